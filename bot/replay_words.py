"""What came of a replay, in sentences for people; the same for a terminal and for any other door."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from bot.memory.shortlists import KeptShortlist
from bot.replaying import Figured, Gone, Judgement, Named, Replay, Versioned
from index.texts import one_line, shown
from prompts.figures import count, day, number, share
from prompts.joining import commas
from prompts.words import Words

MOST_TOLD = 10
"""Creators that are named for one kind of change; more of them are counted."""

FIRST_WORDS = 60
"""Characters of a brief by which a list is known again."""

T = TypeVar("T")


def stored_list(kept: KeptShortlist, result: Mapping[str, Any], words: Words) -> Iterator[str]:
    """A list as it was stored: what it is, its brief, a line for each creator."""
    yield words("replay.title", id=kept.id, day=day(kept.making.day, words.language), who=one_line(kept.made_by))
    yield first_words(str(kept.making.brief.get("wording", "")))
    for place, one in enumerate(result["matches"], start=1):
        gone = one.get("removed") or "id" not in one
        who = words("replay.removed_entry") if gone else f"{one_line(one['name'])}  {one_line(one['account']).replace(':', ' @', 1)}"
        yield f"{number(place, words.language)}. {who}"


def first_words(wording: str) -> str:
    """The beginning of a brief on one line."""
    text = one_line(wording)
    return text if len(text) <= FIRST_WORDS else text[:FIRST_WORDS].rsplit(" ", 1)[0] + " …"


def told(replay: Replay, words: Words) -> list[str]:
    """The verdict first, then what changed and for whom, a line each."""
    return [_verdict(replay, words), *([] if replay.identical else _changes(replay, words))]


def _verdict(replay: Replay, words: Words) -> str:
    if replay.identical:
        return words("replay.identical")
    if replay.broken:
        return words("replay.broken")
    if replay.same_ground and replay.removed and not replay.changed:
        return words("replay.removed_only")
    before, after = (number(one, words.language) for one in replay.generations)
    key = "replay.changed" if replay.changed or replay.removed or replay.versions else "replay.unchanged"
    return words(key, before=before, after=after)


def _changes(replay: Replay, words: Words) -> Iterator[str]:
    language = words.language
    if replay.versions:
        yield words("replay.versions", changes=commas((_version(one, words) for one in replay.versions), words))
    if replay.removed:
        yield words("replay.removed", count=number(replay.removed, language))
    yield from _part("replay.gone", replay.gone, lambda one: _gone(one, words), words)
    yield from _part("replay.new", replay.new, lambda one: f"{number(one.place, language)}. {_who(one.who)}", words)
    if replay.keeps_order and replay.moved:
        yield words("replay.keeps_order")
    elif replay.moved:
        steps = [f"{_who(one.who)} {_step(number(one.before, language), number(one.after, language), words)}" for one in replay.moved]
        yield from _part("replay.moved", steps, str, words)
    yield from _part("replay.figures", replay.figures, lambda one: _figure(one, words), words)
    yield from _part("replay.judgements", replay.judgements, lambda one: _judgement(one, words), words)
    if replay.rest:
        yield words("replay.rest", parts=commas((words.of("replay_part", name) for name in replay.rest), words))


def _part(key: str, items: Sequence[T], line: Callable[[T], str], words: Words) -> Iterator[str]:
    """A heading and its lines; what is too much is counted."""
    if not items:
        return
    yield words.of(*key.split("."))
    yield from (f"  {line(one)}" for one in items[:MOST_TOLD])
    if len(items) > MOST_TOLD:
        yield "  " + words("replay.and_more", count=number(len(items) - MOST_TOLD, words.language))


def _who(who: Named) -> str:
    return f"{shown(who.name)} @{shown(who.handle)}"


def _gone(one: Gone, words: Words) -> str:
    line = f"{number(one.place, words.language)}. {_who(one.who)}"
    if not one.why:
        return line
    if one.why == ("left",):
        return words("replay.because", who=line, why=words("replay.left"))
    fields = commas((words.of("field", field) for field in one.why), words)
    return words("replay.because", who=line, why=words("replay.fails", fields=fields))


def _figure(one: Figured, words: Words) -> str:
    write = share if one.what == "engagement" else count
    before, after = (words("replay.not_known") if told is None else write(told, words.language) for told in (one.before, one.after))
    if before == after and one.before is not None and one.after is not None:  # a short figure hides a small step
        before, after = (number(told, words.language) for told in (one.before, one.after))
    what = words("replay.engagement") if one.what == "engagement" else words("replay.followers")
    return words("replay.about", who=shown(one.who.name), what=f"{what} ({shown(one.account)})", change=_step(before, after, words))


def _judgement(one: Judgement, words: Words) -> str:
    before, after = (words.of("replay_status", status or "none") for status in (one.before, one.after))
    return words("replay.about", who=shown(one.who.name), what=words.of("field", one.field), change=_step(before, after, words))


def _version(one: Versioned, words: Words) -> str:
    before, after = (words("replay.not_known") if told is None else told for told in (one.before, one.after))
    return f"{words.of('replay_part', one.name)} {_step(before, after, words)}"


def _step(before: str, after: str, words: Words) -> str:
    return words("chat.step", before=before, after=after)
