"""Engagement, and why the order is what it is: what stands in the pictures."""

from dataclasses import replace

import pytest

from bot.charts import order, standing
from retrieval.engagement import Norm
from retrieval.shortlist import Part
from tests.bot.charts.lists import edition, some
from tests.prompts.matches import a_match, judged
from tests.prompts.matches import standing as engagement


def test_percentile_norm_and_unknown_are_told_apart_in_words_and_looks() -> None:
    picture = standing.draw(some(3), edition=edition())
    assert "percentile 80 · Instagram micro · 3 %" in picture.page.texts
    assert "2.1× the norm (2 %–4 %) · Instagram micro · 6 %" in picture.page.texts
    assert "not known" in picture.page.texts
    assert picture.page.svg().count('fill="url(#') == 2, "the striped bar and its sample"


def test_the_legend_names_only_what_is_there() -> None:
    alone = standing.draw([a_match(engagement=engagement(percentile=50.0))], edition=edition()).page.texts
    assert "percentile among the same platform and tier" in alone
    assert not any("norm" in text and "striped" not in text for text in alone)


def test_published_norms_are_named_by_their_site_and_year() -> None:
    norm = Norm(low=0.01, high=0.02, source="https://norms.example/a/b.html (quotes others)", year="2025")
    match = a_match(engagement=replace(engagement(), norm=norm))
    texts = standing.draw([match], edition=edition()).page.texts
    assert any("published norms: norms.example 2025" in text for text in texts)


def test_a_list_of_which_nothing_is_known_is_drawn_without_a_scale() -> None:
    picture = standing.draw([a_match(), a_match()], edition=edition())
    assert picture.page.texts.count("not known") == 2
    assert "100" not in picture.page.texts
    assert "none has a percentile" in picture.alt


def test_scores_stand_in_the_order_of_the_list_with_their_total() -> None:
    texts = order.draw(some(6), edition=edition()).page.texts
    totals = [text for text in texts if text.startswith("\u20680.") and text[1:-1] in {"0.9", "0.88", "0.86", "0.84", "0.82", "0.8"}]
    assert [text[1:-1] for text in totals[-6:]] == ["0.9", "0.88", "0.86", "0.84", "0.82", "0.8"]


def test_what_takes_away_stands_on_the_other_side_of_zero() -> None:
    svg = order.draw([a_match(parts=(Part(name="topic", value=0.9), Part(name="authenticity", value=-0.08)))], edition=edition()).page.svg()
    boxes = {colour: _boxes(svg, colour)[-1] for colour in (order.COLOURS["topic"], order.COLOURS["authenticity"])}
    (topic_start, _), (left, wide) = boxes.values()
    assert left + wide == pytest.approx(topic_start, abs=0.2)


def test_a_persian_reader_sees_it_from_the_right() -> None:
    match = a_match(parts=(Part(name="topic", value=0.9), Part(name="sponsored", value=-0.04)))
    page = order.draw([match], edition=edition("fa")).page
    (topic, wide), (negative, _) = (_boxes(page.svg(), order.COLOURS[name])[-1] for name in ("topic", "sponsored"))
    assert topic + wide == pytest.approx(negative, abs=0.2)


def test_what_places_a_creator_beside_the_score_is_said() -> None:
    parts = (Part(name="topic", value=0.5),)
    matches = [
        a_match(parts=parts, pinned=True, supported=False),
        a_match(parts=parts, ledger=(judged("creator_gender", "unknown"),)),
        a_match(parts=parts, supported=False),
        a_match(parts=parts),
    ]
    texts = order.draw(matches, edition=edition()).page.texts
    marks = [text for text in texts if text in {"pinned", "something unknown", "little on the topic"}]
    assert marks == ["pinned", "something unknown", "little on the topic"]


def test_a_match_without_parts_is_drawn_all_the_same() -> None:
    assert order.draw([a_match(parts=())], edition=edition()).page.texts


def _boxes(svg: str, colour: str) -> list[tuple[float, float]]:
    """Left edge and width of all boxes of a colour."""
    found = [piece.split("/>")[0] for piece in svg.split("<rect ")[1:] if f'fill="{colour}"' in piece.split("/>")[0]]
    return [tuple(float(piece.split(f'{name}="')[1].split('"')[0]) for name in ("x", "width")) for piece in found]
