"""What keeps a file from being read as a brief, each named for what happened. `str()` is English; prompts.problems has more languages."""

from collections.abc import Mapping
from typing import ClassVar

from prompts.problems import document_problem_in_words
from prompts.words import Words


class DocumentTrouble(Exception):
    """Base of everything that reading a file raises on purpose; `code` names its sentence, `details` are what the sentence holds."""

    code: ClassVar[str]

    def __init__(self, **details: str) -> None:
        super().__init__(details)
        self.details: Mapping[str, str] = details

    def __str__(self) -> str:
        return document_problem_in_words(self.code, self.details, Words("en"))


class NothingInside(DocumentTrouble):
    """No byte, or no letter of text."""

    code = "empty"


class TooLarge(DocumentTrouble):
    """More bytes than a brief ever has; `most` names the limit."""

    code = "too_large"


class UnpacksTooLarge(DocumentTrouble):
    """A zip bomb, or an Office file with more inside than a brief ever has."""

    code = "unpacks_too_large"


class TookTooLong(DocumentTrouble):
    """The time or the memory of one file was used up."""

    code = "took_too_long"


class Encrypted(DocumentTrouble):
    """A password is needed to open it."""

    code = "encrypted"


class HoldsMacros(DocumentTrouble):
    """An Office file with a program inside. Nothing here would run it; whoever it is passed on to might."""

    code = "macros"


class DeclaresEntities(DocumentTrouble):
    """XML within an Office file has a document type, the only place where entities that expand can be declared."""

    code = "entities"


class Damaged(DocumentTrouble):
    """It begins as its kind does and cannot be opened as such."""

    code = "damaged"


class PicturesOfText(DocumentTrouble):
    """A PDF or a presentation that has pages and no text: scanned, or made of pictures."""

    code = "pictures_of_text"


class OldFormat(DocumentTrouble):
    """A format of before 2007, or a binary or rich-text one, that has a plain successor; `instead` names it."""

    code = "old_format"


class Picture(DocumentTrouble):
    """A picture."""

    code = "picture"


class Recording(DocumentTrouble):
    """Video or sound."""

    code = "recording"


class PackedFiles(DocumentTrouble):
    """An archive of files."""

    code = "packed"


class OtherKind(DocumentTrouble):
    """Something else that is not read here."""

    code = "other"


TROUBLES: Mapping[str, type[DocumentTrouble]] = {
    kind.code: kind
    for kind in (
        NothingInside, TooLarge, UnpacksTooLarge, TookTooLong, Encrypted, HoldsMacros, DeclaresEntities, Damaged, PicturesOfText, OldFormat,
        Picture, Recording, PackedFiles, OtherKind,
    )
}  # fmt: skip
"""By their code."""
