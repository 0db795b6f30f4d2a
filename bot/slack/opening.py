"""Windows that acts open. A trigger lives for three seconds: what takes longer opens with a word of patience and is filled later."""

import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.blocks.modals.comparing import compare_window, why_not_window
from bot.blocks.modals.details import details_window
from bot.blocks.modals.draft import Written, draft_window
from bot.blocks.modals.edit_brief import ALL, edit_brief_window
from bot.blocks.modals.reasons import Reasoned, reason_window
from bot.blocks.modals.waiting import failed_window, loading_window
from bot.blocks.screen import screen_of
from bot.blocks.showing import Showing
from bot.blocks.text import Block
from bot.conversation.replies import Explained, Messages, Reply
from bot.conversation.thread import Thread
from bot.decision_words import mark
from bot.slack.answering import Answering
from bot.slack.deeds import command_on
from bot.slack.doing import Doing
from bot.slack.press import Press, Stale
from bot.slack.sealing import Carried, Seal
from bot.slack.spot import Spot
from bot.slack.windows import Windows
from bot.slack.work import Job
from index.trouble import IndexTrouble
from prompts.commands import Command

log = logging.getLogger("briefmatch")
Build = Callable[[Showing, str], Block]
"""Makes a window of how things are shown and what it carries along, sealed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Opening:
    """Opens windows."""

    answering: Answering
    doing: Doing
    seal: Seal
    windows: Windows
    clock: Callable[[], datetime]

    def details(self, press: Press) -> Job:
        """Everything about one creator of a list. A button of the window turns its pages."""
        spot, control = _spot(press), press.control
        page = control.number or 1

        def build(showing: Showing, metadata: str) -> Block:
            reply, thread = self._asked(press, spot)
            if not isinstance(reply.body, Explained):
                raise Stale("nobody explained")
            return details_window(reply.body, showing, screen_of(thread), metadata=metadata, page=page)

        return self._open(press, spot, Carried(key=spot.key, shortlist=control.shortlist, place=control.place), build)

    def reason(self, press: Press) -> None:
        """Asks for a reason or a note."""
        spot, control = _spot(press), press.control
        act: Reasoned = control.act  # type: ignore[assignment]  # mapped for these three alone
        name = self._name(press, spot)
        self._open_at_once(
            press, spot, Carried(key=spot.key, shortlist=control.shortlist, place=control.place),
            lambda showing, metadata: reason_window(act, name, showing, metadata=metadata),
        )  # fmt: skip

    def compare(self, press: Press) -> Job:
        """Asks with whom to compare."""
        spot, control = _spot(press), press.control

        def build(showing: Showing, _: str) -> Block:
            reply, thread = self._asked(press, spot)
            if not isinstance(reply.body, Explained):
                raise Stale("nobody explained")
            proposal, place = reply.body.proposal, reply.body.places[0]
            on_screen = replace(proposal, shortlist=replace(proposal.shortlist, matches=proposal.shortlist.matches[: len(thread.shown)]))
            # Pressed on an older list, the window is about the present one: its places are what comes back.
            metadata = self.seal.sealed(Carried(key=spot.key, shortlist=thread.kept, place=place), user=press.user)
            return compare_window(on_screen, place, showing, metadata=metadata)

        return self._open(press, spot, Carried(key=spot.key, shortlist=control.shortlist, place=control.place), build)

    def why_not(self, press: Press) -> None:
        """Asks about whom."""
        spot = _spot(press)
        self._open_at_once(press, spot, Carried(key=spot.key), lambda showing, metadata: why_not_window(showing, metadata=metadata))

    def edit_brief(self, press: Press) -> None:
        """The brief to be changed; a button of the window shows all its fields."""
        spot, control = _spot(press), press.control
        thread = self.answering.conversing.thread(spot.key)
        brief = thread.brief
        if brief is None:
            raise Stale("no brief")
        whole = control.code == ALL
        carried = Carried(key=spot.key, shortlist=thread.kept, code=ALL if whole else None)

        def build(showing: Showing, metadata: str) -> Block:
            return edit_brief_window(brief, showing, metadata=metadata, shortlist=control.shortlist, whole=whole)

        self._open_at_once(press, spot, carried, build, instead=whole)

    def draft(self, press: Press) -> Job:
        """The message to a creator: to be read, changed, worded anew, said to be sent."""
        spot, control = _spot(press), press.control
        instead = press.pressed.window is not None and press.carried.code == "draft"

        def build(showing: Showing, _: str) -> Block:
            if control.act == "sent":
                self._sent(press, spot)  # first, so that the window shows it
            written, place, shortlist = self._written(press, spot, showing)
            metadata = self.seal.sealed(Carried(key=spot.key, shortlist=shortlist, place=place, code="draft"), user=press.user)
            return draft_window(written, place, showing, metadata=metadata, shortlist=shortlist)

        carried = Carried(key=spot.key, shortlist=control.shortlist, place=control.place, code="draft")
        return self._open(press, spot, carried, build, instead=instead)

    def _written(self, press: Press, spot: Spot, showing: Showing) -> tuple[list[Written], int, str]:
        """The messages that were written so far to creators of the present list, the place there of the one that is asked for, which is
        written now where it is not yet, and the id of that list, which may be a later one than was pressed on.
        """
        control, thread = press.control, self.answering.conversing.thread(spot.key)
        place, memory = control.place or 1, self.answering.memory
        creator = memory.shortlists.creator_at(control.shortlist or "", place)
        known = any(one.creator == creator for one in thread.drafts)
        if control.act == "redraft" or not known:
            reply, thread = self._asked(press, spot)
            if not isinstance(reply.body, Messages):
                raise Stale("no message")
        shown = [one.id for one in thread.shown]
        handles = {one.id: one.handle for one in thread.shown}
        told = {
            one.creator_id: mark(replace(one, who=showing.called(one.who)), showing.words)
            for one in memory.decisions.in_thread(spot.key)
            if one.kind == "sent" and one.undone_at is None
        }
        written = [
            Written(
                draft=one,
                place=shown.index(one.creator) + 1,
                called=f"@{handles[one.creator]}",
                sent=told.get(one.creator),
            )
            for one in thread.drafts
            if one.creator in handles
        ]
        if creator not in handles or thread.kept is None:
            raise Stale("not in the list")
        return sorted(written, key=lambda one: one.place), shown.index(creator) + 1, thread.kept

    def _sent(self, press: Press, spot: Spot) -> None:
        """Keeps a person's word that they sent a message. Said twice it is kept once."""
        control, memory = press.control, self.answering.memory
        creator = memory.shortlists.creator_at(control.shortlist or "", control.place or 1)
        standing = memory.decisions.in_thread(spot.key)
        if any(one.kind == "sent" and one.creator_id == creator and one.undone_at is None for one in standing):
            return
        self.doing.deed(press, spot)

    def _asked(self, press: Press, spot: Spot) -> tuple[Reply, Thread]:
        """What the conversation answers about the creator that is pressed on."""
        act = press.control.act if press.control.act in {"draft", "redraft"} else "details"
        command: Command | None = command_on(act, [self.doing.creator(press.control, spot)])
        if command is None:
            raise Stale(press.control.act)
        return self.answering.conversing.do(command, key=spot.key, who=press.user, now=self.clock())

    def _name(self, press: Press, spot: Spot) -> str:
        """What the creator that is pressed on is called."""
        named = self.doing.creator(press.control, spot)
        thread = self.answering.conversing.thread(spot.key)
        creator = self.answering.memory.shortlists.creator_at(press.control.shortlist or "", press.control.place or 1)
        known = next((one for one in thread.shown if one.id == creator), None)
        return f"{known.name} · @{known.handle}" if known else str(named)

    def _open_at_once(self, press: Press, spot: Spot, carried: Carried, build: Build, *, instead: bool = False) -> None:
        """Opens a window whose content is there, over the one that stands or in its place."""
        showing = self._showing(press, spot)
        view = build(showing, self.seal.sealed(carried, user=press.user))
        window = press.pressed.window
        if instead and window is not None:
            self.windows.filled(window.id, view)
        else:
            self.windows.opened(press.pressed.trigger, view, over=window is not None and bool(window.metadata))

    def _open(self, press: Press, spot: Spot, carried: Carried, build: Build, *, instead: bool = False) -> Job:
        """Opens a window, over the one that stands or in its place; its content is work that is returned."""
        showing, window = self._showing(press, spot), press.pressed.window
        metadata = self.seal.sealed(carried, user=press.user)
        turning = press.control.act == "more"
        if window is not None and (instead or turning):
            number = window.id
        else:
            loading = loading_window(showing, metadata=metadata)
            number = self.windows.opened(press.pressed.trigger, loading, over=window is not None and bool(window.metadata))

        def fill() -> None:
            try:
                view = build(showing, metadata)
            except Exception as failure:  # told in the window, which would stay empty otherwise
                reference = secrets.token_hex(3)
                kind = type(failure).__name__
                log.exception("window not filled", extra={"action": "window_not_filled", "kind": kind, "reference": reference})
                if isinstance(failure, Stale):
                    problem = showing.words("notice.changed_since")
                else:
                    problem = str(failure) if isinstance(failure, IndexTrouble) else showing.words("notice.failed", reference=reference)
                view = failed_window(problem, reference=reference, showing=showing, metadata=metadata)
            self.windows.filled(number, view)

        return Job(channel=spot.channel, conversation=spot.key, run=fill)

    def _showing(self, press: Press, spot: Spot) -> Showing:
        language = self.answering.conversing.thread(spot.key).language
        return self.answering.showing(spot.team, press.user, spot.channel, language=language)


def _spot(press: Press) -> Spot:
    if press.spot is None:
        raise Stale("nowhere")
    return press.spot
