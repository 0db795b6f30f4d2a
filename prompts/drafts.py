"""What to know of a draft before it is sent, in words."""

from index.texts import one_line
from prompts.figures import day, number
from prompts.letters.draft import OutreachDraft
from prompts.naming import tongue
from prompts.words import Words


def title(draft: OutreachDraft, words: Words) -> str:
    """Whom it is for, in which language, how long, who wrote it."""
    language = tongue(draft.language, words)
    made = words(f"draft.by_{draft.made_by}")
    return words("draft.title", creator=_handle(draft.creator), language=language, words=number(draft.words, words.language), made=made)


def _handle(creator_id: str) -> str:
    platform, _, account = one_line(creator_id).partition(":")
    return f"@{account} ({platform})"


def notes(draft: OutreachDraft, words: Words) -> list[str]:
    """What to fill in, check or know, and that nothing is sent."""
    told = [words.of("draft_flag", flag) for flag in draft.flags]
    if draft.fallback is not None:
        told.insert(0, words("draft.fallback", why=words.of("draft_fallback", draft.fallback)))
    return [*told, words("draft.reply_by", date=day(draft.reply_by, words.language))]
