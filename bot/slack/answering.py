"""Words to an answer in their thread: progress at once, then the brief, the list or whatever else was asked for, files beside it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from bot.blocks import notices
from bot.blocks.progress import plain_message, plan_of
from bot.blocks.replies import messages
from bot.blocks.screen import screen_of
from bot.blocks.showing import Message, Showing
from bot.conversation.conversation import language_of
from bot.conversation.moment import Moment
from bot.conversation.replies import Files as FilesBody
from bot.conversation.replies import Reply
from bot.conversation.thread import Thread
from bot.conversing import Conversing
from bot.memory.channels import Kind
from bot.memory.memory import Memory
from bot.posting.wire import Busy, NoReply, Refused
from bot.slack.adopting import Adopting
from bot.slack.arrivals import Heard
from bot.slack.desk import Taken
from bot.slack.files import Files
from bot.slack.handing import Handing
from bot.slack.live import Live
from bot.slack.queueing import key_of, withdrawn
from bot.slack.speaking import Speaking
from bot.slack.spot import Spot
from bot.slack.stopping import Stopped, Stops
from bot.slack.surroundings import Surroundings
from bot.slack.words_of import WordsOf
from index.progress import Progress
from prompts.commands import Command
from retrieval.brief_json import brief_as_json
from retrieval.refinement import Refinement

Told = tuple[Reply, Thread]


class Offers(Protocol):
    """Offers a weekly list after a good one, once for each channel."""

    def __call__(self, spot: Spot, reply: Reply, thread: Thread, showing: Showing) -> Message | None:
        """The offer; `None` where there is none to make."""


class Administers(Protocol):
    """Does what only administrators may ask for, in a direct message."""

    def __call__(self, taken: Taken, heard: Heard, spot: Spot) -> Heard | None:
        """What is left of a message to be answered as any other; `None` where nothing is."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Answering:
    """Answers words, and shows what other deeds answered."""

    conversing: Conversing
    memory: Memory
    speaking: Speaking
    surroundings: Surroundings
    files: Files
    words_of: WordsOf
    stops: Stops
    offers: Offers
    adopting: Adopting
    clock: Callable[[], datetime]
    owner: str
    streams: bool = True
    """Whether answers are shown as streams, where Slack has them."""
    administers: Administers | None = None

    def heard(self, taken: Taken) -> None:
        """Answers a message."""
        heard = taken.arrival
        if not isinstance(heard, Heard):
            return
        self.met(heard.team, heard.channel, outside=heard.outside)
        if heard.thread is not None:
            self.adopting.adopt(heard.team, heard.channel, heard.thread, who=heard.user)
        known = self.showing(heard.team, heard.user, heard.channel)
        spot = self._spot(taken, heard, known)
        if heard.door == "shortcut" and heard.thread is not None:
            heard = self.words_of.with_thread(heard, heard.thread)
        if heard.door == "direct" and self.administers is not None:
            left = self.administers(taken, heard, spot)
            if left is None:
                return
            heard = left
        text, notes = self.words_of(heard, known.words)
        if notes:
            self._say(spot, notices.plain_notice("\n".join(notes), known), f"{taken.id}:notes")
        if not text:
            withdrawn(self.memory, self.speaking, spot, delivery=taken.id)
            if not heard.files:
                self._say(spot, notices.greeting(known), f"{taken.id}:greeting")
            return

        self.answer(spot, heard.user, self._saying(text, spot, taken, heard), said=text, delivery=taken.id)

    def waiting(self, taken: Taken) -> None:
        """Shows that a message waits for its turn, where its answer will stand."""
        heard = taken.arrival
        if isinstance(heard, Heard) and heard.thread is not None and heard.door != "shortcut":
            words = self.showing(heard.team, heard.user, heard.channel).words
            message = plain_message(plan_of("read", "search", "check"), words, ahead=taken.ahead)
            self.speaking.post(heard.team, heard.channel, heard.thread, message, key=key_of(taken.id))

    def formed(self, taken: Taken, chosen: Refinement) -> None:
        """Answers a form: its words like any others, then exactly what was chosen beside them."""
        heard = taken.arrival
        if not isinstance(heard, Heard):
            return
        spot = self._spot(taken, heard, self.showing(heard.team, heard.user, heard.channel))
        says = self._saying(heard.text, spot, taken, heard)

        def deed(progress: Progress) -> Told:
            told = says(progress)
            if not chosen or told[1].brief is None:
                return told
            change = Command(name="refine", refinement=chosen)
            reply, thread = self.conversing.do(
                change, key=spot.key, who=heard.user, now=self.clock(), progress=progress, delivery=f"{taken.id}:chosen"
            )
            return (reply, thread) if reply.answer is not None and reply.answer.proposal is not None else told

        self.answer(spot, heard.user, deed, said=heard.text, delivery=taken.id)

    def _saying(self, text: str, spot: Spot, taken: Taken, heard: Heard) -> Callable[[Progress], Told]:
        def says(progress: Progress) -> Told:
            return self.conversing.say(
                text,
                key=spot.key,
                who=heard.user,
                now=self.clock(),
                zone=self.surroundings.people(heard.user).zone,
                progress=progress,
                delivery=taken.id,
            )

        return says

    def answer(
        self,
        spot: Spot,
        user: str,
        deed: Callable[[Progress], Told],
        *,
        said: str,
        delivery: str,
        quiet: bool = False,
        brief: bool = False,
    ) -> Told | None:
        """Does a deed and shows what it answered; `None` where it was stopped. A `quiet` one shows no progress, since it is done at once;
        a `brief` one tells what was decided and leaves the list out.
        """
        before = self.conversing.thread(spot.key).language
        showing = self.showing(spot.team, user, spot.channel, language=before)
        live = self._live(spot, user, showing, delivery=delivery, quiet=quiet)
        self.stops.begin(spot.key)
        live.begin()
        try:
            reply, thread = deed(live)
        except Stopped:
            live.end((notices.stopped(showing),))
            return None
        except (Busy, NoReply):
            raise  # it is done again, and goes on with the same message
        except Exception:  # whatever it was, its progress must not stay on the screen; it is raised on, and told where errors are told
            live.withdraw()
            raise
        if brief and reply.said is not None:
            reply = replace(reply, answer=None, question=None, choices=(), kept=None, rate_for=None)
        spoken = language_of(said, thread)
        showing = self.showing(spot.team, user, spot.channel, language=spoken)
        if isinstance(reply.body, FilesBody) and not showing.audience.fees:  # files and pictures hold fees and contacts
            reply = replace(reply, body=None, said="card.fees_hidden")
        shown = messages(reply, showing, screen_of(thread))
        live.end(shown)
        if isinstance(reply.body, FilesBody):
            self._hand_over(reply.body, spot, showing, delivery)
        told = "\n\n".join(one.text for one in shown)
        if reply.command.name == "save" and thread.brief is not None and thread.title is not None:
            self.memory.saved_briefs.save(
                spot.team, user, thread.title, brief_as_json(thread.brief), channel=spot.channel, now=self.clock()
            )
        self.conversing.remember(said, told, reply, key=spot.key, who=user, now=self.clock())
        if (offer := self.offers(spot, reply, thread, showing)) is not None:
            self._say(spot, offer, f"{delivery}:offer")
        return reply, thread

    def showing(self, team: str, user: str, channel: str | None, *, language: str | None = None) -> Showing:
        """How something is shown to a person there."""
        return self.surroundings.showing(team=team, user=user, channel=channel, language=language)

    def met(self, team: str, channel: str, *, outside: bool = False) -> None:
        """Notes what kind of channel something was said in, so that what is private stays there."""
        room = self.surroundings.rooms(channel)
        kind: Kind = "dm" if room.kind == "direct" else room.kind
        self.memory.channels.met(team, channel, kind=kind, external=room.outside or outside, now=self.clock())

    def moment(self, spot: Spot, user: str) -> Moment:
        """Now, said by this person there."""
        return Moment(now=self.clock(), who=user, thread=spot.key)

    def _live(self, spot: Spot, user: str, showing: Showing, *, delivery: str, quiet: bool) -> Live:
        return Live(
            speaking=self.speaking,
            streams=self.streams,
            team=spot.team,
            channel=spot.channel,
            thread=spot.thread,
            user=user,
            delivery=delivery,
            words=showing.words,
            check=lambda: self.stops.check(spot.key),
            quiet=quiet,
        )

    def _spot(self, taken: Taken, heard: Heard, showing: Showing) -> Spot:
        """The thread to answer in. Words that came without a message, as of a slash command, are quoted first, and that begins the thread;
        where the bot is not in the channel, in the conversation with the person, who is told how to invite it.
        """
        if heard.thread is not None and (heard.door != "shortcut" or self.surroundings.rooms(heard.channel).member):
            return Spot(team=heard.team, channel=heard.channel, thread=heard.thread)
        opening = notices.brief_quoted(heard.text, heard.user, showing)
        if heard.thread is None and not heard.channel.startswith("D"):
            try:
                stamp = self.speaking.post(heard.team, heard.channel, None, opening, key=f"{taken.id}:root")
                return Spot(team=heard.team, channel=heard.channel, thread=stamp)
            except Refused:
                self.surroundings.rooms.forget(heard.channel)
        direct = self.speaking.direct(heard.user)
        begins = opening if heard.channel.startswith("D") else notices.invite_me(heard.channel, heard.text, showing)
        stamp = self.speaking.post(heard.team, direct, None, begins, key=f"{taken.id}:direct")
        return Spot(team=heard.team, channel=direct, thread=stamp)

    def _hand_over(self, body: FilesBody, spot: Spot, showing: Showing, delivery: str) -> None:
        """Uploads files, once."""
        handing = Handing(postings=self.memory.postings, speaking=self.speaking, files=self.files, owner=self.owner)
        handing.once(body.files, team=spot.team, channel=spot.channel, thread=spot.thread, key=delivery, showing=showing)

    def _say(self, spot: Spot, message: Message, key: str) -> None:
        self.speaking.post(spot.team, spot.channel, spot.thread, message, key=key)
