"""Windows that choose creators: whom to compare with, and about whom to ask why not."""

import re
from urllib.parse import urlsplit

from bot.blocks.modals.frame import short, window
from bot.blocks.modals.inputs import Option, several_input, text_input
from bot.blocks.modals.submitted import Submitted, Wrong
from bot.blocks.prose import prose, strong
from bot.blocks.showing import Showing
from bot.blocks.text import Block
from bot.proposal import Proposal
from prompts.figures import number
from prompts.words import Words

OTHERS, HANDLES = "others", "handles"
MOST_BESIDE = 4
"""Others beside the first one: five side by side are compared at most."""
MOST_WHYS = 3
_LONGEST_HANDLE = 79


def compare_window(proposal: Proposal, place: int, showing: Showing, *, metadata: str) -> Block:
    """Asks with whom of the list the creator at a place is to be compared; where there is nobody else, says so."""
    words = showing.words
    others = [k for k in range(1, len(proposal.shortlist.matches) + 1) if k != place]
    if not others:
        return window(
            "compare", words("window.compare_title"), prose([words("window.compare_nobody")], words.language), words, metadata=metadata
        )
    options = [Option(str(k), _called(proposal, k, words)) for k in others]
    asked = several_input(OTHERS, words("window.compare_with"), options, initial=(), most=MOST_BESIDE, optional=False)
    blocks = [*prose([[strong(_called(proposal, place, words))]], words.language), asked]
    return window("compare", words("window.compare_title"), blocks, words, metadata=metadata, submit=words("window.compare_submit"))


def read_compare(values: object, place: int, count: int, words: Words) -> tuple[int, ...] | Wrong:
    """The places to compare, the first one first. Raises Unreadable."""
    among = {str(k) for k in range(1, count + 1)} - {str(place)}
    chosen = Submitted(values).several(OTHERS, among)
    if not chosen or len(chosen) > MOST_BESIDE:
        return Wrong(errors={OTHERS: words("window_fault.compare")})
    return (place, *(int(one) for one in chosen))


def why_not_window(showing: Showing, *, metadata: str) -> Block:
    """Asks for the handle of somebody who is not in the list."""
    words = showing.words
    asked = text_input(HANDLES, words("window.why_not_whom"), optional=False, most=300, hint=words("window.why_not_hint"), focused=True)
    return window("why_not", words("window.why_not_title"), [asked], words, metadata=metadata, submit=words("window.why_not_submit"))


def read_why_not(values: object, words: Words) -> tuple[str, ...] | Wrong:
    """The handles with their @, at most three. Raises Unreadable."""
    told = Submitted(values).text(HANDLES, most=300)
    found = tuple(dict.fromkeys(handle_in(one) for one in re.split(r"[\s,،;؛]+", told) if one))
    if not found or len(found) > MOST_WHYS or not all(found):
        return Wrong(errors={HANDLES: words("window_fault.handle")})
    return tuple(f"@{one}" for one in found)


def handle_in(text: str) -> str:
    """The handle of `@name`, `name` or the address of a profile, without @; empty where it is none."""
    told = text.strip()
    if "://" in told:
        try:
            told = urlsplit(told).path.rstrip("/").rpartition("/")[2]
        except ValueError:
            return ""
    told = told.removeprefix("@")
    return told if 1 <= len(told) <= _LONGEST_HANDLE and not any(c.isspace() or c in "@/<>|" for c in told) else ""


def _called(proposal: Proposal, place: int, words: Words) -> str:
    match = proposal.shortlist.matches[place - 1]
    return short(f"{number(place, words.language)}. {match.creator.name} · @{match.account.handle}")
