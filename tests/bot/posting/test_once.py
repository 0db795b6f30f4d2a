"""One key is one message, wherever a process is killed and whatever reply is lost; what nobody can know is told and never guessed."""

from collections import deque
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count, product

import pytest
from sqlalchemy import Engine

from bot.memory.postings import Begun, Postings
from bot.posting.once import ATTEMPTS, LEASE, Later, Outcome, Posted, PostOnce, PostTrouble, Rejected, Unknown, content_hash
from index.catalogue.opening import open_database
from tests.bot.posting.worlds import Channels, FakeWire, Fault, Killed, Kills, World, a_message

FAULTS: tuple[tuple[Fault, ...], ...] = ((), ("lost",), ("error_after",), ("late",), ("reset",), ("busy",), ("reset", "lost"))


@dataclass(kw_only=True)
class Post:
    """Processes that post over one database."""

    engine: Engine
    world: World = field(default_factory=World)
    troubles: list[PostTrouble] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.channels = Channels(world=self.world)

    def process(self, owner: str, *, kill_at: int = 0, faults: tuple[Fault, ...] = (), blind: tuple[str, ...] = ()) -> PostOnce:
        """A process of this name."""
        kills = Kills(at=kill_at)
        own = kills.watch(open_database(self.engine.url.render_as_string(hide_password=False))) if kill_at else self.engine
        self.kills, self.own = kills, own
        wire = FakeWire(channels=self.channels, kills=kills, faults=deque(faults), blind=deque(blind))  # type: ignore[arg-type]  # faults they are
        return PostOnce(
            postings=Postings(own, clock=self.world.clock), wire=wire, owner=owner, sleep=self.world.sleep, tell=self.troubles.append
        )

    def say(self, process: PostOnce, key: str = "k", text: str = "hello") -> Outcome:
        """Posts."""
        return process.post(team="T1", channel="C1", thread=None, key=key, message=a_message(text))

    def killed(self, key: str, kill_at: int, faults: tuple[Fault, ...] = (), owner: str = "a") -> bool:
        """Posts with a process that is killed at a point; whether it was, or came to its end first."""
        process = self.process(owner, kill_at=kill_at, faults=faults)
        try:
            self.say(process, key)
        except Killed:
            return True
        finally:
            self.own.dispose()
        return False

    def settled(self, key: str, owner: str = "z") -> Outcome:
        """Posts with processes that nobody kills, until it is settled."""
        process = self.process(owner)
        for _ in range(5):
            outcome = self.say(process, key)
            if not isinstance(outcome, Later):
                return outcome
            self.world.sleep(outcome.seconds + 1)
        raise AssertionError(f"{key} is not settled")


@pytest.fixture
def post(memory: Engine) -> Post:
    return Post(engine=memory)


def test_a_message_stands_there_and_its_key_again_gives_the_same_one(post: Post) -> None:
    first = post.say(post.process("a"))
    again = post.say(post.process("b"), text="another text")
    assert isinstance(first, Posted)
    assert again == first
    assert [one.message.text for one in post.channels.sent] == ["hello"]
    kept = Postings(post.engine).load("T1", "k")
    assert kept is not None
    assert (kept.state, kept.slack_ts, kept.content_hash) == ("posted", first.ts, content_hash(a_message("hello")))


def test_keys_of_two_workspaces_are_two_messages(post: Post) -> None:
    process = post.process("a")
    for team in ("T1", "T2"):
        process.post(team=team, channel="C1", thread=None, key="k", message=a_message())
    assert len(post.channels.sent) == 2


@pytest.mark.parametrize("fault", ["lost", "error_after", "late"])
def test_a_lost_reply_is_waited_for_and_looked_up_and_nothing_is_sent_again(post: Post, fault: Fault) -> None:
    outcome = post.say(post.process("a", faults=(fault,)))
    assert outcome == Posted(ts=post.channels.sent[0].ts)
    assert post.channels.keys() == ["k"]
    assert post.world.slept == [5.0]


def test_what_was_not_done_is_sent_again_once_it_was_looked_for(post: Post) -> None:
    assert isinstance(post.say(post.process("a", faults=("reset", "reset"))), Posted)
    assert post.channels.keys() == ["k"]
    assert post.kills.passed == ["before send", "before look", "before send", "before look", "before send", "after send"]


def test_a_busy_wire_is_waited_for_and_nothing_is_looked_for(post: Post) -> None:
    assert isinstance(post.say(post.process("a", faults=("busy",))), Posted)
    assert post.world.slept == [30.0]
    assert post.kills.passed == ["before send", "before send", "after send"]


def test_one_that_is_busy_for_long_is_left_to_whoever_comes_later(post: Post) -> None:
    assert post.say(post.process("a", faults=("very_busy",))) == Later(seconds=3_000)
    assert post.world.slept == []
    assert isinstance(post.say(post.process("b")), Posted)
    assert post.channels.keys() == ["k"]


def test_a_refusal_is_told_and_the_same_key_may_be_tried_again(post: Post) -> None:
    assert post.say(post.process("a", faults=("refused",))) == Rejected(code="not_in_channel")
    assert isinstance(post.say(post.process("b")), Posted)
    assert post.channels.keys() == ["k"]
    assert post.troubles == []


def test_where_nobody_can_look_nothing_is_sent_again_and_an_operator_is_told(post: Post) -> None:
    process = post.process("a", faults=("lost",), blind=("cannot",))
    assert post.say(process) == Unknown()
    assert post.say(post.process("b")) == Unknown()
    assert post.channels.keys() == ["k"]
    assert [(one.kind, one.posting.key, one.why) for one in post.troubles] == [("unknown", "k", "missing_scope")]
    assert [one.key for one in Postings(post.engine).open("T1")] == ["k"]


def test_who_cannot_look_now_looks_again_later(post: Post) -> None:
    assert isinstance(post.say(post.process("a", faults=("lost",), blind=("busy", "no_reply"))), Posted)
    assert post.channels.keys() == ["k"]
    assert post.world.slept == [5.0, 60.0, 10.0]


def test_a_wire_that_never_answers_is_left_after_some_attempts_and_whoever_goes_on_looks_first(post: Post) -> None:
    assert isinstance(post.say(post.process("a", faults=("lost",), blind=("no_reply",) * ATTEMPTS)), Later)
    assert isinstance(post.say(post.process("b")), Posted)
    assert post.channels.keys() == ["k"]
    assert post.kills.passed == ["before look"]


def test_nobody_takes_over_while_somebody_is_at_it(post: Post) -> None:
    assert post.killed("k", kill_at=3)
    assert post.say(post.process("b")) == Later(seconds=LEASE.total_seconds())
    post.world.sleep(LEASE.total_seconds() / 2)
    assert post.say(post.process("b")) == Later(seconds=LEASE.total_seconds() / 2)
    assert post.channels.keys() == []


def test_a_wait_for_a_busy_wire_does_not_lose_the_posting_to_others(post: Post) -> None:
    taken: list[Outcome] = []

    def sleep(seconds: float) -> None:
        post.world.sleep(seconds)
        post.world.sleep(LEASE.total_seconds() - 1)  # this process was slow to wake
        taken.append(post.say(post.process("b")))

    process = post.process("a", faults=("busy",))
    slow = PostOnce(postings=process.postings, wire=process.wire, owner="a", sleep=sleep, tell=process.tell)
    assert isinstance(post.say(slow), Posted)
    assert taken == [Later(seconds=1.0)]
    assert post.channels.keys() == ["k"]


def points(post: Post, faults: tuple[Fault, ...]) -> int:
    """How many points a process comes by that nobody kills."""
    process = post.process("p", kill_at=10_000, faults=faults)
    post.say(process, f"points {faults}")
    post.own.dispose()
    return len(post.kills.passed)


def test_whichever_process_is_killed_wherever_each_key_is_one_message(post: Post) -> None:
    kills, keys = 0, count()
    for faults in FAULTS if post.engine.dialect.name == "sqlite" else FAULTS[::3]:
        for point in range(1, points(post, faults) + 1):
            key = f"k{next(keys)}"
            kills += post.killed(key, point, faults)
            post.world.sleep(LEASE.total_seconds() + 60)
            assert isinstance(post.settled(key), Posted), (faults, point)
            assert post.channels.keys().count(key) == 1, (faults, point)
    assert kills == next(keys)
    assert post.troubles == []


def test_whichever_two_processes_are_killed_one_after_the_other_each_key_is_one_message(post: Post) -> None:
    most = {faults: points(post, faults) for faults in FAULTS}
    every = [(f, s, n, m) for f, s in product(FAULTS, FAULTS) for n in range(1, most[f] + 1) for m in range(1, most[s] + 3)]
    kills, keys = 0, count()
    for first, second, one, other in every[:: 29 if post.engine.dialect.name == "sqlite" else 307]:  # primes, so that all kinds occur
        key = f"k{next(keys)}"
        kills += post.killed(key, one, first, owner="a")
        post.world.sleep(LEASE.total_seconds() + 60)
        kills += post.killed(key, other, second, owner="b")
        post.world.sleep(LEASE.total_seconds() + 60)
        assert isinstance(post.settled(key), Posted), (first, second, one, other)
        assert post.channels.keys().count(key) == 1, (first, second, one, other)
    assert kills > 1.4 * next(keys)
    assert post.troubles == []


def test_a_process_that_freezes_beyond_its_lease_before_it_asks_again_sends_nothing(post: Post) -> None:
    process = post.process("a")
    begun = process.postings.begin("T1", "k", channel="C1", thread=None, content_hash="h", owner="a", lease=LEASE)
    post.world.sleep(LEASE.total_seconds() + 1)
    assert isinstance(post.say(post.process("b")), Posted)
    assert not process.postings.hold(begun.posting, lease=LEASE)
    assert post.channels.keys() == ["k"]


def test_who_lost_it_to_another_neither_holds_nor_releases_nor_settles_it(post: Post) -> None:
    postings = Postings(post.engine, clock=post.world.clock)

    def begun() -> Begun:
        return postings.begin("T1", "k", channel="C1", thread=None, content_hash="h", owner="a", lease=LEASE)

    slow = begun()
    post.world.sleep(LEASE.total_seconds())
    other = begun()
    assert (slow.mine, slow.fresh, other.mine, other.fresh, other.posting.attempt) == (True, True, True, False, 2)
    assert not postings.hold(slow.posting, lease=LEASE)
    assert not postings.release(slow.posting)
    assert not postings.settle(slow.posting, "refused", code="x")
    assert postings.hold(other.posting, lease=LEASE)
    assert postings.posted(slow.posting, "1.1") == "1.1", "a stamp is true, whoever brings it"
    assert postings.posted(other.posting, "2.2") == "1.1"
    assert not postings.hold(other.posting, lease=LEASE)


def test_what_cannot_be_looked_for_is_done_at_most_once(post: Post) -> None:
    postings = Postings(post.engine)
    assert postings.first("T1", "files", channel="C1", thread="1.1")
    assert not postings.first("T1", "files", channel="C1", thread="1.1")
    assert postings.first("T2", "files", channel="C1", thread=None)


def test_one_that_freezes_in_the_act_is_told_of_as_posted_twice(post: Post) -> None:
    process = post.process("a")

    class Freezing:
        """Sends when everybody thinks it dead."""

        find = process.wire.find

        def send(self, *args: object) -> str:
            post.world.sleep(LEASE.total_seconds() + 1)
            assert isinstance(post.say(post.process("b")), Posted)
            return process.wire.send(*args)  # type: ignore[arg-type]  # passed on

    frozen = PostOnce(postings=process.postings, wire=Freezing(), owner="a", sleep=post.world.sleep, tell=post.troubles.append)
    assert post.say(frozen) == Posted(ts=post.channels.sent[0].ts)
    assert [one.kind for one in post.troubles] == ["twice"]


def test_two_threads_of_one_process_are_two_as_well(post: Post) -> None:
    process = post.process("a")
    outcomes: list[Outcome] = []

    class Nested:
        """While it sends, the same process is asked for the same key."""

        find = process.wire.find

        def send(self, *args: object) -> str:
            outcomes.append(post.say(process))
            return process.wire.send(*args)  # type: ignore[arg-type]  # passed on

    nested = PostOnce(postings=process.postings, wire=Nested(), owner="a", sleep=post.world.sleep, tell=post.troubles.append)
    outcomes.append(post.say(nested))
    assert [type(one) for one in outcomes] == [Later, Posted]
    assert post.channels.keys() == ["k"]


def test_what_was_settled_is_dropped_by_its_age_and_what_nobody_knows_stays(post: Post) -> None:
    post.say(post.process("a"), "old")
    post.say(post.process("a", faults=("lost",), blind=("cannot",)), "who knows")
    post.world.sleep(3_600)
    post.say(post.process("a"), "young")
    postings = Postings(post.engine)
    assert postings.drop_older_than(post.world.now - timedelta(minutes=30)) == 1
    assert [postings.load("T1", key) is None for key in ("old", "who knows", "young")] == [True, False, False]
