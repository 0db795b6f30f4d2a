"""The one question in words: its place, its answers, and how much of the list they move."""

import pytest

from prompts.asking import answer, asked
from prompts.words import Words
from retrieval.question import Choice, Question
from retrieval.refinement import Refinement


def a_question(field: str, *values: str) -> Question:
    """A question with these answers, each moving seven."""
    answers = tuple(Choice(value=value, refinement=Refinement(changes={field: (value,)}), moves=7) for value in values)
    return Question(field=field, answers=answers)


@pytest.mark.parametrize(
    ("field", "value", "language", "question", "told"),
    [
        ("creator_countries", "TH", "en", "Only creators in Thailand?", "yes, only there  (would change 7 of the first ten)"),
        ("creator_countries", "TH", "th", "เอาเฉพาะครีเอเตอร์ในไทยไหม", "ใช่ เฉพาะที่นั่น  (จะเปลี่ยน 7 ใน 10 คนแรก)"),
        ("platforms", "tiktok", "vi", "Trên nền tảng nào?", "tiktok  (sẽ đổi 7 trong 10 người đầu)"),
        ("tiers", "micro", "fa", "حساب‌ها چقدر بزرگ باشند؟", "میکرو  (۷ نفر از ده نفر اول عوض می‌شود)"),
    ],
)
def test_a_question_and_its_answer_are_worded(field: str, value: str, language: str, question: str, told: str) -> None:
    words, one = Words(language), a_question(field, value)
    assert asked(one, words) == question
    assert answer(one.answers[0], one, words) == told
