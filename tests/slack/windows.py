"""views.*: the windows that stand open before each person, and their Home. The emulator keeps the views; who sees which is ours."""

from dataclasses import dataclass, field

from tests.slack.ground import Ground, Handler, with_block_ids
from tests.slack.limits import view_error
from tests.slack.triggers import Triggers
from tests.slack.values import Ask, Json, error, ok

MOST_STACKED = 3


@dataclass(kw_only=True)
class Windows:
    """Stacks of open windows by person, the topmost last; Homes by person."""

    ground: Ground
    triggers: Triggers
    stacks: dict[str, list[Json]] = field(default_factory=dict)
    homes: dict[str, Json] = field(default_factory=dict)

    def methods(self) -> dict[str, Handler]:
        """What is answered here."""
        return {
            "views.open": self.open, "views.push": self.push, "views.update": self.update, "views.publish": self.publish,
        }  # fmt: skip

    def open(self, ask: Ask) -> Json:
        """Opens a window before who triggered it."""
        return self._opened(ask, pushed=False)

    def push(self, ask: Ask) -> Json:
        """Puts a window on top of the one on which somebody acted."""
        return self._opened(ask, pushed=True)

    def update(self, ask: Ask) -> Json:
        """Changes a window that stands open, or was closed meanwhile: Slack says `not_found` to that."""
        view = ask.arguments.get("view")
        if refused := view_error(view):
            return refused
        standing = next((one for one in self._open() if ask.text("view_id") in {one["id"]} or self._external(ask, one)), None)
        if standing is None:
            return error("not_found")
        if ask.text("hash") and ask.text("hash") != standing["hash"]:
            return error("hash_conflict")
        self._look(ask)
        answer = self.ground.forward(ask, view=_kept(view), view_id=standing["id"], hash=None)
        if answer["ok"]:
            standing.update(answer["view"], root_view_id=standing["root_view_id"], previous_view_id=standing["previous_view_id"])
            answer["view"] = dict(standing)
        return answer

    def publish(self, ask: Ask) -> Json:
        """Shows somebody their Home."""
        view = ask.arguments.get("view")
        if refused := view_error(view):
            return refused
        self._look(ask)
        answer = self.ground.forward(ask, view=_kept(view))
        if answer["ok"]:
            self.homes[ask.text("user_id")] = answer["view"]
        return answer

    def answered(self, user: str, view: Json, told: Json | None) -> Json:
        """What an app answered to a submission takes effect; gives the errors by block."""
        stack = self.stacks.get(user, [])
        action = (told or {}).get("response_action")
        if action == "errors":
            found = told["errors"] if told else {}
            return dict(found) if isinstance(found, dict) else {}
        if action in {"update", "push"}:
            assert told is not None
            refused = view_error(told.get("view")) or (
                error("push_limit_reached") if action == "push" and len(stack) >= MOST_STACKED else None
            )
            if refused:
                raise AnswerRefused(f"the answer to a submission was not taken: {refused}")
            new = {**_blank(view), **_kept(told["view"]), "id": view["id"] if action == "update" else self._created(user)}
            if action == "push":
                stack.append({**new, "previous_view_id": view["id"]})
            else:
                stack[_place(stack, view)] = new
        elif action == "clear":
            stack.clear()
        elif stack:
            stack.pop(_place(stack, view))
        return {}

    def close(self, user: str, *, everything: bool) -> list[Json]:
        """The person closes their topmost window, or all of them."""
        stack = self.stacks.get(user, [])
        closed = list(reversed(stack)) if everything else stack[-1:]
        del stack[len(stack) - len(closed) :]
        return closed

    def _opened(self, ask: Ask, *, pushed: bool) -> Json:
        view = ask.arguments.get("view")
        if refused := view_error(view):
            return refused
        if isinstance(view, dict) and view["type"] != "modal":
            return error("invalid_arguments")
        trigger = self.triggers.take(ask.text("trigger_id") or ask.text("interactivity_pointer"))
        if isinstance(trigger, dict):
            return trigger
        stack = self.stacks.setdefault(trigger.user, [])
        parent = next((one for one in stack if one["id"] == trigger.view), None)
        if pushed and parent is None:
            return error("view_not_found")
        if pushed and len(stack) >= MOST_STACKED:
            return error("push_limit_reached")
        self._look(ask)
        # The emulator counts windows that were closed as stacked, so there every one is opened afresh.
        leave = self.ground.standing.call("views.generateTriggerId", ask.token, {"user_id": trigger.user})["trigger_id"]
        answer = self.ground.standing.call("views.open", ask.token, {"trigger_id": leave, "view": _kept(view)})
        if not answer["ok"]:
            return answer
        opened = answer["view"]
        if pushed and parent is not None:
            opened |= {"root_view_id": parent["root_view_id"], "previous_view_id": parent["id"]}
        with self.ground.lock:
            if not pushed:
                stack.clear()
            stack.append(opened)
        return ok(view=dict(opened))

    def _created(self, user: str) -> str:
        return f"V{len(self.stacks[user])}{self.ground.clock.ts().replace('.', '')}"

    def _open(self) -> list[Json]:
        with self.ground.lock:
            return [view for stack in self.stacks.values() for view in stack] + list(self.homes.values())

    def _external(self, ask: Ask, view: Json) -> bool:
        return bool(ask.text("external_id")) and view.get("external_id") == ask.text("external_id")

    def _look(self, ask: Ask) -> None:
        view = ask.arguments["view"]
        self.ground.look(ask, "home" if view["type"] == "home" else "modal", view["blocks"])


class AnswerRefused(AssertionError):
    """The app answered a submission with a window that Slack does not take; the person would see an error."""


def _kept(view: Json | None) -> Json:
    view = view or {}
    return {**view, "blocks": with_block_ids(view.get("blocks", []))}


def _blank(view: Json) -> Json:
    """What stays of a window that is replaced by an answer."""
    return {name: view[name] for name in ("team_id", "app_id", "bot_id", "hash", "root_view_id", "previous_view_id") if name in view} | {
        "state": {"values": {}}, "private_metadata": "", "callback_id": "", "external_id": "", "submit": None, "close": None,
    }  # fmt: skip


def _place(stack: list[Json], view: Json) -> int:
    return next((place for place, one in enumerate(stack) if one["id"] == view["id"]), len(stack) - 1)
