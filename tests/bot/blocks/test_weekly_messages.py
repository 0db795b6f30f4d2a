"""What a weekly list tells its channel stands in one message, however much there is of it."""

from dataclasses import replace
from datetime import date

import pytest

from bot.blocks.weekly import round_message
from bot.memory.schedules import Schedule
from bot.proposal import Proposal
from bot.weekly.delta import Changed, Delta, New
from bot.weekly.figures import Change, Fee
from bot.weekly.freshness import Freshness
from bot.weekly.weekly import Round
from tests.bot.blocks.test_limits_hold import long_list
from tests.bot.blocks.views import LANGUAGES, acts, cards, controls, seen, showing, taken
from tests.bot.bodies import two
from tests.bot.proposals import a_proposal
from tests.builders import NOW, a_creator
from tests.prompts.matches import a_match
from tests.prompts.test_why_not import UNMET

SINCE = date(2026, 11, 18)
SCHEDULE = Schedule(
    id=7, team_id="T1", channel="C1", thread=None, name="Spring <!here>", brief={}, how_many=None, weekdays="mon", time="09:00",
    zone="Asia/Bangkok", language="en", settings={}, paused=False, counts_from=NOW, created_by="mai", created_at=NOW, updated_at=NOW,
    version=1, deleted_at=None,
)  # fmt: skip
CHANGES = (
    Change(what="followers", before=20_000.0, after=30_000.0),
    Change(what="fee", before=Fee(low=100, median=150, high=200, currency="USD"), after=Fee(low=200, median=250, high=300, currency="USD")),
)


def a_round(delta: Delta, proposal: Proposal | None = None, **fields: object) -> Round:
    told: dict[str, object] = {"others": None, "sights": (), "freshness": Freshness(), "kept": "S-K3NQ7A2B", "schedule": SCHEDULE}
    return Round(proposal=proposal or two(), delta=delta, **{**told, **fields})  # type: ignore[arg-type]  # fields are the caller's


NEWS = Delta(
    first=False,
    since=SINCE,
    new=(New(place=2, back=True),),
    gone=(UNMET,),
    removed=2,
    changed=(Changed(place=1, changes=CHANGES),),
)


def test_the_news_tell_who_is_new_whose_figures_changed_and_who_is_gone() -> None:
    message = round_message(a_round(NEWS), showing())
    shown = seen(taken([message]))
    lines = shown.splitlines()
    assert lines[:2] == ["Weekly list: Spring <!here>", "What changed since 18 Nov 2026"]
    assert "2. Bo" in shown
    assert "back in the list" in shown
    assert "1. @Beans: followers 20k → 30k; likely fee 100–200 → 200–300 USD" in lines
    assert shown.index("New in the list") < shown.index("Changed figures") < shown.index("No longer in the list")
    assert "2 are no longer in the catalogue." in lines
    assert [card["title"]["text"] for card in cards([message])] == ["2. Bo"]
    assert {one.shortlist for one in controls(message)} == {"S-K3NQ7A2B"}
    assert "@bo" in message.text


def test_where_fees_are_not_shown_their_changes_are_no_news() -> None:
    told = showing(fees=False)
    assert "followers 20k → 30k" in seen([round_message(a_round(NEWS), told)])
    assert "USD" not in seen([round_message(a_round(NEWS), told)])
    only_fees = replace(NEWS, changed=(Changed(place=1, changes=CHANGES[1:]),))
    assert "Changed figures" not in seen([round_message(a_round(only_fees), told)])


def test_the_first_list_is_told_as_any_other() -> None:
    first = Delta(first=True, new=(New(place=1), New(place=2)))
    message = round_message(a_round(first), showing())
    shown = seen(taken([message]))
    assert "The first list of this brief here." in shown
    assert "Together (2): " in shown
    assert len(cards([message])) == 2


def test_a_quiet_week_offers_others_on_whom_nothing_can_be_pressed() -> None:
    others = a_proposal(a_match(creator=a_creator("cy")))
    message = round_message(a_round(Delta(first=False, since=SINCE), others=others), showing())
    shown = seen(taken([message]))
    assert "A quiet week: nothing changed since 18 Nov 2026." in shown
    assert "Nobody new made the list." in shown
    (card,) = cards([message])
    assert card["title"]["text"] == "1. Cy"
    assert "actions" not in card


def test_old_data_is_told_as_such() -> None:
    stale = replace(Freshness(), stale=True, since=date(2026, 11, 1))
    assert "This is the data of 1 Nov 2026." in seen([round_message(a_round(NEWS, freshness=stale), showing())])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_long_list_of_the_longest_names_is_one_message_that_says_there_is_more(language: str) -> None:
    proposal = long_list(40, "قهوه & <coffee> " * 250)
    new = tuple(New(place=place) for place in range(1, 41))
    changed = tuple(Changed(place=place, changes=CHANGES) for place in range(1, 41))
    for delta in (Delta(first=True, new=new), Delta(first=False, since=SINCE, new=new, gone=(UNMET,) * 60, changed=changed)):
        message = round_message(a_round(delta, proposal), showing(language))
        assert taken([message])
        assert len(cards([message])) == 10
        assert "table" in acts([message])
        assert showing(language).words("card.not_all") in seen([message])


@pytest.mark.parametrize("language", LANGUAGES)
def test_news_are_told_in_every_language(language: str) -> None:
    assert "{" not in seen(taken([round_message(a_round(NEWS, others=two()), showing(language))]))
