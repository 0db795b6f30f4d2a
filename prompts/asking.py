"""The one question about a brief, in words, with its answers."""

from babel import Locale

from prompts.figures import number
from prompts.words import Words
from retrieval.question import Choice, Question


def asked(question: Question, words: Words) -> str:
    """The question itself."""
    if question.field == "creator_countries":
        place = str(Locale.parse(words.language).territories.get(question.answers[0].value, question.answers[0].value))
        return words("question.creator_countries", place=place)
    return words(f"question.{question.field}")


def answer(choice: Choice, question: Question, words: Words) -> str:
    """One answer, with how much of the list it would change."""
    return f"{_value(choice.value, question, words)}  ({words('question.moves', count=number(choice.moves, words.language))})"


def _value(value: str, question: Question, words: Words) -> str:
    if question.field == "creator_countries":
        return words("question.yes")
    return words(f"match.{value}") if question.field == "tiers" else value
