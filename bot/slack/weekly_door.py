"""Weekly lists that are posted to Slack: made in the words of their channel, said to come late where they do, posted once."""

from dataclasses import dataclass
from datetime import datetime

from bot.blocks import notices
from bot.blocks.gate import checked
from bot.blocks.showing import Message
from bot.blocks.weekly import round_message
from bot.memory.schedules import Schedule
from bot.posting.once import Outcome, PostOnce
from bot.slack.surroundings import Surroundings
from bot.weekly.rounds import Rendered
from bot.weekly.weekly import Weekly, next_of
from prompts import weekly as sentences


@dataclass(frozen=True, kw_only=True, slots=True)
class SlackLists:
    """Makes lists as messages; see `bot.weekly.rounds.Renders`."""

    weekly: Weekly
    surroundings: Surroundings

    def prepare(self, now: datetime) -> None:
        """See Renders."""
        self.weekly.prepare(now)

    def due(self, schedule: Schedule, due: str, now: datetime) -> Rendered:
        """See Renders."""
        made = self.weekly.render(schedule, due, now)
        showing = self.surroundings.showing(
            team=schedule.team_id, user=schedule.created_by, channel=schedule.channel, language=schedule.language
        )
        return Rendered(message=checked(round_message(made, showing)), shortlist=made.kept, sights=made.sights)

    def skipped(self, schedule: Schedule, due: str, now: datetime) -> Message | None:
        """See Renders."""
        coming = next_of(schedule, now)
        if coming is None:
            return None
        showing = self.surroundings.showing(
            team=schedule.team_id, user=schedule.created_by, channel=schedule.channel, language=schedule.language
        )
        late = sentences.moment(datetime.fromisoformat(due), showing.words)
        told = showing.words("weekly.late", day=late, next=sentences.moment(coming, showing.words))
        return notices.plain_notice(told, showing)


@dataclass(frozen=True, kw_only=True, slots=True)
class SlackPosts:
    """Posts them; see `bot.weekly.rounds.Posts`."""

    posts: PostOnce

    def post(self, *, team: str, channel: str, thread: str | None, key: str, message: Message) -> Outcome:
        """See Posts."""
        return self.posts.post(team=team, channel=channel, thread=thread, key=key, message=message)
