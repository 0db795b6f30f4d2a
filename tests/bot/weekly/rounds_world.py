"""Processes that do rounds over one database, in a world where they are killed and replies are lost."""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Engine

from bot.blocks.showing import Message
from bot.memory.occurrences import Occurrence, Occurrences
from bot.memory.postings import Postings
from bot.memory.schedules import Schedule, Schedules
from bot.memory.seen import Sight, Sights
from bot.posting.once import PostOnce, PostTrouble
from bot.weekly.rounds import Done, Rendered, Rounds, RoundTrouble
from index.catalogue.opening import open_database
from tests.bot.posting.worlds import Channels, FakeWire, Fault, Killed, Kills, World, a_message

MONDAY = datetime(2026, 11, 30, 9, tzinfo=UTC)
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class PlainTimes:
    """Times without any change of clocks: each day of the schedule at its time, in a zone of a fixed offset."""

    def due_between(self, schedule: Schedule, after: datetime, until: datetime) -> Sequence[datetime]:
        zone = ZoneInfo(schedule.zone)
        hour, minute = (int(part) for part in schedule.time.split(":"))
        day = after.astimezone(zone).replace(hour=hour, minute=minute, second=0, microsecond=0) - timedelta(days=1)
        found = []
        while day <= until:
            if day > after and DAYS[day.weekday()] in schedule.weekdays.split(","):
                found.append(day)
            day += timedelta(days=1)
        return found


@dataclass(kw_only=True)
class Counting:
    """A list that says which one it is, counted from what its channel has seen: a gap or a repetition shows."""

    sights: Sights
    kills: Kills
    failing: int = 0
    skips: bool = True
    prepared: list[datetime] = field(default_factory=list)
    between: deque[object] = field(default_factory=deque)
    """What happens while a list is being made: callables without arguments."""

    def prepare(self, now: datetime) -> None:
        self.prepared.append(now)

    def due(self, schedule: Schedule, due: str, now: datetime) -> Rendered:
        del due, now
        self.kills.point("making")
        if self.failing:
            self.failing -= 1
            raise RuntimeError("the catalogue is away")
        seen = self.sights.of(schedule)
        number = seen["x:count"].figures["number"] + 1 if "x:count" in seen else 1
        if self.between:
            self.between.popleft()()  # type: ignore[operator]  # callables they are
        sight = Sight(creator_id="x:count", state="shown", figures={"number": number})
        return Rendered(message=a_message(f"list {number}"), shortlist=f"S-{number}", sights=(sight,))

    def skipped(self, schedule: Schedule, due: str, now: datetime) -> Message | None:
        del schedule, now
        return a_message(f"skipped {due}") if self.skips else None


@dataclass(kw_only=True)
class Replicas:
    """Processes of one bot. Each call is a process of its own, that lives for one round."""

    engine: Engine
    world: World = field(default_factory=lambda: World(now=MONDAY))
    troubles: list[RoundTrouble | PostTrouble] = field(default_factory=list)
    times: object = field(default_factory=PlainTimes)

    def __post_init__(self) -> None:
        self.channels = Channels(world=self.world)
        self.schedules = Schedules(self.engine)
        self.sights = Sights(self.engine)
        self.occurrences = Occurrences(self.engine, clock=self.world.clock)
        self.kills = Kills()
        self.own = self.engine
        self.wire = FakeWire(channels=self.channels)
        self.renders = Counting(sights=self.sights, kills=self.kills)

    def process(self, owner: str = "a", *, kill_at: int = 0, faults: Iterable[Fault] = (), blind: Iterable[str] = ()) -> Rounds:
        """A process of this name."""
        self.kills = Kills(at=kill_at)
        own = open_database(self.engine.url.render_as_string(hide_password=False)) if kill_at else self.engine
        self.own = self.kills.watch(own) if kill_at else own
        self.wire = FakeWire(channels=self.channels, kills=self.kills, faults=deque(faults), blind=deque(blind))  # type: ignore[arg-type]  # faults
        self.renders = Counting(sights=Sights(own), kills=self.kills)
        posts = PostOnce(
            postings=Postings(own, clock=self.world.clock),
            wire=self.wire,
            owner=owner,
            sleep=self.world.sleep,
            tell=self.troubles.append,
        )
        return Rounds(
            schedules=Schedules(own),
            occurrences=Occurrences(own, clock=self.world.clock),
            times=self.times,  # type: ignore[arg-type]  # whichever a test takes
            renders=self.renders,
            posts=posts,
            owner=owner,
            tell=self.troubles.append,
        )

    def round(self, process: Rounds | None = None) -> list[str]:
        """One round now; what came of it."""
        return [one.became for one in self.rounds(process)]

    def rounds(self, process: Rounds | None = None) -> tuple[Done, ...]:
        """The same, with which."""
        return (process or self.process()).run(self.world.now)

    def killed(self, kill_at: int, owner: str = "a", *, faults: Iterable[Fault] = ()) -> bool:
        """A round of a process that is killed at a point; whether it was, or came to its end first."""
        process = self.process(owner, kill_at=kill_at, faults=faults)
        try:
            process.run(self.world.now)
        except Killed:
            return True
        finally:
            self.own.dispose()
        return False

    def add(self, *, channel: str = "C1", weekdays: str = "mon", time: str = "09:00", zone: str = "UTC", team: str = "T1") -> Schedule:
        """A weekly list, made half an hour ago."""
        made = self.world.now - timedelta(minutes=30)
        return self.schedules.add(
            team=team, channel=channel, thread=None, name="coffee", brief={"wording": "coffee"}, how_many=5, weekdays=weekdays, time=time,
            zone=zone, language="en", settings={}, who="U1", now=made,
        )  # fmt: skip

    def later(self, **how: float) -> None:
        """Lets time go by."""
        self.world.now += timedelta(**how)

    def texts(self, channel: str = "C1") -> list[str]:
        """What stands in a channel."""
        return [one.message.text for one in self.channels.sent if one.channel == channel]

    def states(self, schedule: Schedule) -> list[str]:
        """What became of a list, in order."""
        return [one.state for one in self.occurrences.of(schedule.id)]

    def last(self, schedule: Schedule) -> Occurrence:
        """Its latest occurrence."""
        return self.occurrences.of(schedule.id, latest=1)[0]
