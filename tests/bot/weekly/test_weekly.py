"""Weekly lists made over a catalogue that changes from week to week."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.memory.forgetting import Forgetting
from bot.memory.schedules import Schedule
from bot.memory.seen import Sights
from bot.memory.trouble import ChangedMeanwhile
from bot.terminal.weekly_view import round_view
from bot.weekly import telling
from bot.weekly.freshness import Freshness
from bot.weekly.places import Place, place_of
from bot.weekly.weekly import CannotBeMade, Round, Weekly, next_of, when_of
from bot.weekly.when import When
from index.generation.reading import Generation
from index.languages import LanguageDetector
from index.records import Creator
from prompts.words import Words
from retrieval.hand import Hand
from retrieval.parts import Desk
from tests.bot.conversation.talk import HERE, PEOPLE, Office, Talk, a_proposer, an_office
from tests.bot.proposals import BOOK
from tests.bot.test_views import on_screen
from tests.builders import NOW, an_account

MONDAYS = When(weekdays=(0,), hour=9, minute=0, zone="Asia/Bangkok")
WEEK = timedelta(days=7)
Publish = Callable[[Sequence[Creator]], Generation]


@dataclass(kw_only=True)
class Channel:
    """A channel with one weekly list, week by week."""

    talk: Talk
    schedule: Schedule
    office: Office
    now: datetime = NOW + timedelta(days=5)
    more: int = 3
    freshness: Freshness = field(default_factory=Freshness)

    @property
    def weekly(self) -> Weekly:
        """The use-cases over the catalogue of the week."""
        return Weekly(
            proposer=a_proposer(self.office, self.talk.memory), memory=self.talk.memory, more=self.more, fresh=lambda _: self.freshness
        )

    def posted(self) -> Round:
        """The list of the next week, posted."""
        self.now += WEEK
        schedule = self.weekly.one(self.schedule.id, self.schedule.team_id)
        assert schedule is not None
        made = self.weekly.render(schedule, "2026-12-07T09:00", self.now)
        Sights(self.talk.memory.engine).mark(schedule, made.sights, now=self.now)
        return made


@pytest.fixture
def channel(listed: Talk, office: Office) -> Channel:
    """The five creators on the screen come every Monday from now on."""
    weekly = Weekly(proposer=a_proposer(office, listed.memory), memory=listed.memory)
    schedule = weekly.save(listed.standing, MONDAYS, thread=HERE, who="mai", now=listed.now)
    return Channel(talk=listed, schedule=schedule, office=office)


@pytest.fixture(scope="session")
def offices(published_once: Publish, detector: LanguageDetector) -> Callable[[Sequence[Creator]], Office]:
    """What answers over other creators; each catalogue is published once."""
    made: dict[tuple[Creator, ...], Office] = {}

    def office_of(people: Sequence[Creator]) -> Office:
        key = tuple(people)
        return made.setdefault(key, made.get(key) or an_office(Desk(published_once(people)), detector))

    return office_of


def ids(made: Round) -> list[str]:
    """Those of the list."""
    return [match.creator.id for match in made.proposal.shortlist.matches]


def shown(made: Round, language: str = "en") -> str:
    """What a terminal shows of it."""
    return on_screen(round_view(made, Words(language), BOOK), width=200)


def test_the_channel_that_the_list_stood_in_has_seen_it_and_has_a_quiet_week(channel: Channel) -> None:
    made = channel.posted()
    assert made.delta.quiet
    assert ids(made) == [one.id for one in channel.talk.thread.shown]


def test_another_channel_gets_the_first_list(channel: Channel) -> None:
    weekly = channel.weekly
    there = weekly.save(channel.talk.standing, MONDAYS, thread=HERE, who="mai", now=NOW, place=Place(team="T1", channel="C9"))
    made = weekly.render(there, "2026-11-30T09:00", channel.now)
    assert made.delta.first
    assert weekly.all(Place(team="T1", channel="C9")) == (there,)
    assert there.id not in {one.id for one in weekly.all(place_of(HERE))}


def test_a_quiet_week_offers_the_next_best_whom_the_channel_has_not_seen_and_never_twice(channel: Channel) -> None:
    known = {one.id for one in channel.talk.thread.shown}
    offered: list[str] = []
    for _ in range(3):
        made = channel.posted()
        assert made.delta.quiet
        assert made.others is not None
        found = [match.creator.id for match in made.others.shortlist.matches]
        assert len(found) == len(made.others.fees) == 3
        assert not known & {*found}
        known |= {*found}
        offered += found
    assert len(offered) == len({*offered}) == 9
    last = channel.posted()
    assert last.others is not None
    assert len(last.others.shortlist.matches) == 2, "sixteen, of whom five are listed and nine were offered"
    assert channel.posted().others is None


def test_how_many_are_offered_is_a_setting(channel: Channel) -> None:
    channel.more = 0
    assert channel.posted().others is None


def test_whoever_the_channel_rejected_never_comes_again_in_whichever_conversation_of_it(channel: Channel) -> None:
    first, second = (one.id for one in channel.talk.thread.shown[:2])
    elsewhere = channel.talk.elsewhere()
    elsewhere.say("5 home coffee creators", "reject 1: too loud")
    for _ in range(6):
        made = channel.posted()
        offered = [match.creator.id for match in made.others.shortlist.matches] if made.others else []
        assert first not in {*ids(made), *offered}
        assert [why.creator.id for why in made.delta.gone] == []
    assert second in ids(made)


def test_a_rejection_that_was_taken_back_counts_no_more(channel: Channel) -> None:
    elsewhere = channel.talk.elsewhere()
    elsewhere.say("5 home coffee creators", "reject 1")
    gone = channel.posted()
    elsewhere.say("undo")
    made = channel.posted()
    first = channel.talk.thread.shown[0].id
    assert (first in ids(gone), first in ids(made)) == (False, True)
    assert [one.back for one in made.delta.new] == [True]


def test_whoever_the_team_blocked_never_comes_again(channel: Channel) -> None:
    channel.talk.elsewhere("terminal:third").say("5 home coffee creators", "block 2: fake followers")
    second = channel.talk.thread.shown[1].id
    made = channel.posted()
    assert second not in ids(made)
    assert made.delta.gone == ()


def test_who_left_the_catalogue_is_not_named_and_their_place_goes_to_the_next(
    channel: Channel, offices: Callable[[Sequence[Creator]], Office]
) -> None:
    first = channel.talk.thread.shown[0].id
    channel.office = offices([one for one in PEOPLE if one.id != first])
    made = channel.posted()
    assert (made.delta.removed, made.delta.gone, len(made.delta.new)) == (1, (), 1)
    for language in ("en", "th", "fa", "vi"):
        assert channel.talk.thread.shown[0].handle not in shown(made, language)


def test_an_erased_creator_leaves_no_trace_in_what_a_channel_saw(channel: Channel, offices: Callable[[Sequence[Creator]], Office]) -> None:
    gone = next(one for one in PEOPLE if one.id == channel.talk.thread.shown[0].id)
    Forgetting(engine=channel.talk.memory.engine).forget([gone])
    channel.office = offices([one for one in PEOPLE if one.id != gone.id])
    made = channel.posted()
    assert gone.id not in {one.creator_id for one in made.sights}
    assert gone.accounts[0].handle not in shown(made)


def test_who_fails_a_requirement_now_is_told_with_it(channel: Channel, offices: Callable[[Sequence[Creator]], Office]) -> None:
    channel.talk.say("only on instagram")
    weekly = channel.weekly
    channel.schedule = weekly.save(channel.talk.standing, MONDAYS, thread=HERE, who="mai", now=channel.talk.now)
    moved = next(one for one in PEOPLE if one.id == channel.talk.thread.shown[0].id)
    elsewhere = replace(moved, accounts=(an_account(moved.accounts[0].handle, platform="youtube", followers=9_000),))
    channel.office = offices([elsewhere if one.id == moved.id else one for one in PEOPLE])
    made = channel.posted()
    (why,) = made.delta.gone
    assert why.creator.id == moved.id
    assert [one.requirement.field for one in why.unmet] == ["platforms"]
    told = telling.why_gone(why, Words("en"))
    assert any("youtube" in line.casefold() or "instagram" in line.casefold() for line in told)
    assert f"@{moved.accounts[0].handle}" in told[0]
    assert all(line in shown(made) for line in told)


def test_a_jump_of_figures_is_told_once(channel: Channel, offices: Callable[[Sequence[Creator]], Office]) -> None:
    first = next(one for one in PEOPLE if one.id == channel.talk.thread.shown[0].id)
    account = first.accounts[0]
    size = account.latest("followers")
    assert size is not None
    grown = replace(first, accounts=(an_account(account.handle, platform=account.platform, followers=size.value * 1.5),))
    channel.office = offices([grown if one.id == first.id else one for one in PEOPLE])
    made = channel.posted()
    changed = [(one.place, [change.what for change in one.changes]) for one in made.delta.changed]
    assert changed == [(ids(made).index(first.id) + 1, ["followers", "fee"])]
    assert "followers" in shown(made)
    assert "→" in shown(made)
    assert channel.posted().delta.quiet


def test_somebody_new_in_the_catalogue_is_news(channel: Channel, offices: Callable[[Sequence[Creator]], Office]) -> None:
    best = next(one for one in PEOPLE if one.id == channel.talk.thread.shown[0].id)
    newcomer = replace(best, id="instagram:newcomer", name="Newcomer", accounts=(an_account("newcomer", followers=20_000, rate=0.2),))
    channel.office = offices([*PEOPLE, newcomer])
    made = channel.posted()
    assert [ids(made)[one.place - 1] for one in made.delta.new] == ["instagram:newcomer"]
    (left,) = made.delta.gone
    assert left.ranked is not None or left.twin is not None
    assert "Newcomer" in shown(made)
    assert made.others is None, "a week with news offers nobody beyond the list"


def test_what_was_changed_by_hand_on_the_list_holds_for_the_weekly_one(listed: Talk, office: Office) -> None:
    listed.say("drop 1", "pin 3")
    weekly = Weekly(proposer=a_proposer(office, listed.memory), memory=listed.memory)
    kept = weekly.save(listed.standing, MONDAYS, thread=HERE, who="mai", now=listed.now)
    made = weekly.render(kept, "2026-11-30T09:00", listed.now + WEEK)
    assert made.delta.quiet
    assert [match.account.handle for match in made.proposal.shortlist.matches] == listed.listed
    assert listed.standing.hand != Hand()


def test_the_list_is_kept_and_can_be_replayed(channel: Channel) -> None:
    made = channel.posted()
    kept = channel.talk.memory.shortlists.load(made.kept)
    assert kept is not None
    assert kept.threads == (f"terminal:weekly-{channel.schedule.id}",)
    assert channel.talk.elsewhere().say(f"replay {made.kept}").said is None


def test_the_day_of_a_list_is_that_of_its_zone(channel: Channel) -> None:
    late = datetime(2026, 12, 6, 20, tzinfo=UTC)  # Monday, three in the morning in Bangkok
    assert channel.weekly.render(channel.schedule, "2026-12-07T03:00", late).proposal.shortlist.today == date(2026, 12, 7)


def test_a_brief_that_contradicts_itself_is_told_and_names_its_number(channel: Channel) -> None:
    weekly = channel.weekly
    wrong = weekly.edit(
        channel.schedule, now=channel.now, brief=replace(channel.talk.brief, platforms=("instagram",), exclude_platforms=("instagram",))
    )
    with pytest.raises(CannotBeMade, match=f"#{channel.schedule.id}"):
        weekly.render(wrong, "2026-12-07T09:00", channel.now)


def test_older_data_is_told_with_its_day(channel: Channel) -> None:
    channel.freshness = Freshness(stale=True, since=date(2026, 11, 20))
    assert "20 Nov 2026" in shown(channel.posted())
    channel.freshness = Freshness(stale=True)
    assert "older data" in shown(channel.posted())


def test_a_list_is_paused_resumed_deleted_and_brought_back(channel: Channel) -> None:
    weekly, number, team = channel.weekly, channel.schedule.id, channel.schedule.team_id
    assert (weekly.pause(channel.schedule, now=channel.now), weekly.pause(channel.schedule, now=channel.now)) == (True, False)
    paused = weekly.one(number, team)
    assert paused is not None
    assert next_of(paused, channel.now) is None
    assert (weekly.resume(paused, now=channel.now), weekly.resume(paused, now=channel.now)) == (True, False)
    assert (weekly.delete(paused, now=channel.now), weekly.delete(paused, now=channel.now)) == (True, False)
    assert weekly.all(place_of(HERE)) == ()
    assert (weekly.restore(paused, now=channel.now), weekly.restore(paused, now=channel.now)) == (True, False)
    again = weekly.one(number, team)
    assert again is not None
    assert next_of(again, channel.now) == datetime(2026, 12, 7, 2, tzinfo=UTC)


def test_when_where_and_what_are_changed_unless_somebody_else_did(channel: Channel) -> None:
    weekly = channel.weekly
    fridays = replace(MONDAYS, weekdays=(4,), zone="Europe/Berlin")
    after = weekly.edit(channel.schedule, now=channel.now, when=fridays, channel="other", name="Beans")
    assert (when_of(after), after.channel, after.name) == (fridays, "other", "Beans")
    with pytest.raises(ChangedMeanwhile):
        weekly.edit(channel.schedule, now=channel.now, when=MONDAYS)


def test_another_team_does_not_get_at_it(channel: Channel) -> None:
    assert channel.weekly.one(channel.schedule.id, "T1") is None
    assert channel.weekly.of_team("T1") == ()


def test_at_once_is_asked_once(channel: Channel) -> None:
    assert (channel.weekly.run_now(channel.schedule, "k", now=NOW), channel.weekly.run_now(channel.schedule, "k", now=NOW)) == (True, False)


@pytest.mark.parametrize(
    ("key", "place", "prefix"),
    [
        ("terminal:default", Place(team="terminal", channel="terminal"), "terminal:"),
        ("slack:T1:C2:17.5", Place(team="T1", channel="C2"), "slack:T1:C2:"),
    ],
)
def test_a_conversation_belongs_to_a_channel(key: str, place: Place, prefix: str) -> None:
    assert place_of(key) == place
    assert place.prefix == prefix
    assert key.startswith(prefix)
    assert place_of(place.thread_of(3)) == place


def test_rejections_of_another_channel_do_not_count(channel: Channel) -> None:
    channel.talk.elsewhere("slack:T1:C2:17.5").say("5 home coffee creators", "reject 1")
    assert channel.talk.thread.shown[0].id in ids(channel.posted())


def test_a_list_whose_zone_is_no_more_is_still_made_when_asked_for(channel: Channel) -> None:
    gone = replace(channel.schedule, zone="Asia/Nowhere")
    assert when_of(gone) is None
    assert next_of(gone, channel.now) is None
    assert channel.weekly.render(gone, "now:k", channel.now).proposal.shortlist.today == channel.now.date()
