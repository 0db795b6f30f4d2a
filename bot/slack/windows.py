"""Windows of Slack: opened within the three seconds that a trigger lives, filled when their content is there."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from slack_sdk import WebClient

from bot.blocks.gate import checked_view
from bot.posting.wire import Busy, NoReply, Refused
from bot.slack.calling import called

log = logging.getLogger("briefmatch")


@dataclass(frozen=True, kw_only=True, slots=True)
class Windows:
    """Opens, stacks and fills windows, and the App Home. All raise Refused, Busy and NoReply."""

    client: WebClient

    def opened(self, trigger: str, view: Mapping[str, Any], *, over: bool = False) -> str:
        """Opens a window, or another over the one that stands, and returns its id."""
        method = self.client.views_push if over else self.client.views_open
        told = called(method, trigger_id=trigger, view=dict(checked_view(view)))
        return str(told["view"]["id"])

    def filled(self, window: str, view: Mapping[str, Any]) -> None:
        """Puts content into a window that stands; one that was closed meanwhile is left alone."""
        try:
            called(self.client.views_update, view_id=window, view=dict(checked_view(view)))
        except Refused as failure:
            if str(failure) not in {"not_found", "view_not_found"}:
                raise

    def home(self, user: str, view: Mapping[str, Any]) -> None:
        """Shows somebody their App Home. One that cannot be shown now is shown the next time that it is opened."""
        try:
            called(self.client.views_publish, user_id=user, view=dict(checked_view(view)))
        except (Refused, Busy, NoReply) as failure:
            log.warning("home not shown", extra={"action": "home_not_shown", "kind": type(failure).__name__})
