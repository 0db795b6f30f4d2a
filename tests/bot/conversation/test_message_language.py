"""The language of a message: its letters tell, else how it sounds, else the conversation so far."""

import pytest

from bot.conversation.understanding.language import turn_language


@pytest.mark.parametrize(
    ("text", "thread", "language", "unmarked"),
    [
        ("ไม่เอา tiktok", "en", "th", False),
        ("فقط تهران", "en", "fa", False),
        ("bỏ tiktok", "en", "vi", False),
        ("bo tiktok di", "vi", "vi", True),
        ("khong lay ban so 3", "vi", "vi", True),
        ("drop the third one", "vi", "en", False),
        ("tiktok", "vi", "en", False),
        ("only tiktok", "th", "en", False),
        ("only tiktok", "en", "en", False),
        ("solo tiktok", "es", "es", False),
        ("tiktok", None, None, False),
    ],
)
def test_the_language_of_a_message(text: str, thread: str | None, language: str | None, *, unmarked: bool) -> None:
    assert turn_language(text, thread) == (language, unmarked)


def test_english_words_of_the_trade_tell_nothing_either_way() -> None:
    assert turn_language("them 2 kol review tiktok", "vi") == ("vi", True)
    assert turn_language("review the brief budget", "vi") == ("en", False)
