"""Topics told beside words for creators, by what they do, or behind "looking for"."""

from retrieval.reading.page import Page
from retrieval.reading.scope import elsewhere
from retrieval.reading.surface import Span
from retrieval.reading.topics.bounds import backward, forward
from retrieval.reading.topics.phrases import trimmed


def _dated(page: Page, at: int) -> bool:
    """Whether days follow, so that "running" is said of the campaign ("running from 1 to 28 May")."""
    small = any(page.mark_at(name, page.skip(at)) for name in ("from", "until", "on_day"))
    return page.language == "en" and small and page.claimed(at, at + 12)


def doing(page: Page) -> list[Span]:
    """What anyone is said to do ("anyone ... knits socks"): from the verb on, or up to it where verbs come last."""
    spans: list[Span] = []
    for mark in page.marks("does"):
        about_us = page.says("introduces", page.clause(mark.start)) or _dated(page, mark.end)
        if not about_us and not elsewhere(page, mark.start) and not page.claimed(mark.start, mark.end):
            last = mark.value == "last"
            if last:
                spans.append(Span(backward(page, mark.start).start, mark.end))
                continue
            start = mark.start
            if page.plain.endswith("ing", start, mark.end):  # "sourdough baking"
                before = backward(page, start).start
                words = [before, page.part(start).start, *(m.end for m in page.marks("function", before, start))]
                start = min(start, page.skip(max(words)))
            spans.append(Span(start, forward(page, mark.end).end))
    return spans


def sought(page: Page) -> list[Span]:
    """What stands behind "looking for" and the like."""
    counted = {m.start for m in page.marks("followers")}  # "follow-ers" opens with the Persian "looking"
    cues = [m for m in page.marks("need") if m.start not in counted]
    cues = [m for m in cues if page.words.noun_first or m.start == page.skip(page.clause(m.start).start)]
    return [forward(page, mark.end) for mark in cues if not elsewhere(page, mark.start)]


def beside_people(page: Page) -> list[Span]:
    spans = []
    shows = [m for m in page.marks("platform") if page.words.noun_first and m.value in {"podcast", "blog", "newsletter"}]
    for mark in sorted((*page.marks("person"), *shows)):
        labels = (m for m in page.marks("label", max(0, mark.start - 30), mark.end + 30) if m.start <= mark.start < m.end)
        if any(page.plain.startswith(":", page.skip(m.end)) for m in labels) or (
            page.language == "fa" and page.plain.startswith(":", page.skip(mark.end))
        ):
            continue  # "Number of creators: 5"
        if elsewhere(page, mark.start) or page.mark_ending("per", page.back(mark.end)) or page.mark_ending("each", page.back(mark.start)):
            continue
        if page.words.noun_first:
            if page.language == "vi" and page.plain[page.skip(mark.end) : page.skip(mark.end) + 1] == "-":
                continue  # a title: "BRIEF KOL – MÂY HỒNG"
            near = page.marks("must_cue", max(0, mark.start - 20), mark.end + 20)
            if page.language == "vi" and any(m.start < mark.start < m.end for m in near):
                continue  # "ưu tiên bạn nào biết nấu ăn"
            on = page.mark_at("platform", page.skip(mark.end))  # "an Instagram page about dogs", where the noun comes first
            span = forward(page, on.end if on is not None and on.value != mark.value else mark.end)
            before = page.text[max(0, mark.start - 2) : mark.start].strip()
            latin = page.text[mark.start].isascii() and before.isascii() and before.isalpha() and page.words.latin_stands_out
            spans.append(backward(page, mark.start) if (latin or page.language in {"vi", "id"}) and not trimmed(page, span) else span)
        else:
            spans.append(backward(page, mark.start))
            follows = page.skip(mark.end)
            if page.language == "en" and page.plain.startswith("that ", follows):
                spans.append(forward(page, follows + 5))
            if page.language == "en" and page.plain[follows : page.plain.find(" ", follows)].endswith("ing"):
                spans.append(forward(page, follows))  # "parents raising twins"
            if page.plain[follows : follows + 2] in {"- ", ": "}:
                spans.append(forward(page, follows + 1))
    return spans
