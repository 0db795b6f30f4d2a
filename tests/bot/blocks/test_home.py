"""The App Home: what waits comes first, everything can be acted on, pages hold what one view cannot, and an empty one teaches."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.blocks.controls import control_of
from bot.blocks.home import Home, Listed, Saved, Waiting, Weekly, home_view
from prompts.words import Words
from tests.bot.blocks.modals.windows import HOSTILE, LANGUAGES, LONG, accepted, pressed, showing, whole_text

DAY = date(2026, 11, 25)
FULL = Home(
    waiting=(
        Waiting(what="draft", title="Coffee", count=3, url="https://acme.slack.com/archives/C1/p1", shortlist="S-AAAAAAAA"),
        Waiting(what="approval", title="Tea", count=2),
        Waiting(what="question", title="Bags"),
    ),
    saved=(Saved(number=7, name="Spring", told="5 micro creators for home coffee", at=DAY),),
    lists=(Listed(shortlist="S-AAAAAAAA", title="Coffee", at=DAY, creators=5, url="https://acme.slack.com/archives/C1/p1"),),
    weekly=(
        Weekly(number=3, name="Monday list", when="Mondays at 9:00, Bangkok", channel="coffee", next_on=DAY),
        Weekly(number=4, name="Resting", when="Fridays at 9:00", channel="#tea", paused=True, next_on=DAY),
    ),
    language="th",
    currency="THB",
    rates=2,
    statistics=("240 creators", "12 lists this week"),
)


def view(home: Home, language: str = "en", *, page: int = 1) -> dict[str, Any]:
    return accepted(home_view(home, showing(language), page=page))


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_stands_in_it_with_what_waits_first(language: str) -> None:
    words = Words(language)
    text = whole_text(view(FULL, language))
    order = [text.index(words(f"home.{name}")) for name in ("waiting", "saved", "lists", "weekly", "administration")]
    assert order == sorted(order)
    for said in (
        "Coffee",
        "Tea",
        "Bags",
        "Spring",
        "5 micro creators",
        "S-AAAAAAAA",
        "Monday list",
        "#coffee",
        "#tea",
        "Bangkok",
        "THB",
        "240 creators",
    ):
        assert said in text
    headings = [block["text"]["text"] for block in view(FULL, language)["blocks"] if block["type"] == "header"]
    assert len(headings) == len(set(headings)) == 7
    assert words("home.paused") in text
    assert words("home.import_hint") in text


def test_each_row_can_be_acted_on() -> None:
    told = list(map(control_of, pressed(view(FULL))))
    controls = [(one.act, one.number) for one in told]
    assert controls == [
        ("new_brief", None),
        ("drafts", None),
        ("saved_run", 7), ("saved_delete", 7),
        ("weekly_pause", 3), ("weekly_run", 3), ("weekly_edit", 3), ("weekly_delete", 3),
        ("weekly_resume", 4), ("weekly_run", 4), ("weekly_edit", 4), ("weekly_delete", 4),
        ("settings", None),
    ]  # fmt: skip
    assert told[1].shortlist == "S-AAAAAAAA"


def test_drafts_of_a_list_that_is_not_known_have_no_button() -> None:
    acts = [one.act for one in map(control_of, pressed(view(Home(waiting=(Waiting(what="draft", title="Coffee"),)))))]
    assert acts == ["new_brief", "settings"]


def test_threads_are_linked_where_they_can_be_opened() -> None:
    lines = [line for block in view(FULL)["blocks"] if block["type"] == "rich_text" for line in block["elements"]]
    links = [element["url"] for line in lines for element in line["elements"] if element["type"] == "link"]
    assert links == ["https://acme.slack.com/archives/C1/p1"] * 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_home_teaches_the_first_step(language: str) -> None:
    words = Words(language)
    made = view(Home(), language)
    assert words("home.first_title") in whole_text(made)
    assert [control_of(value).act for value in pressed(made)] == ["new_brief", "settings"]
    assert words("home.administration") not in whole_text(made)
    assert words("home.first_title") not in whole_text(view(replace(Home(), waiting=FULL.waiting), language))


def test_a_paused_list_has_no_next_time() -> None:
    only = replace(Home(), weekly=(FULL.weekly[1],))
    assert Words("en")("home.next", date="25 Nov 2026") not in whole_text(view(only))
    assert Words("en")("home.next", date="25 Nov 2026") in whole_text(view(replace(only, weekly=FULL.weekly[:1])))


def test_many_rows_go_on_on_further_pages_and_none_is_lost() -> None:
    home = Home(
        saved=tuple(Saved(number=k, name=f"Brief {k} ", told="x", at=DAY) for k in range(70)),
        lists=tuple(Listed(shortlist="S-AAAAAAAA", title=f"List {k} ", at=DAY, creators=5) for k in range(70)),
        weekly=tuple(Weekly(number=k, name=f"Weekly {k} ", when="Mondays", channel="c") for k in range(70)),
    )
    text, page = "", 1
    while True:
        made = view(home, page=page)
        text += whole_text(made)
        turning = [one for one in map(control_of, pressed(made)) if one.act == "more"]
        assert all(one.code == "home" for one in turning)
        if not any((one.number or 0) > page for one in turning):
            break
        page += 1
    assert page > 3
    for name in ("Brief", "List", "Weekly"):
        for k in range(70):
            assert f"{name} {k}\n" in text
    assert view(home, page=page + 9) == view(home, page=page)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", [HOSTILE, LONG, "", "\u202e"])
def test_no_text_of_others_addresses_anybody_or_breaks_a_limit(text: str, language: str) -> None:
    home = Home(
        waiting=(Waiting(what="draft", title=text, url=text),),
        saved=(Saved(number=1, name=text, told=text, at=DAY),),
        lists=(Listed(shortlist="S-AAAAAAAA", title=text, at=DAY, creators=1, url=f"https://x.example/{text}"),),
        weekly=(Weekly(number=1, name=text, when=text, channel=text),),
        currency=text,
        statistics=(text,),
    )
    view(home, language)
