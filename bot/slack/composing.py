"""The Slack bot put together: the part of the composition root that needs the libraries of Slack.

Longer than other modules, since it names every part once and says nothing else.
"""

import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from time import sleep
from urllib.parse import urlsplit

from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from bot.bootstrap import Parts
from bot.posting.once import PostOnce
from bot.posting.wire import Busy, NoReply, Refused
from bot.slack import operators
from bot.slack.administration import administration_of
from bot.slack.adopting import Adopting
from bot.slack.answering import Answering
from bot.slack.app import app_of, client_of
from bot.slack.calling import called
from bot.slack.desk import PATIENT, Desk, Patience
from bot.slack.doing import Doing
from bot.slack.failing import Failing
from bot.slack.files import HOSTS, Files
from bot.slack.holding import Holding
from bot.slack.homes import Homes
from bot.slack.lifecycle import Endings
from bot.slack.offering import WeeklyOffer
from bot.slack.opening import Opening
from bot.slack.people import People
from bot.slack.pressing import Pressing
from bot.slack.receiving import Receiving
from bot.slack.rooms import Rooms
from bot.slack.running import Beside, Tidying, begin
from bot.slack.sealing import Seal
from bot.slack.settings import DEFAULT_API
from bot.slack.speaking import Speaking
from bot.slack.stopping import Stops
from bot.slack.submitting import Submitting, TakesBriefForm
from bot.slack.suggesting import suggested
from bot.slack.surroundings import Surroundings
from bot.slack.weeklies import Weeklies
from bot.slack.weekly_door import SlackLists, SlackPosts
from bot.slack.windows import Windows
from bot.slack.wire import SlackWire
from bot.slack.words_of import WordsOf
from bot.slack.work import Work
from bot.weekly.doors import Door, Doors, OccurrencesOfDoors, SchedulesOfDoors
from bot.weekly.rounds import Rounds
from bot.weekly.times import WallClocks
from index.trouble import IndexTrouble

QUICK_THREADS = 4


class NotLetIn(IndexTrouble):
    """Slack did not take the bot's token, or could not be reached."""


def utc() -> datetime:
    """Now."""
    return datetime.now(UTC)


@dataclass(frozen=True, kw_only=True, slots=True)
class Workspace:
    """Whom the token is for."""

    team: str
    bot: str
    bot_id: str
    url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SlackBot:
    """The bot, ready to be served by either door. Nothing runs but its work threads until `begin`."""

    app: App
    desk: Desk
    answering: Answering
    work: Work
    quick: Work
    rounds: Rounds
    tidying: Tidying
    beside: Beside
    workspace: Workspace

    def begin(self) -> None:
        """Begins what runs beside the answers."""
        begin(self.beside, desk=self.desk, rounds=self.rounds, tidying=self.tidying)

    def close(self, *, seconds: float) -> bool:
        """Ends it all, and waits for answers that were begun; what is left is taken up by the next process. Whether nothing is."""
        self.beside.close(seconds=5)
        done = self.quick.close(seconds=seconds / 2)
        done = self.work.close(seconds=seconds) and done
        self.desk.telling.close(seconds=1)
        return done


def workspace_of(client: WebClient) -> Workspace:
    """The workspace of the client's token. Raises NotLetIn."""
    try:
        told = called(client.auth_test)
    except Refused as failure:
        raise NotLetIn(
            f"Slack did not take SLACK_BOT_TOKEN ({failure}). Install the app anew and copy its Bot User OAuth Token."
        ) from failure
    except (Busy, NoReply) as failure:
        raise NotLetIn("Slack could not be reached. Check the connection, HTTPS_PROXY and SSL_CERT_FILE, and start again.") from failure
    return Workspace(
        team=str(told["team_id"]), bot=str(told["user_id"]), bot_id=str(told.get("bot_id") or ""), url=str(told.get("url") or "")
    )


def bot_of(
    parts: Parts,
    *,
    client: WebClient | None = None,
    clock: Callable[[], datetime] = utc,
    wait: Callable[[float], None] = sleep,
    streams: bool = True,
    patience: Patience = PATIENT,
    left: Callable[[], None] = lambda: None,
) -> SlackBot:
    """The bot over these parts. Raises NotLetIn. `left` is told when the workspace took the app out."""
    settings, memory = parts.settings.slack, parts.memory
    client = client or client_of(settings)
    workspace = workspace_of(client)
    owner = f"{os.getpid()}-{secrets.token_hex(4)}"
    seal = Seal.of_token(client.token or "")
    people = People(client=client, admins=frozenset(settings.admins))
    surroundings = Surroundings(people=people, rooms=Rooms(client=client), memory=memory, book=parts.book)
    posts = PostOnce(
        postings=memory.postings,
        wire=SlackWire(client=client),
        owner=owner,
        sleep=wait,
        tell=operators.post_trouble,
        lease=patience.posting,
    )
    speaking = Speaking(client=client, posts=posts, bot=workspace.bot)
    work, quick, telling = Work(threads=settings.workers), Work(threads=QUICK_THREADS), Work(threads=1)
    stops, windows = Stops(), Windows(client=client)
    hosts = HOSTS if settings.api_url == DEFAULT_API else (urlsplit(settings.api_url).netloc,)
    conversing = parts.conversing
    adopting = Adopting(conversing=conversing, memory=memory, clock=clock)
    files = Files(client=client, hosts=hosts)
    administration = administration_of(
        parts, speaking=speaking, surroundings=surroundings, files=files, work=work, owner=owner, clock=clock, wait=wait
    )
    answering = Answering(
        conversing=conversing,
        memory=memory,
        speaking=speaking,
        surroundings=surroundings,
        files=files,
        words_of=WordsOf(client=client, files=files, bot=workspace.bot),
        stops=stops,
        offers=WeeklyOffer(memory=memory, clock=clock),
        adopting=adopting,
        clock=clock,
        owner=owner,
        streams=streams,
        administers=administration.administers,
    )
    weekly = parts.weekly
    doing = Doing(answering=answering, memory=memory, clock=clock)
    opening = Opening(answering=answering, doing=doing, seal=seal, windows=windows, clock=clock)
    weeklies = Weeklies(answering=answering, weekly=weekly, windows=windows, seal=seal, zone=parts.settings.weekly.zone, clock=clock)
    homes = Homes(
        answering=answering,
        weekly=weekly,
        windows=windows,
        seal=seal,
        workspace=workspace.url,
        statistics=partial(operators.statistics, parts),
        clock=clock,
    )
    pressing = Pressing(
        doing=doing,
        adopting=adopting,
        memory=memory,
        seal=seal,
        others={
            "details": opening.details,
            "reject": opening.reason,
            "block": opening.reason,
            "note": opening.reason,
            "compare": opening.compare,
            "why_not": opening.why_not,
            "edit_brief": opening.edit_brief,
            "draft": opening.draft,
            "redraft": opening.draft,
            "sent": opening.draft,
            "weekly_new": weeklies.new,
            "weekly_edit": weeklies.edit,
            "weekly_pause": homes.afterwards(weeklies.switch),
            "weekly_resume": homes.afterwards(weeklies.switch),
            "weekly_run": homes.afterwards(weeklies.switch),
            "weekly_delete": homes.afterwards(weeklies.switch),
            "weekly_no": weeklies.declined,
            "new_brief": homes.new_brief,
            "settings": homes.settings,
            "saved_run": homes.run_saved,
            "saved_delete": homes.delete_saved,
            **administration.acts,
        },
        pages={"home": homes.turned, "details": opening.details},
        clock=clock,
    )
    submitting = Submitting(
        answering=answering,
        doing=doing,
        seal=seal,
        others={"brief_form": TakesBriefForm(answering=answering, clock=clock), "schedule": weeklies, "settings": homes},
        clock=clock,
    )
    failing = Failing(answering=answering, seal=seal)

    def gone() -> None:
        administration.kept.drop_all()
        left()

    endings = Endings(memory=memory, stops=stops, work=work, left=gone)
    desk = Desk(
        receiving=Receiving(bot=workspace.bot, knows=adopting.knows),
        deliveries=memory.deliveries,
        quick=quick,
        work=work,
        telling=telling,
        holding=Holding(deliveries=memory.deliveries, lease=patience.lease),
        handlers={
            "heard": answering.heard,
            "pressed": pressing.pressed,
            "submitted": submitting.submitted,
            "asked": homes.asked,
            "opened": homes.opened,
            "stopped": endings.stopped,
            "deleted": endings.deleted,
            "left": endings.uninstalled,
        },
        reads=submitting.faults,
        suggests=partial(suggested, surroundings),
        fails=failing,
        waits=answering.waiting,
        full=failing.full,
        clock=clock,
        owner=owner,
        patience=patience,
    )
    app = app_of(
        desk,
        client=client,
        authorized=AuthorizeResult(
            enterprise_id=None, team_id=workspace.team, bot_id=workspace.bot_id, bot_user_id=workspace.bot, bot_token=client.token
        ),
        signing_secret=settings.signing_secret,
    )
    return SlackBot(
        app=app,
        desk=desk,
        answering=answering,
        work=work,
        quick=quick,
        rounds=rounds_of(parts, workspace, weekly=SlackLists(weekly=weekly, surroundings=surroundings), posts=posts, owner=owner),
        tidying=Tidying(memory=memory, thread_days=settings.thread_days),
        beside=Beside(clock),
        workspace=workspace,
    )


def door_of(parts: Parts) -> tuple[str, Door]:
    """The door of the workspace for one round, as from cron, with the team whose lists leave by it. Raises NotLetIn."""
    client, memory = client_of(parts.settings.slack), parts.memory
    team = workspace_of(client).team
    people = People(client=client, admins=frozenset(parts.settings.slack.admins))
    surroundings = Surroundings(people=people, rooms=Rooms(client=client), memory=memory, book=parts.book)
    owner = f"{os.getpid()}-{secrets.token_hex(4)}"
    posts = PostOnce(postings=memory.postings, wire=SlackWire(client=client), owner=owner, sleep=sleep, tell=operators.post_trouble)
    return team, Door(renders=SlackLists(weekly=parts.weekly, surroundings=surroundings), posts=SlackPosts(posts=posts))


def rounds_of(parts: Parts, workspace: Workspace, *, weekly: SlackLists, posts: PostOnce, owner: str) -> Rounds:
    """The weekly rounds over the lists of this workspace."""
    doors = Doors(doors={workspace.team: Door(renders=weekly, posts=SlackPosts(posts=posts))})
    return Rounds(
        schedules=SchedulesOfDoors(parts.memory.engine, doors),
        occurrences=OccurrencesOfDoors(parts.memory.engine, doors),
        times=WallClocks(),
        renders=doors,
        posts=doors,
        owner=owner,
        tell=operators.round_trouble,
        fresh=parts.settings.weekly.fresh,
    )
