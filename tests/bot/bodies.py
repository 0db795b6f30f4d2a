"""One body of each kind that a conversation answers with, in which everything that others wrote is one text."""

from dataclasses import replace
from datetime import timedelta

from bot.conversation.replies import (
    Absent,
    Body,
    Compared,
    Decided,
    Explained,
    Files,
    History,
    Loosened,
    Messages,
    OneThread,
    OneWeekly,
    Priced,
    Replayed,
    Threads,
    Weeklies,
)  # fmt: skip
from bot.exports.file import File
from bot.memory.cleaning import canonical
from bot.memory.shortlists import KeptShortlist
from bot.memory.turns import Turn
from bot.proposal import Proposal
from bot.replaying import Gone, Named, New, Replay
from bot.weekly.when import When
from prompts.letters.draft import FLAGS, Gloss, OutreachDraft
from retrieval.brief import Brief
from retrieval.meter.meter import Change, Meter
from retrieval.refinement import Refinement
from retrieval.shortlist import Part
from tests.bot.memory.lists import a_making, a_result, an_entry
from tests.bot.proposals import a_decision, a_proposal, marks_of, proven, undone, weighed
from tests.builders import NOW, TODAY, a_creator, an_account
from tests.prompts.matches import a_match, standing
from tests.prompts.test_why_not import CONTENT, RANKED, UNMET, a_why

TEXT = "Beans"


def two(text: str = TEXT) -> Proposal:
    """Two creators with a ledger, earlier work, scores, fees against a budget and a decision."""
    person = a_creator(name=text, id="instagram:ana", places=(text,), accounts=(an_account(text, views=9_000, url=text),))
    parts = (Part(name="topic", value=0.5), Part(name="sponsored", value=-0.04, because=(("share", 0.8),)))
    first = a_match(
        creator=person, engagement=standing(percentile=80.0), parts=parts, ledger=proven(text), conflicts=(weighed(text),), days_silent=300
    )
    second = a_match(creator=a_creator("bo", country="VN"), ledger=proven(text)[:1])
    brief = Brief(wording=text, topics=(text,), budget_max=3_000, budget_currency="USD")
    return a_proposal(first, second, list_of={"brief": brief}, marks=marks_of(a_decision("note", text=text, who=text)))


def a_draft(text: str = TEXT, **fields: object) -> OutreachDraft:
    """A draft with its gloss and everything that can be known of one."""
    told: dict[str, object] = {
        "creator": f"instagram:{text}",
        "language": "th",
        "subject": f"Subject {text}",
        "body": f"Dear {text},\nwe liked it.",
        "words": 94,
        "reply_by": TODAY + timedelta(days=7),
        "flags": FLAGS,
        "gloss": Gloss(language="en", subject=f"Gloss {text}", body=f"In short: {text}"),
        "fallback": "slow",
    }
    return OutreachDraft(**{**told, **fields})  # type: ignore[arg-type]  # fields are the caller's


def a_meter(text: str = TEXT) -> Meter:
    """A brief that one change helps."""
    brief = Brief(wording=text, creator_places=(text,))
    change = Change(refinement=Refinement(changes={"creator_places": ()}), fields=("creator_places",), gives=9, adds=7)
    return Meter(brief=brief, matches=2, loosen=(change,), tighten=(), pair=None)


def a_replayed(text: str = TEXT) -> Replayed:
    """A list in which somebody is gone and somebody new."""
    who = Named(id="x:ana", name=text, handle=text)
    replay = Replay(identical=False, same_ground=False, generations=(3, 7), gone=(Gone(who=who, place=1),), new=(New(who=who, place=2),))
    making = a_making()
    result = canonical(a_result(an_entry("ana", name=text, account=f"instagram:{text}"), {"removed": True}))
    return Replayed(kept=KeptShortlist(id=making.id, making=making, made_at=NOW, made_by=text, threads=(), result=result), replay=replay)


def a_weekly(text: str = TEXT, **fields: object) -> OneWeekly:
    """A weekly list that comes on Mondays."""
    told: dict[str, object] = {
        "id": 7,
        "name": text,
        "when": When(weekdays=(0,), hour=9, minute=0, zone="Asia/Bangkok"),
        "next": NOW,
        "paused": False,
        "channel": "terminal",
    }
    return OneWeekly(**{**told, **fields})  # type: ignore[arg-type]  # fields are the caller's


def bodies(text: str = TEXT) -> dict[str, Body]:
    """Bodies by the name of their kind."""
    proposal = two(text)
    stranger = replace(UNMET, creator=a_creator(text))
    decided = (a_decision("note", text=text, who=text), undone("block", by=text), a_decision("note", creator_id=None, text="the list"))
    told: tuple[Body, ...] = (
        Explained(proposal=proposal, places=(1, 2)),
        Absent(whys=(stranger, CONTENT, RANKED, a_why(twin=f"instagram:{text}"))),
        Priced(proposal=proposal, places=(1, 2)),
        Compared(proposal=proposal, places=(2, 1)),
        Loosened(meter=a_meter(text), wanted=5),
        Messages(drafts=(a_draft(text), a_draft(text, gloss=None, flags=(), fallback=None, made_by="model"))),
        Files(files=(File(name="chart.svg", content=b"", alt=f"A chart of {text}"), File(name="list.csv", content=b""))),
        History(turns=(Turn(thread="terminal:a", number=1, at=NOW, who=text, said=text, replied=f"Reply: {text}\n  as it stood"),)),
        Decided(decisions=decided, names={"instagram:ana": text}),
        Threads(
            threads=tuple(OneThread(key=f"terminal:{name}", title=text, updated_at=NOW) for name in ("default", text)),
            now="terminal:default",
        ),
        a_replayed(text),
        Weeklies(lists=(a_weekly(text), a_weekly(text, next=None, paused=True), a_weekly(text, when=None, next=None))),
    )
    return {type(one).__name__: one for one in told}
