"""Messages that are nothing but thanks and courtesies."""

import re

from bot.conversation.understanding.fitting import gives_value
from bot.conversation.understanding.heard import A_TOPIC, Heard, told_of
from retrieval.reading.surface import plain

_ASKED_POLITELY = ("meter", "meter_if", "history", "threads", "decisions")
"""Commands whose words hold courtesies in some language ("có nhiều")."""
_LEFT_OF_THANKS = 8
"""Letters that may be left: drawn-out endings ("ค่าาา"), a name."""


def only_courtesy(heard: Heard) -> bool:
    """Whether nothing is left of a message once thanks and courtesies are taken off; whoever names a creator or a value wants more."""
    if heard.creators() or (heard.scene.brief is not None and gives_value(heard)):
        return False
    if any(heard.says(name) for name in _ASKED_POLITELY):
        return False
    letters = list(heard.plain)
    for cue in heard.cues.found("command", heard.plain, "thanks") + heard.cues.found("courtesy", heard.plain):
        letters[cue.start : cue.end] = " " * (cue.end - cue.start)
    rest = re.sub(r"[\W_]+", "", "".join(letters))
    if len(rest) >= A_TOPIC and rest in re.sub(r"[\W_]+", "", plain(told_of(heard.scene.brief))):
        return False  # "vaping ok" speaks of the brief
    return len(rest) <= _LEFT_OF_THANKS and not re.search(r"\d", rest) and heard.says("thanks")
