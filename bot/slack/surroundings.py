"""In whose words and for whom something is shown: the language of the talk, else of the channel, else of the person."""

from dataclasses import dataclass

from bot.blocks.showing import Audience, Showing
from bot.memory.memory import Memory
from bot.slack.people import People
from bot.slack.rooms import Rooms
from prompts.words import Words, languages
from retrieval.niches import NicheBook


@dataclass(frozen=True, kw_only=True, slots=True)
class Surroundings:
    """Knows channels and people, and what was chosen for them."""

    people: People
    rooms: Rooms
    memory: Memory
    book: NicheBook

    def showing(self, *, team: str, user: str, channel: str | None, language: str | None = None) -> Showing:
        """How something is shown there. A `language` that was spoken comes before what was set."""
        chosen = self.memory.channels.load(team, channel) if channel is not None else None
        spoken = language or (chosen.language if chosen else None) or self.memory.preferences.get("language") or self.language_of(user)
        return Showing(words=Words(spoken), book=self.book, audience=self.audience(team, channel), called=self.people.name)

    def audience(self, team: str, channel: str | None) -> Audience:
        """Who reads along. Where people of other companies are, fees and contacts are shown only if the channel says so."""
        if channel is None:
            return Audience()
        room, chosen = self.rooms(channel), self.memory.channels.load(team, channel)
        told = chosen.fees if chosen is not None else None
        shown = told == "shown" if told is not None else not room.outside
        return Audience(fees=shown, contacts=shown and not room.outside)

    def language_of(self, user: str) -> str | None:
        """The language of a person's Slack, where we speak it."""
        language = self.people(user).language
        return language if language in languages() else None
