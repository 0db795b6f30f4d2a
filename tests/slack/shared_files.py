"""files.*: uploads and downloads as the emulator keeps them, the events that they cause, and Slack's page for strangers."""

from dataclasses import dataclass

from tests.slack.ground import Ground, Handler, from_bot
from tests.slack.standing import Download
from tests.slack.values import Actor, Ask, Json

LOGIN_PAGE = b"<!DOCTYPE html><html><head><title>Sign in to Bench | Slack</title></head><body>You need to sign in.</body></html>"


@dataclass(kw_only=True)
class SharedFiles:
    """The methods on files."""

    ground: Ground

    def methods(self) -> dict[str, Handler]:
        """What is answered here."""
        return {"files.getUploadURLExternal": self.url, "files.completeUploadExternal": self.complete}

    def url(self, ask: Ask) -> Json:
        """Where to put the content. Slack says `alt_txt`, the emulator `alt_text`."""
        return self.ground.forward(ask, alt_text=ask.text("alt_txt") or None)

    def complete(self, ask: Ask) -> Json:
        """Shares what was put there; each share is a message."""
        channels = [one for one in (ask.text("channel_id"), *ask.text("channels").split(",")) if one]
        for channel in channels:
            if refused := self.ground.not_writable(ask, channel):
                return refused
        blocks = ask.arguments.get("blocks")
        self.ground.look(ask, "message", blocks, ask.text("initial_comment"))
        answer = self.ground.forward(ask)
        if answer["ok"]:
            for channel, ts in sorted({(channel, share["ts"]) for file in answer["files"] for channel, share in shares(file)}):
                if message := self.message(ask.token, channel, ts):
                    self.ground.events.message({**from_bot(message), "channel": channel})
        return answer

    def message(self, token: str, channel: str, ts: str) -> Json | None:
        """One message, as who holds the token sees it."""
        replies = self.ground.standing.call("conversations.replies", token, {"channel": channel, "ts": ts})
        return next((one for one in replies.get("messages", ()) if one["ts"] == ts), None)

    def download(self, path: str, token: str, actor: Actor | None) -> Download:
        """The content; or, for who may not have it, 200 with a page to sign in."""
        if actor is None or (actor.is_bot and "files:read" not in actor.scopes):
            return Download(status=200, kind="text/html; charset=utf-8", content=LOGIN_PAGE)
        return self.ground.standing.download(path, token)


def shares(file: Json) -> list[tuple[str, Json]]:
    """Where a file was shared."""
    return [
        (channel, share)
        for sort in ("public", "private")
        for channel, each in (file.get("shares") or {}).get(sort, {}).items()
        for share in each
    ]
