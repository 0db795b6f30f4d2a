"""Names of places that no vocabulary holds: those that a label lists, and those that the gazetteer knows."""

import re
from collections.abc import Callable, Iterator

from retrieval.reading.names.spans import capitals
from retrieval.reading.page import Page
from retrieval.reading.places.lists import next_listed
from retrieval.reading.scope import label_values
from retrieval.reading.surface import Span
from retrieval.reading.words.lexicon import Mark

_BETWEEN = re.compile(r"[,/&+()]")


def labelled_places(page: Page) -> tuple[Mark, ...]:
    """The capitalised names that a label for places lists, known or not."""
    known = ("country", "city", "platform", "person", "language", "demonym", "followers")
    found = []
    for value in label_values(page, "places"):
        cuts = [(m.start(), m.end()) for m in _BETWEEN.finditer(page.plain, *value)]
        cuts += [(m.start, m.end) for m in page.marks("list_join", *value)]
        start = value.start
        for left, right in [*sorted(cuts), (value.end, value.end)]:
            name = Span(page.skip(start), max(page.skip(start), page.back(left, " .")))
            start = right
            if 3 <= name.end - name.start <= 40 and capitals(page, name.start) == name.end and not any(page.says(k, name) for k in known):
                found.append(Mark(*name, "city", ""))
    return tuple(found)


_NAME = re.compile(r"[^\W\d_][\w'’.-]*")
_NAME_WORDS = 4
"""Words that the name of a place may have ("Hawke's Bay", "New South Wales")."""


def known_places(page: Page, known_place: Callable[[str], bool]) -> Iterator[Mark]:
    """The capitalised names behind a place cue, and those listed with them, that the gazetteer knows; before "-based" too."""
    end = 0
    for cue in page.marks("live_in"):
        at = page.skip(cue.end, " (")
        while at >= end and (name := _known_at(page, at, known_place) or _named_here(page, at)) is not None:
            if name.category == "city":
                yield name
            end = name.end
            at = next_listed(page, end)
    for at in page.part_starts():
        yield from _alone(page, page.skip(at), known_place)
    for cue in page.marks("based_after"):
        start = max(page.plain.rfind(" ", 0, cue.start), page.plain.rfind("\n", 0, cue.start)) + 1
        name = _known_at(page, start, known_place)
        if name is not None and name.end == page.back(cue.start, " -"):
            yield name


def _named_here(page: Page, at: int) -> Mark | None:
    """A country that a list of places goes on behind ("Morocco or the Canary Islands")."""
    if (article := page.mark_at("article", at)) is not None:
        at = page.skip(article.end)
    return page.mark_at("country", at)


def _alone(page: Page, at: int, known_place: Callable[[str], bool]) -> Iterator[Mark]:
    """Known names that fill their piece of a sentence about creators ("10k subs, Wales or Shropshire, one video")."""
    if not _opens_name(page, at) and page.mark_at("article", at) is None:
        return
    part, line = page.part(at), page.line(at)
    found: list[Mark] = []
    while at < part.end and (name := _known_at(page, at, known_place)) is not None:
        found.append(Mark(name.start, name.end, "city", "alone"))
        at = next_listed(page, name.end)
    told = page.skip(found[-1].end, " .&/+") >= part.end if found else False
    if told and any(page.says(name, line) for name in ("person", "doer", "platform", "followers")):
        yield from found


def _known_at(page: Page, at: int, known_place: Callable[[str], bool]) -> Mark | None:
    """The longest known name of a place that starts here, with its article where it has one ("the Lake District")."""
    if (article := page.mark_at("article", at)) is not None:
        at = page.skip(article.end)
    ends: list[int] = []
    start = at
    while len(ends) < _NAME_WORDS and (word := _NAME.match(page.text, at)) is not None:
        if page.claimed(word.start(), word.end()) or not (ends or _opens_name(page, at)):
            break
        end = word.end() - (page.text[word.end() - 1] in ".'’-") - 2 * (page.text[word.end() - 2 : word.end()] in {"'s", "’s"})
        ends.append(end)
        if page.plain[word.end() : word.end() + 1] != " ":
            break
        at = page.skip(word.end())
    for end in reversed(ends):
        last = page.text[page.text.rfind(" ", start, end) + 1] if " " in page.text[start:end] else page.text[start]
        if end - start > 2 and (last.isupper() or _uncased(page, start, end)) and known_place(page.text[start:end]):
            return Mark(start, end, "city", "")
    return None


_SHORT_NAME, _SHORTEST_NAME = 5, 4
"""Letters of a Persian name behind a preposition that other words follow too, and behind any other: many villages are named like things."""


def _opens_name(page: Page, at: int) -> bool:
    """Whether a name may start here: with a capital, or with a letter of Persian, which has none."""
    return page.text[at : at + 1].isupper() or (page.language == "fa" and "\u0600" <= page.text[at : at + 1] <= "\u06ff")


def _uncased(page: Page, start: int, end: int) -> bool:
    """Whether these letters without capitals are long enough for a name, and mean nothing else."""
    if page.language != "fa" or not "\u0600" <= page.text[start] <= "\u06ff":
        return False
    cue = page.mark_ending("live_in", page.back(start))
    weak = cue is not None and cue.value == "loose"
    other = (
        "jalali", "month", "holiday", "person", "doer", "platform", "kind", "language", "not_a_name", "function", "relative", "topic_stop",
        "unit", "must", "audience", "gender", "topic_before", "courtesy", "tone_word",
    )  # fmt: skip
    return end - start >= (_SHORT_NAME if weak else _SHORTEST_NAME) and not any(page.says(name, Span(start, end)) for name in other)
