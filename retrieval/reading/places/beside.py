"""Whether the words beside a place say that creators are there."""

from retrieval.reading.page import Page
from retrieval.reading.scope import label_before
from retrieval.reading.words.lexicon import Mark


def native(page: Page, mark: Mark) -> bool:
    """Whether "people of" is written onto a city ("ขอคนกรุงเทพกับโคราช")."""
    return page.words.phrases_spaced and mark.category == "city" and page.mark_ending("native", mark.start) is not None


def placed(page: Page, mark: Mark) -> bool:
    """Whether the words beside a place say that someone is there."""
    label = label_before(page, mark.start)
    if mark.value == "alone" or (label is not None and label.value == "places"):
        return True
    before = page.back(mark.start, " (")
    if (article := page.mark_ending("article", before)) is not None:
        before = page.back(article.start)
    if mark.category == "city" and page.plain[page.back(mark.start) - 1 : page.back(mark.start)] == ":":
        return True
    if page.mark_ending("live_in", before) or page.mark_ending("people_after", before):
        return True
    if page.plain.startswith("-based", mark.end) or page.plain.startswith(" based", mark.end):
        return True
    after = page.skip(mark.end, " -")
    if page.language == "fa" and page.mark_at("only", after):
        return True
    if mark.category == "country" and (page.mark_at("person", after) or page.mark_at("tier", after) or page.mark_at("only", after)):
        return True
    if page.words.modifiers_first and _placed_before(page, after):
        return True
    if _only_places(page, mark):
        return True
    if mark.category == "country" and any(q.end == page.back(mark.start) for q in page.amounts(mark.start - 12, mark.start)):
        person = next(iter(page.marks("person", after, min(page.part(after).end, after + 40))), None)
        if person is not None and len(page.plain[after : person.start].split()) <= 4:
            return True
    return page.mark_ending("person", before) is not None and (page.words.noun_first or page.plain[mark.start - 1 : mark.start] == "(")


NEAR = 25
"""Letters within which a person follows a place that is said to be theirs ("大阪のグルメ系インフルエンサー")."""


def _placed_before(page: Page, after: int) -> bool:
    """Whether a particle or a person right behind a place says so, where modifiers come first ("北京的博主", "서울 거주")."""
    for _ in range(4):  # "부산 경남 거주"
        also = page.mark_at("city", after) or page.mark_at("country", after) or page.mark_at("list_join", after)
        if also is None:
            break
        after = page.skip(also.end, " ,/")
    if page.mark_at("live_after", after) is not None or page.mark_at("person", after) is not None:
        return True
    of = page.mark_at("genitive", after)
    end = min(page.part(after).end, after + NEAR)
    following = page.skip(of.end) if of is not None else after
    if of is None and not ((gender := page.mark_at("gender", following)) is not None and page.mark_at("person", page.skip(gender.end))):
        return False
    return bool(page.marks("person", following, end) or page.marks("counter", following, end))


def _only_places(page: Page, mark: Mark) -> bool:
    """Whether the piece of the sentence holds nothing but places ("(Lyon ou Bordeaux)", "داخل ایران باشن، شیراز یا اصفهان")."""
    part = page.part(mark.start)
    rest = list(page.plain[part.start : part.end])
    modifiers: tuple[str, ...] = ("genitive", "live_after") if page.words.modifiers_first else ()
    modifiers += ("function", "only", "trim") if page.language == "en" else ()
    for name in ("country", "city", "list_join", "article", *modifiers):
        for found in page.marks(name, *part):
            rest[found.start - part.start : found.end - part.start] = " " * (found.end - found.start)
    more = {"en": ("platform", "followers"), "fa": ("counter",)}.get(page.language, ())
    people: tuple[str, ...] = ("person", "doer", *more)
    return not "".join(rest).strip(" .,&/+") and any(page.says(name, page.line(mark.start)) for name in people)
