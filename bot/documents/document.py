"""What comes out of a file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bot.documents.limits import MOST_CHARACTERS
from prompts.problems import document_problem_in_words
from prompts.words import Words


@dataclass(frozen=True, kw_only=True, slots=True)
class Note:
    """Something of the file that is not in the text, or was read otherwise than its name says."""

    code: str
    details: Mapping[str, str] = field(default_factory=dict)

    def in_words(self, words: Words) -> str:
        """One sentence."""
        return document_problem_in_words(self.code, self.details, words)


def cut() -> Note:
    """That the text goes on where reading stopped."""
    return Note(code="note_cut", details={"most": f"{MOST_CHARACTERS:,}"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """The text of a file, a line for each line, bullet or table row; `notes` say what was left out."""

    text: str
    notes: tuple[Note, ...] = ()


Found = Iterator[str | Note]
"""What a reader of one format yields: lines in order, and notes as they arise. Who takes no more stops the reading."""
