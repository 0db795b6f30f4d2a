"""The one question about a brief, in words, with its answers."""

from prompts.figures import number
from prompts.naming import country
from prompts.words import Words
from retrieval.question import Choice, Question


def asked(question: Question, words: Words) -> str:
    """The question itself."""
    if question.field == "creator_countries":
        return words("question.creator_countries", place=country(question.answers[0].value, words))
    return words(f"question.{question.field}")


def answer(choice: Choice, question: Question, words: Words) -> str:
    """One answer, with how much of the list it would change."""
    return f"{_value(choice.value, question, words)}  ({words('question.moves', count=number(choice.moves, words.language))})"


def _value(value: str, question: Question, words: Words) -> str:
    if question.field == "creator_countries":
        return words("question.yes")
    return words(f"match.{value}") if question.field == "tiers" else value
