"""The fake put together: Slack's Web API, Socket Mode and HTTP delivery on loopback, over whatever remembers the workspace."""

from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from threading import RLock
from typing import Protocol

from tests.slack.accounts import Accounts
from tests.slack.agents import Agents
from tests.slack.alarm import Alarm
from tests.slack.chat import Chat
from tests.slack.clock import Clock
from tests.slack.deliveries import Deliveries, Delivery, Pace
from tests.slack.directory import Directory
from tests.slack.emulated import Emulated
from tests.slack.events import Events
from tests.slack.faults import Faults
from tests.slack.ground import Ground
from tests.slack.happenings import Happenings
from tests.slack.http_door import HttpDoor
from tests.slack.inspection import Inspection
from tests.slack.interactions import Interactions
from tests.slack.people import ADMIN, APP_TOKEN, BOT_TOKEN, EVENTS, PEOPLE, ROOMS, SCOPES, SIGNING_SECRET, Person, Room, user_token
from tests.slack.responses import Responses
from tests.slack.rooms import Rooms, invited
from tests.slack.shared_files import SharedFiles
from tests.slack.socket_door import SocketDoor
from tests.slack.standing import Standing
from tests.slack.streams import Streams
from tests.slack.triggers import Triggers
from tests.slack.web_api import WebApi
from tests.slack.web_server import WebServer
from tests.slack.windows import Windows


class Opens(Protocol):
    """Makes what remembers the workspace."""

    def __call__(self, *, base_url: str, people: Iterable[Person], rooms: Iterable[Room], scopes: Iterable[str]) -> Standing: ...


class Fake:
    """One workspace with one app. Everything in it is on loopback and gone with `close`."""

    def __init__(
        self,
        *,
        remembers: Opens = Emulated,
        scopes: AbstractSet[str] = SCOPES,
        subscribed: AbstractSet[str] = EVENTS,
        people: Iterable[Person] = PEOPLE,
        rooms: Iterable[Room] = ROOMS,
        pace: Pace | None = None,
    ) -> None:
        people, rooms = tuple(people), tuple(rooms)
        self.clock, self.faults, self.happenings, self.inspection = Clock(), Faults(), Happenings(), Inspection()
        self._server, self._alarm = WebServer(), Alarm()
        self.faults.release_hanging = self._server.release
        self.standing = remembers(base_url=self._server.url, people=people, rooms=rooms, scopes=scopes)
        self.directory = Directory(standing=self.standing, people={p.name: p for p in people}, rooms={r.name: r for r in rooms})
        self.directory.read()
        self.deliveries = Deliveries(pace=pace or Pace(), alarm=self._alarm, happenings=self.happenings)
        self.socket = SocketDoor(deliveries=self.deliveries, happenings=self.happenings)
        self.deliveries.door = self.socket
        self._http: HttpDoor | None = None
        self.events = Events(deliveries=self.deliveries, directory=self.directory, clock=self.clock, subscribed=subscribed)
        self.ground = Ground(
            standing=self.standing,
            clock=self.clock,
            directory=self.directory,
            events=self.events,
            inspection=self.inspection,
            happenings=self.happenings,
            lock=RLock(),
            url=self._server.url,
        )
        self.chat = Chat(ground=self.ground)
        self.agents, self.rooms = Agents(ground=self.ground), Rooms(ground=self.ground)
        self.streams = Streams(ground=self.ground, agents=self.agents)
        self.chat.is_streaming = self.streams.is_streaming
        self.files, self.triggers = SharedFiles(ground=self.ground), Triggers(clock=self.clock)
        self.windows = Windows(ground=self.ground, triggers=self.triggers)
        self.responses = Responses(ground=self.ground, chat=self.chat)
        self.interactions = Interactions(
            deliveries=self.deliveries, directory=self.directory, triggers=self.triggers, responses=self.responses, clock=self.clock
        )
        self.api = WebApi(ground=self.ground, faults=self.faults, scopes=frozenset(scopes))
        parts = (self.chat, self.streams, self.agents, self.rooms, Accounts(ground=self.ground), self.files, self.windows, self.responses)
        self.api.add(*(part.methods() for part in parts))
        self.api.add({"apps.connections.open": lambda _: self.socket.open(), "blocks.validate": self.api.validate})
        self.deliveries.on_ack = self._acked
        served = self._server.parts
        served.api, served.files, served.responses, served.standing = self.api, self.files, self.responses, self.standing
        for room in rooms:
            if room.bot:
                invited(self.ground, self.directory.channel(room.name), token=user_token(ADMIN))

    @property
    def api_url(self) -> str:
        """The address for `SLACK_API_URL` and `base_url`."""
        return f"{self._server.url}/api/"

    def environment(self) -> dict[str, str]:
        """The settings with which the app talks to this workspace."""
        return {
            "SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_APP_TOKEN": APP_TOKEN, "SLACK_SIGNING_SECRET": SIGNING_SECRET,
            "SLACK_API_URL": self.api_url,
        }  # fmt: skip

    def deliver_over_http(self, url: str, *, secret: str = SIGNING_SECRET, now: Callable[[], float] | None = None) -> None:
        """From now on everything goes, signed, to this address of the app instead of over Socket Mode."""
        self._http = HttpDoor(url=url, secret=secret, now=now or self.clock.now, deliveries=self.deliveries)
        self.deliveries.door = self._http

    def check(self) -> None:
        """Fails where a validator found something, or the fake itself broke."""
        problems = [*self.inspection.problems(), *(f"the fake crashed: {crash}" for crash in self._server.crashed)]
        assert not problems, "\n".join(problems)

    def close(self) -> None:
        """Ends everything."""
        self._alarm.close()
        if self._http is not None:
            self._http.close()
        self.socket.close()
        self._server.close()
        self.standing.close()

    def _acked(self, delivery: Delivery) -> None:
        """A command may be answered with its ack; who typed it sees that."""
        told = delivery.ack or {}
        if delivery.kind == "slash_commands" and (told.get("text") or told.get("blocks")):
            url = str(delivery.payload["response_url"])
            self.responses.show(self.responses.all[url.rpartition("/")[2]], told, self.api.bot())
