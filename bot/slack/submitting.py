"""Windows that were submitted: faults told at their fields, what is right done by the use-cases that words go to."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from bot.blocks import notices
from bot.blocks.controls import Unreadable
from bot.blocks.modals.brief_form import Asked, read_brief_form
from bot.blocks.modals.callbacks import Callback, callback_of
from bot.blocks.modals.comparing import read_compare, read_why_not
from bot.blocks.modals.draft import Edited, kept, read_draft
from bot.blocks.modals.edit_brief import read_edited
from bot.blocks.modals.reasons import read_reason
from bot.blocks.modals.submitted import Wrong
from bot.conversation.replies import Reply
from bot.conversation.thread import Thread
from bot.slack.answering import Answering
from bot.slack.arrivals import Heard, Submitted
from bot.slack.desk import Taken
from bot.slack.doing import Doing
from bot.slack.press import Stale
from bot.slack.sealing import BrokenSeal, Carried, Seal
from bot.slack.spot import Spot, spot_of
from bot.slack.work import Job
from index.progress import Progress
from prompts.commands import Command
from prompts.words import Words
from retrieval.refinement import Refinement

log = logging.getLogger("briefmatch")


@dataclass(frozen=True, kw_only=True, slots=True)
class Submission:
    """A window that was submitted, read: which, by whom, about which conversation."""

    taken: Taken
    submitted: Submitted
    callback: Callback
    carried: Carried
    spot: Spot | None
    words: Words


class Takes(Protocol):
    """Does what a window of some kind asks for."""

    def read(self, submission: Submission) -> Wrong | object:
        """What stands in its fields, or what is wrong with it."""

    def do(self, submission: Submission, value: object) -> Job | None:
        """Does it, or returns the work that it is."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Submitting:
    """Takes windows. `others` take those that are about no creator and no brief."""

    answering: Answering
    doing: Doing
    seal: Seal
    others: Mapping[Callback, Takes]
    clock: Callable[[], datetime]

    def faults(self, submitted: Submitted) -> dict[str, str] | None:
        """What is wrong with a window, by field; `None` where it can be taken."""
        submission = self._submission(Taken(id="", arrival=submitted), submitted)
        if submission is None:
            return None
        try:
            told = self._read(submission)
        except Unreadable:
            log.warning("window refused", extra={"action": "window_refused", "callback": submission.callback})
            return None
        return dict(told.errors) if isinstance(told, Wrong) else None

    def submitted(self, taken: Taken) -> Job | None:
        """Does what a window asks for."""
        arrival = taken.arrival
        if not isinstance(arrival, Submitted) or (submission := self._submission(taken, arrival)) is None:
            return None
        try:
            value = self._read(submission)
        except Unreadable:
            return None
        if isinstance(value, Wrong):
            return None
        if submission.callback in self.others:
            return self.others[submission.callback].do(submission, value)
        if submission.spot is None:
            return None
        spot = submission.spot
        return Job(channel=spot.channel, conversation=spot.key, run=lambda: self._do(submission, spot, value))

    def _submission(self, taken: Taken, submitted: Submitted) -> Submission | None:
        try:
            callback = callback_of(submitted.window.callback)
            carried = self.seal.opened(submitted.window.metadata, user=submitted.user)
            spot = spot_of(carried.key, team=submitted.team) if carried.key is not None else None
        except (Unreadable, BrokenSeal) as failure:
            log.warning("window refused", extra={"action": "window_refused", "kind": type(failure).__name__})
            return None
        language = self.answering.conversing.thread(spot.key).language if spot is not None else None
        channel = spot.channel if spot is not None else None
        words = self.answering.showing(submitted.team, submitted.user, channel, language=language).words
        return Submission(taken=taken, submitted=submitted, callback=callback, carried=carried, spot=spot, words=words)

    def _read(self, submission: Submission) -> Wrong | object:
        """What stands in the fields. Raises Unreadable."""
        callback, state, words = submission.callback, submission.submitted.state, submission.words
        if callback in self.others:
            return self.others[callback].read(submission)
        thread = self.answering.conversing.thread(submission.spot.key) if submission.spot is not None else Thread()
        match callback:
            case "reject" | "block" | "note":
                return read_reason(callback, state, words)
            case "compare":
                if submission.carried.shortlist != thread.kept:  # its places are of another list
                    return Wrong(errors=dict.fromkeys(list(state)[:1], words("notice.changed_since")))
                return read_compare(state, submission.carried.place or 1, len(thread.shown), words)
            case "why_not":
                return read_why_not(state, words)
            case "edit_brief":
                if submission.carried.shortlist != thread.kept:  # or what somebody else changed meanwhile would be taken for an edit
                    return Wrong(errors=dict.fromkeys(list(state)[:1], words("notice.changed_since")))
                return read_edited(state, thread.brief, words) if thread.brief is not None else None
            case "draft":
                return read_draft(state, words)
            case _:
                return None

    def _do(self, submission: Submission, spot: Spot, value: object) -> None:
        taken, user = submission.taken, submission.submitted.user
        try:
            command = self._command(submission, spot, value)
        except Stale:
            self._say(submission, spot, "changed_since")
            return
        if isinstance(value, Edited):
            self._keep(submission, spot, value)
            return
        if command is None:
            return

        def does(progress: Progress) -> tuple[Reply, Thread]:
            return self.answering.conversing.do(command, key=spot.key, who=user, now=self.clock(), progress=progress, delivery=taken.id)

        short = command.name == "note"
        self.answering.answer(
            spot, user, does, said=f"[{submission.callback}]", delivery=taken.id, quiet=command.name != "refine", brief=short
        )

    def _command(self, submission: Submission, spot: Spot, value: object) -> Command | None:
        """The command of a window. Raises Stale where whom it is about cannot be told any more."""
        carried = submission.carried
        match submission.callback:
            case "reject" | "block" | "note":
                creator = self.doing.named(carried.shortlist, carried.place, spot)
                return Command(name=submission.callback, creators=(creator,), text=value if isinstance(value, str) else None)
            case "compare" if isinstance(value, tuple):
                return Command(name="compare", creators=value)
            case "why_not" if isinstance(value, tuple):
                return Command(name="why_not", creators=value)
            case "edit_brief" if isinstance(value, Refinement):
                return Command(name="refine", refinement=value) if value else None
            case _:
                return None

    def _keep(self, submission: Submission, spot: Spot, edited: Edited) -> None:
        """Keeps a message as a person wrote it: what is exported is what they read last."""
        memory, carried = self.answering.memory, submission.carried
        creator = memory.shortlists.creator_at(carried.shortlist or "", carried.place or 1)

        def with_their_words(thread: Thread) -> Thread:
            return replace(thread, drafts=tuple(kept(one, edited) if one.creator == creator else one for one in thread.drafts))

        self.answering.conversing.change(with_their_words, key=spot.key, who=submission.submitted.user, now=self.clock())
        self._say(submission, spot, "kept")

    def _say(self, submission: Submission, spot: Spot, what: notices.Short) -> None:
        user = submission.submitted.user
        showing = self.answering.showing(spot.team, user, spot.channel, language=submission.words.language)
        self.answering.speaking.whisper(spot.channel, user, notices.short(what, showing), thread=spot.thread)


@dataclass(frozen=True, kw_only=True, slots=True)
class TakesBriefForm:
    """A new brief from its form: into the channel where it was asked for, else into the conversation with the person."""

    answering: Answering
    clock: Callable[[], datetime]

    def read(self, submission: Submission) -> Wrong | object:
        """See Takes."""
        return read_brief_form(submission.submitted.state, submission.words)

    def do(self, submission: Submission, value: object) -> Job | None:
        """See Takes."""
        if not isinstance(value, Asked):
            return None
        user, team, number = submission.submitted.user, submission.submitted.team, submission.taken.id

        def run() -> None:
            heard = Heard(door="form", team=team, channel=submission.carried.code or "D0", user=user, text=value.text)
            self.answering.formed(replace(submission.taken, arrival=heard), value.chosen)

        return Job(channel=submission.carried.code or user, conversation=number, run=run)
