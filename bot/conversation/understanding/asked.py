"""Questions about deeds by hand: they are answered, and do nothing."""

from dataclasses import replace

from bot.conversation.cues.grammar import grammar_of
from bot.conversation.understanding.heard import Heard
from prompts.commands import BY_HAND, Command, Name
from retrieval.reading.surface import Span, plain, prepared

_ENDS = " \t\n?!.؟,،"


def unless_asked(command: Command, heard: Heard) -> Command:
    """The command; where the message only asks whether to do it the reasons for its creators, where it asks whether it was done the
    decisions about them. A polite request ("can you drop 2?") is no question."""
    if command.name not in BY_HAND:
        return command
    instead = _instead(command.name, heard)
    return replace(command, name=instead, text=None) if instead else command


def _instead(name: Name, heard: Heard) -> Name | None:
    text = plain(prepared(heard.text))  # with the particles that close a question
    said = {cue.name for cue in heard.cues.found("asking", text)}
    marked = text.rstrip(" !.").endswith(("?", "؟"))
    if "advice" in said:
        return "explain"
    if "request" in said:
        return None
    if "perhaps" in said and marked:
        return "explain"
    if name != "swap" and (_opens(heard, text) or _closes(heard, text)):  # "who could replace 2" asks for somebody
        return "decisions"
    if marked and name != "swap":
        return "decisions" if grammar_of(heard.cues.language).verb_last else "explain"
    return None


def _opens(heard: Heard, text: str) -> bool:
    """Whether a word that asks opens a message, or stands behind nothing but courtesies."""
    courtesies = [Span(c.start, c.end) for c in heard.cues.found("courtesy", text)]
    for cue in heard.cues.found("asking", text, "opening"):
        letters = list(text[: cue.start])
        for start, end in courtesies:
            letters[start : min(end, cue.start)] = " " * (min(end, cue.start) - start)
        if not any(letter.isalnum() for letter in letters[: cue.start]):
            return True
    return False


def _closes(heard: Heard, text: str) -> bool:
    """Whether a word that asks closes a message."""
    end = len(heard.cues.hushed(text).rstrip(_ENDS))
    return any(len(text[: cue.end].rstrip(_ENDS)) >= end for cue in heard.cues.found("asking", text, "closing"))
