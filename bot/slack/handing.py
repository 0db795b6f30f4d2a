"""Files handed over once: an upload carries no key, so one of which nobody knows the outcome is told of and not tried again."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.blocks import notices
from bot.blocks.showing import Showing
from bot.exports.file import File
from bot.memory.postings import Postings
from bot.posting.wire import Busy, NoReply, Refused
from bot.slack.files import Files
from bot.slack.speaking import Speaking

log = logging.getLogger("briefmatch")

UPLOADING = timedelta(minutes=5)
"""The longest that an upload may take."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Handing:
    """Uploads files into threads. `owner` is this process."""

    postings: Postings
    speaking: Speaking
    files: Files
    owner: str

    def once(self, given: Sequence[File], *, team: str, channel: str, thread: str, key: str, showing: Showing) -> None:
        """Uploads them, whoever asks again for this key, or says there that they may not have arrived. Raises Refused, Busy and NoReply
        where that cannot be said."""
        begun = self.postings.begin(
            team, f"{key}:files", channel=channel, thread=thread, content_hash="files", owner=self.owner, lease=UPLOADING
        )
        if not begun.mine:
            return
        if begun.fresh:
            try:
                self.files.hand_over(given, channel=channel, thread=thread, said="")
            except (Refused, Busy, NoReply) as failure:
                log.warning("upload failed", extra={"action": "upload_failed", "kind": type(failure).__name__})
                self.postings.settle(begun.posting, "refused", code=type(failure).__name__)
            else:
                self.postings.posted(begun.posting, "0.0")
                return
        else:
            self.postings.settle(begun.posting, "unknown")
        self.speaking.post(team, channel, thread, notices.not_uploaded(showing), key=f"{key}:not_uploaded")
