"""From what Slack sends to an arrival; what is not for the bot is nobody's work. Pure: the body in, a value out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import ValidationError

from bot.blocks.controls import PREFIX, Control
from bot.blocks.modals.draft import CHOSEN
from bot.slack.arrivals import MOST_WORDS, Arrival, Asked, Deleted, Heard, Left, Opened, Pressed, Stopped, Submitted, Upload, Window
from bot.slack.plain_words import mentions, plain_words

Body = Mapping[str, Any]
HEARD_SUBTYPES = frozenset({None, "file_share", "thread_broadcast"})
MATCH, MATCH_MESSAGE, MATCH_FORM = "/match", "match_message", "match_form"
"""The slash command and the two shortcuts of the manifest."""
SETTINGS = frozenset({"settings", "ตั้งค่า", "การตั้งค่า", "تنظیمات", "cài đặt"})
"""Words that ask for the settings of a channel, where they are all that the command says."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Delivery:
    """An arrival with what tells it from every other: the id of its event (or trigger), and of a message its channel and time, by which
    the two events of one mention are known to be one.
    """

    id: str
    arrival: Arrival
    channel: str | None = None
    ts: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Receiving:
    """Reads bodies. `knows` tells whether a thread is a conversation with the bot, by team, channel and first message."""

    bot: str
    """The bot's own user id."""
    knows: Callable[[str, str, str], bool]

    def delivery(self, body: Body) -> Delivery | None:
        """What a body asks of the bot; `None` where it asks nothing, or is of a shape that Slack does not send."""
        try:
            return self._event(body) if body.get("type") == "event_callback" else self._interaction(body)
        except (ValidationError, ValueError, KeyError, TypeError, AttributeError, IndexError):
            return None

    def _event(self, body: Body) -> Delivery | None:
        event, team, number = body["event"], body["team_id"], body["event_id"]
        made: Arrival | None = None
        match event["type"]:
            case "app_mention" | "message":
                return self._message(body, event, team, number)
            case "app_home_opened":
                if event.get("tab") in {"home", "messages"}:
                    made = Opened(team=team, user=event["user"], channel=event["channel"], tab=event["tab"])
            case "agent_session_stopped":
                made = Stopped(team=team, user=event.get("user"), channel=event["channel"], thread=event["thread_ts"])
            case "app_uninstalled":
                made = Left(team=team)
            case "tokens_revoked":
                made = Left(team=team) if (event.get("tokens") or {}).get("bot") else None
        return None if made is None else Delivery(id=number, arrival=made)

    def _message(self, body: Body, event: Body, team: str, number: str) -> Delivery | None:
        channel = event["channel"]
        if event.get("subtype") == "message_deleted":
            before = event.get("previous_message") or {}
            thread = before.get("thread_ts")
            gone = Deleted(team=team, channel=channel, ts=event["deleted_ts"], thread=thread, text=plain_words(before.get("text") or ""))
            return Delivery(id=number, arrival=gone)
        said, user = event.get("text") or "", event.get("user")
        if event.get("bot_id") or event.get("subtype") not in HEARD_SUBTYPES or user in {None, self.bot, "USLACKBOT"}:
            return None
        direct = event.get("channel_type") == "im" or channel.startswith("D")
        root = event.get("thread_ts") or event["ts"]
        if direct:
            door = "direct"
        elif event["type"] == "app_mention" or mentions(said, self.bot):
            door = "mention"
        elif event.get("thread_ts") and self.knows(team, channel, root):
            door = "thread"
        else:
            return None
        heard = Heard(
            door=door,  # type: ignore[arg-type]  # one of its three
            team=team,
            channel=channel,
            user=user,
            text=plain_words(said, bot=self.bot)[:MOST_WORDS],
            ts=event["ts"],
            thread=root,
            files=uploads(event),
            outside=bool(body.get("is_ext_shared_channel")),
        )
        return Delivery(id=number, arrival=heard, channel=channel, ts=event["ts"])

    def _interaction(self, body: Body) -> Delivery | None:
        if "command" in body:
            return self._slash(body)
        trigger, user = body.get("trigger_id") or "", body["user"]["id"]
        team: str = (body.get("team") or {}).get("id") or body["user"]["team_id"]
        made: Arrival | None = None
        match body["type"]:
            case "block_actions":
                return self._press(body, trigger, team, user)
            case "view_submission":
                made = Submitted(team=team, user=user, trigger=trigger, window=window_of(body["view"]), state=state_of(body["view"]))
            case "shortcut":
                made = Asked(what="brief", team=team, user=user, trigger=trigger)
            case "message_action":
                message, channel = body["message"], body["channel"]["id"]
                root = message.get("thread_ts") or message["ts"]
                made = Heard(
                    door="shortcut",
                    team=team,
                    channel=channel,
                    user=user,
                    text=plain_words(message.get("text") or "", bot=self.bot)[:MOST_WORDS],
                    thread=root,
                    files=uploads(message),
                )
        return None if made is None else Delivery(id=f"t:{trigger}", arrival=made)

    def _slash(self, body: Body) -> Delivery | None:
        team, user, channel, trigger = body["team_id"], body["user_id"], body["channel_id"], body["trigger_id"]
        text = plain_words(body.get("text") or "", bot=self.bot)[:MOST_WORDS]
        if not text or text.casefold() in SETTINGS:
            what: Literal["brief", "settings"] = "settings" if text else "brief"
            return Delivery(id=f"t:{trigger}", arrival=Asked(what=what, team=team, user=user, trigger=trigger, channel=channel))
        return Delivery(id=f"t:{trigger}", arrival=Heard(door="slash", team=team, channel=channel, user=user, text=text))

    @staticmethod
    def _press(body: Body, trigger: str, team: str, user: str) -> Delivery | None:
        action = body["actions"][0]
        if action.get("action_id") == CHOSEN:  # the menu of the messages to creators, whose values are places
            place = (action.get("selected_option") or {}).get("value") or ""
            action = {**action, "action_id": PREFIX, "value": Control(act="draft", place=int(place)).value}
        value = action.get("value") or (action.get("selected_option") or {}).get("value") or ""
        if not str(action.get("action_id", "")).startswith(PREFIX) or not value:
            return None
        view, container = body.get("view"), body.get("container") or {}
        message = body.get("message") or {}
        pressed = Pressed(
            team=team,
            user=user,
            value=value,
            trigger=trigger,
            channel=(body.get("channel") or {}).get("id") or container.get("channel_id"),
            thread=message.get("thread_ts") or container.get("thread_ts") or message.get("ts") or container.get("message_ts"),
            message=message.get("ts") or container.get("message_ts"),
            window=None if view is None else window_of(view),
            state={} if view is None else state_of(view),
        )
        return Delivery(id=f"t:{trigger}:{action.get('action_ts', '')}", arrival=pressed)


def uploads(message: Body) -> tuple[Upload, ...]:
    """The files of a message. Of one from another company Slack tells the id alone."""
    return tuple(
        Upload(
            id=file["id"],
            name=str(file.get("name") or file.get("title") or "file")[:300],
            size=int(file.get("size") or 0),
            url=file.get("url_private_download") or file.get("url_private"),
            external=bool(file.get("is_external")),
        )
        for file in (message.get("files") or ())[:10]
        if file.get("mode") != "tombstone"
    )


def window_of(view: Body) -> Window:
    """The window of an interaction."""
    return Window(
        id=view.get("id") or "",
        hash=view.get("hash") or "",
        callback=view.get("callback_id") or "",
        metadata=view.get("private_metadata") or "",
    )


def state_of(view: Body) -> dict[str, Any]:
    """What stands in the fields of a window, by block and action."""
    values = (view.get("state") or {}).get("values") or {}
    return dict(values) if isinstance(values, dict) else {}
