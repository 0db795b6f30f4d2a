"""Languages that creators publish in."""

from retrieval.reading.page import Page
from retrieval.reading.places.lists import add, in_one_list
from retrieval.reading.scope import label_before, negated
from retrieval.reading.words.lexicon import Mark


def languages_asked(page: Page) -> tuple[str, ...]:
    found: list[str] = []
    last: Mark | None = None
    said = page.marks("language_said")
    plain = [m for m in page.marks("language") if not any(s.start <= m.start < s.end for s in said)]
    for mark in sorted((*said, *plain)):
        if last is not None and mark.start < last.end:
            continue
        before = page.back(mark.start)
        cue = (
            page.mark_ending("lang_cue", before)
            or (last is not None and in_one_list(page, last.end, mark.start))
            or mark.category == "language_said"
        )
        after = page.skip(mark.end, " -")
        cue = (
            cue
            or page.mark_at("lang_after", after)
            or ((label := label_before(page, mark.start)) is not None and label.value == "languages")
            or (page.language == "fa" and bool(page.mark_ending("platform", before) or page.mark_ending("person", before)))
            or (page.words.myriad and bool(page.marks("person", mark.end, min(page.part(mark.start).end, mark.end + 8))))
        )
        if not cue and (join := page.mark_at("list_join", after)) is not None:
            second = page.mark_at("language", page.skip(join.end))
            cue = second is not None and page.mark_at("lang_after", page.skip(second.end, " -")) is not None
        if page.mark_ending("teaches", before):
            continue
        if not cue or negated(page, mark.start) or page.claimed(mark.start, mark.end):
            continue
        add(found, mark.value)
        page.claim(mark.start, mark.end)
        last = mark
    return tuple(found)
