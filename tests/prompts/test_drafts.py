"""What to know of a draft before it is sent, in words."""

from datetime import date
from typing import Any

import pytest

from bot.models.model import REASONS
from prompts.drafts import notes, title
from prompts.letters.draft import FLAGS, OutreachDraft
from prompts.words import Words

EN = Words("en")
LANGUAGES = ("en", "fa", "th", "vi")


def a_draft(**fields: Any) -> OutreachDraft:
    """A letter with nothing to know beyond its day."""
    told = {
        "creator": "instagram:mali",
        "language": "th",
        "subject": "s",
        "body": "b",
        "words": 1_094,
        "reply_by": date(2026, 12, 2),
        **fields,
    }
    return OutreachDraft(**told)


def test_a_title_says_for_whom_in_which_language_how_long_and_by_whom() -> None:
    assert title(a_draft(), EN) == "Draft for @mali (instagram): Thai, 1,094 words, from our letters"
    by_model = "by the model: names, numbers, dates and links checked, its other words not"
    assert title(a_draft(made_by="model", language="zzz"), EN) == f"Draft for @mali (instagram): zzz, 1,094 words, {by_model}"


def test_the_day_comes_last_and_says_that_nothing_is_sent() -> None:
    assert notes(a_draft(), EN) == ["Asks for an answer by 2 Dec 2026. Read it, change it, send it yourself: nothing is sent from here."]
    told = notes(a_draft(flags=("brand_missing", "no_name"), fallback="slow"), EN)
    assert told == [
        "From our letters, because the model did not answer in time.",
        "The brief names no brand: fill in before sending.",
        "The profile name is unfit for a greeting. Add a name.",
        *notes(a_draft(), EN),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_flag_and_every_reason_of_a_fallback_has_words(language: str) -> None:
    words = Words(language)
    flags = notes(a_draft(flags=FLAGS), words)[:-1]
    assert len(set(flags)) == len(FLAGS)
    assert not set(flags) & set(FLAGS)
    for reason in (*REASONS, "unsupported"):
        assert words.of("draft_fallback", reason) != reason
        assert words.of("draft_fallback", reason) in notes(a_draft(fallback=reason), words)[0]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("made_by", ["letter", "model"])
def test_a_title_has_words_and_figures_of_the_reader(language: str, made_by: str) -> None:
    told = title(a_draft(made_by=made_by), Words(language))
    assert {"en": "1,094", "th": "1,094", "fa": "۱٬۰۹۴", "vi": "1.094"}[language] in told
    assert {"en": "Thai", "th": "ไทย", "fa": "تایلندی", "vi": "Tiếng Thái"}[language] in told
