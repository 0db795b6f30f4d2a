"""The App Home, and the conversation with the bot when it is opened: what waits for a person, their briefs, lists and settings."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.blocks import notices
from bot.blocks.home import Home, Listed, Saved, Waiting, home_view
from bot.blocks.home import Weekly as WeeklyRow
from bot.blocks.modals.brief_form import brief_form_window
from bot.blocks.modals.settings import Choices, Chosen, KnownRate, read_settings, settings_window
from bot.blocks.modals.submitted import Wrong
from bot.blocks.showing import Showing
from bot.conversation.thread import Thread
from bot.conversation.thread_json import thread_from_json
from bot.memory.rates import Rate
from bot.posting.wire import Busy, NoReply, Refused
from bot.slack.answering import Answering
from bot.slack.arrivals import Asked, Heard, Opened
from bot.slack.calling import called
from bot.slack.desk import Taken
from bot.slack.press import Acts, Press
from bot.slack.sealing import BrokenSeal, Carried, Seal
from bot.slack.spot import spot_of
from bot.slack.submitting import Submission
from bot.slack.windows import Windows
from bot.slack.work import Job
from bot.weekly.weekly import Weekly, next_of, when_of
from bot.weekly.when_in_words import when_in_words
from retrieval.brief_json import brief_from_json
from retrieval.fees.money import TEAM
from retrieval.refinement import CHANGEABLE, Refinement

MOST_LISTS = 20
"""Conversations of late that are looked at."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Homes:
    """Shows people what is theirs: what others asked, and what private channels hold, is in nobody else's App Home."""

    answering: Answering
    weekly: Weekly
    windows: Windows
    seal: Seal
    workspace: str
    """The address of the workspace, by which its threads are opened."""
    statistics: Callable[[Showing], tuple[str, ...]]
    clock: Callable[[], datetime]

    def opened(self, taken: Taken) -> None:
        """Shows the App Home, or what can be said first in the conversation with the bot."""
        opened = taken.arrival
        if not isinstance(opened, Opened):
            return
        showing = self.answering.showing(opened.team, opened.user, None)
        if opened.tab == "home":
            self._show(opened.team, opened.user, showing, page=1)
            return
        prompts = [{"title": title, "message": message} for title, message in notices.suggestions(showing)]
        client = self.answering.speaking.client
        try:  # without a thread: with one it fails and says nothing
            called(client.assistant_threads_setSuggestedPrompts, channel_id=opened.channel, prompts=prompts)
        except (Refused, Busy, NoReply):
            return

    def afterwards(self, act: Acts) -> Acts:
        """The same act, and then the App Home as it is after it, where it was done there."""

        def does(press: Press) -> Job | None:
            rest = act(press)
            if press.spot is None:
                self.turned(press)
            return rest

        return does

    def turned(self, press: Press) -> None:
        """Another page of it."""
        showing = self.answering.showing(press.pressed.team, press.user, None)
        page = press.control.number if press.control.act == "more" else None
        self._show(press.pressed.team, press.user, showing, page=page or 1)

    def asked(self, taken: Taken) -> None:
        """Opens the form for a brief, or the settings of a channel."""
        asked = taken.arrival
        if not isinstance(asked, Asked):
            return
        if asked.what == "settings":
            self._settings(asked.team, asked.user, asked.trigger, asked.channel)
        else:
            self._form(asked.team, asked.user, asked.trigger, asked.channel)

    def new_brief(self, press: Press) -> None:
        """The same by a button."""
        self._form(press.pressed.team, press.user, press.pressed.trigger, press.pressed.channel)

    def _form(self, team: str, user: str, trigger: str, channel: str | None) -> None:
        showing = self.answering.showing(team, user, channel)
        metadata = self.seal.sealed(Carried(code=channel), user=user)
        self.windows.opened(trigger, brief_form_window(showing, metadata=metadata))

    def run_saved(self, press: Press) -> Job | None:
        """Answers a saved brief again, in the conversation with the person."""
        saved = self.answering.memory.saved_briefs.load(press.control.number or 0)
        if saved is None or (saved.team_id, saved.owner) != (press.pressed.team, press.user):
            return None
        brief = brief_from_json(saved.brief)
        chosen = Refinement(changes={name: getattr(brief, name) for name in CHANGEABLE})
        heard = Heard(door="form", team=press.pressed.team, channel="D0", user=press.user, text=brief.wording)
        taken = Taken(id=press.taken.id, arrival=heard)
        return Job(channel=press.user, conversation=press.taken.id, run=lambda: self.answering.formed(taken, chosen))

    def delete_saved(self, press: Press) -> None:
        """Takes a saved brief away."""
        self.answering.memory.saved_briefs.delete(press.control.number or 0, owner=press.user)
        self.turned(press)

    def settings(self, press: Press) -> None:
        """Shows what is chosen for the channel, or for the team where it is pressed in the App Home."""
        channel = press.spot.channel if press.spot is not None else None
        self._settings(press.pressed.team, press.user, press.pressed.trigger, channel)

    def _settings(self, team: str, user: str, trigger: str, channel: str | None) -> None:
        showing, memory = self.answering.showing(team, user, channel), self.answering.memory
        chosen = memory.channels.load(team, channel) if channel is not None else None
        room = self.answering.surroundings.rooms(channel) if channel is not None else None
        rates = tuple(
            KnownRate(currency=one.currency, per_usd=one.per_usd, as_of=one.as_of, source=one.source) for one in memory.rates.all()
        )
        choices = Choices(
            language=chosen.language if chosen else memory.preferences.get("language"),
            currency=chosen.currency if chosen else memory.preferences.get("currency"),
            fees=chosen.fees if chosen else None,
            channel=(room.name or room.id) if room is not None else None,
            external=room.outside if room is not None else False,
            rates=rates,
        )
        metadata = self.seal.sealed(Carried(code=channel), user=user)
        self.windows.opened(trigger, settings_window(choices, showing, metadata=metadata))

    def read(self, submission: Submission) -> Wrong | object:
        """See Takes."""
        return read_settings(submission.submitted.state, submission.words)

    def do(self, submission: Submission, value: object) -> None:
        """Keeps settings: of the channel that they were opened in, else of the team."""
        if not isinstance(value, Chosen):
            return
        memory, now, channel = self.answering.memory, self.clock(), submission.carried.code
        team, user = submission.submitted.team, submission.submitted.user
        if channel is not None:
            self.answering.met(team, channel)
            memory.channels.choose(team, channel, now=now, language=value.language, currency=value.currency, fees=value.fees)
        else:
            for name, told in (("language", value.language), ("currency", value.currency)):
                if told is None:
                    memory.preferences.unset(name)
                else:
                    memory.preferences.set(name, told, who=user, now=now)
        if value.rate is not None:
            currency, per_usd = value.rate
            memory.rates.tell(Rate(currency=currency, per_usd=per_usd, as_of=now.date(), source=TEAM, who=user, at=now))
        self._show(team, user, self.answering.showing(team, user, None), page=1)

    def _show(self, team: str, user: str, showing: Showing, *, page: int) -> None:
        metadata = self.seal.sealed(Carried(), user=user)
        self.windows.home(user, home_view(self._home(team, user, showing), showing, metadata=metadata, page=page))

    def _home(self, team: str, user: str, showing: Showing) -> Home:
        memory = self.answering.memory
        own = [(one, keys) for one in memory.shortlists.all(latest=500) if one.made_by == user and (keys := self._threads(one.id, team))]
        threads = {keys[0]: one.id for one, keys in reversed(own[:MOST_LISTS])}
        briefs = memory.saved_briefs.of(team, user)
        return Home(
            waiting=tuple(self._waiting(threads)),
            saved=tuple(
                Saved(number=one.id, name=one.name, told=str(one.brief.get("wording", "")), at=one.created_at.date()) for one in briefs
            ),
            lists=tuple(
                Listed(shortlist=one.id, title=one.wording, at=one.day, creators=self._creators(one.id), url=self._url(keys[0]))
                for one, keys in own[:MOST_LISTS]
            ),
            weekly=tuple(self._weekly(team, user, showing)),
            language=memory.preferences.get("language"),
            currency=memory.preferences.get("currency"),
            rates=len(memory.rates.all()),
            statistics=self.statistics(showing) if self.answering.surroundings.people(user).admin else None,
        )

    def _waiting(self, threads: dict[str, str]) -> Iterator[Waiting]:
        """Messages that nobody said were sent, and questions that nobody answered, of the person's own conversations."""
        memory = self.answering.memory
        for key, shortlist in reversed(threads.items()):
            kept = memory.threads.load(key)
            thread = thread_from_json(kept.state) if kept is not None else Thread()
            sent = {one.creator_id for one in memory.decisions.in_thread(key) if one.kind == "sent" and one.undone_at is None}
            open_drafts = [one for one in thread.drafts if one.creator not in sent]
            title = kept.title if kept is not None else ""
            if open_drafts:
                yield Waiting(what="draft", title=title, count=len(open_drafts), url=self._url(key), shortlist=shortlist)
            decided = {one.creator_id for one in memory.decisions.current(key) if one.kind in {"approve", "reject"}}
            open_creators = [one for one in thread.shown[: thread.listed] if one.id not in decided]
            if decided and open_creators:
                yield Waiting(what="approval", title=title, count=len(open_creators), url=self._url(key), shortlist=shortlist)
            if thread.choices:
                yield Waiting(what="question", title=title, url=self._url(key), shortlist=shortlist)

    def _weekly(self, team: str, user: str, showing: Showing) -> Iterator[WeeklyRow]:
        for one in self.weekly.of_team(team):
            if one.created_by != user or one.deleted_at is not None:
                continue
            when, due = when_of(one), next_of(one, self.clock())
            yield WeeklyRow(
                number=one.id,
                name=one.name,
                when=when_in_words(when, showing.words) if when is not None else one.zone,
                channel=self.answering.surroundings.rooms(one.channel).name or one.channel,
                paused=one.paused,
                next_on=due.date() if due is not None else None,
            )

    def _threads(self, shortlist: str, team: str) -> tuple[str, ...]:
        kept = self.answering.memory.shortlists.load(shortlist)
        return tuple(
            key for key in (kept.threads if kept is not None else ()) if key.startswith(f"slack:{team}:") and ":weekly-" not in key
        )

    def _creators(self, shortlist: str) -> int:
        return self.answering.memory.shortlists.count(shortlist)

    def _url(self, key: str) -> str | None:
        """The address of a thread."""
        try:
            spot = spot_of(key, team=key.split(":")[1])
        except (BrokenSeal, IndexError):
            return None
        return f"{self.workspace.rstrip('/')}/archives/{spot.channel}/p{spot.thread.replace('.', '')}" if self.workspace else None
