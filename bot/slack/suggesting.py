"""Options of fields that ask for them as somebody types: countries, languages, currencies, time zones."""

from collections.abc import Mapping
from typing import Any

from bot.blocks.controls import Unreadable
from bot.blocks.modals.inputs import options_json
from bot.blocks.modals.picking import options_for
from bot.slack.surroundings import Surroundings
from prompts.words import Words

NOTHING: Mapping[str, Any] = {"options": []}


def suggested(surroundings: Surroundings, body: Mapping[str, Any]) -> Mapping[str, Any]:
    """The options for what was typed so far, named in the language of whoever types; none for a field that is not ours."""
    user, action, typed = (body.get("user") or {}).get("id"), body.get("action_id"), body.get("value")
    if not all(isinstance(one, str) for one in (user, action, typed)):
        return NOTHING
    try:
        return options_json(options_for(str(action), str(typed), Words(surroundings.language_of(str(user)))))
    except Unreadable:
        return NOTHING
