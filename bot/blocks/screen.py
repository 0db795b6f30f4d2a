"""What stands on the screen of a conversation beside a reply: the list that buttons speak of, and whether there is a step to take back."""

from dataclasses import dataclass

from bot.blocks.controls import Control
from bot.conversation.thread import Thread
from bot.proposal import Proposal


@dataclass(frozen=True, kw_only=True, slots=True)
class Screen:
    """The list that buttons stand on, by its id, the ids of its creators in their order (empty: those of the proposal shown), and whether
    a step can be taken back.
    """

    shortlist: str | None = None
    creators: tuple[str, ...] = ()
    undoable: bool = False

    def place(self, place: int, proposal: Proposal) -> int | None:
        """Where a creator of this proposal stands in the list on the screen; `None` for one who only stands beside it."""
        creator = proposal.shortlist.matches[place - 1].creator.id
        if self.creators:
            return self.creators.index(creator) + 1 if creator in self.creators else None
        return place if place <= proposal.limit else None

    def control(self, act: str, place: int | None = None) -> Control:
        """A control on the list on the screen."""
        return Control(act=act, shortlist=self.shortlist, place=place)  # type: ignore[arg-type]  # the value itself checks it


def screen_of(thread: Thread) -> Screen:
    """The screen of a conversation as it stands after a reply."""
    return Screen(
        shortlist=thread.kept,
        creators=tuple(one.id for one in thread.shown),
        undoable=thread.undone() is not None,
    )
