"""agents.sessions.* and assistant.threads.*: the state of a chat with the agent."""

from dataclasses import dataclass, field

from tests.slack.ground import Ground, Handler
from tests.slack.values import Ask, Json, error, ok

STATUSES = ("processing", "active", "suspended", "closed")
MOST_TITLE = 200
MOST_PROMPTS = 4


@dataclass(kw_only=True, slots=True)
class Session:
    """One session of the agent, with every status it had."""

    title: str
    statuses: list[str] = field(default_factory=list)


@dataclass(kw_only=True)
class Agents:
    """Sessions by channel and thread; prompts by channel."""

    ground: Ground
    sessions: dict[tuple[str, str], Session] = field(default_factory=dict)
    prompts: dict[str, list[Json]] = field(default_factory=dict)
    thread_statuses: list[Json] = field(default_factory=list)

    def methods(self) -> dict[str, Handler]:
        """What is answered here."""
        return {
            "agents.sessions.setStatus": self.set_status,
            "agents.sessions.rename": self.rename,
            "assistant.threads.setSuggestedPrompts": self.set_prompts,
            "assistant.threads.setStatus": self.set_thread_status,
            "assistant.threads.setTitle": self.set_thread_title,
        }

    def set_status(self, ask: Ask) -> Json:
        """The first call makes the session, and it alone takes a title."""
        channel, thread, status = ask.text("channel_id"), ask.text("thread_ts"), ask.text("status")
        if status not in STATUSES:
            return error("invalid_arguments")
        if not self.ground.directory.exists(channel):
            return error("channel_not_found")
        if len(ask.text("title")) > MOST_TITLE:
            return error("invalid_arguments")
        self.became(channel, thread, status, title=ask.text("title"))
        return ok(status=status, agent_status=status)

    def became(self, channel: str, thread: str, status: str, *, title: str = "") -> None:
        """A session is there, in this state."""
        with self.ground.lock:
            self.sessions.setdefault((channel, thread), Session(title=title)).statuses.append(status)
        self.ground.happenings.changed()

    def rename(self, ask: Ask) -> Json:
        """Gives a session another title."""
        session = self.sessions.get((ask.text("channel_id"), ask.text("thread_ts")))
        if session is None:
            return error("session_not_found")
        if not 0 < len(ask.text("title")) <= MOST_TITLE:
            return error("invalid_arguments")
        session.title = ask.text("title")
        return ok()

    def set_prompts(self, ask: Ask) -> Json:
        """With `thread_ts` it says yes and does nothing."""
        prompts = ask.arguments.get("prompts")
        if not isinstance(prompts, list) or len(prompts) > MOST_PROMPTS:
            return error("invalid_arguments")
        if any(not one.get("title") or not one.get("message") for one in prompts):
            return error("invalid_arguments")
        if not ask.text("thread_ts"):
            self.prompts[ask.text("channel_id")] = prompts
        return ok()

    def set_thread_status(self, ask: Ask) -> Json:
        """The old way, still answered."""
        self.thread_statuses.append(ask.arguments)
        return ok()

    def set_thread_title(self, ask: Ask) -> Json:
        """The old way, still answered."""
        self.thread_statuses.append(ask.arguments)
        return ok()
