"""A file is opened by its library in a process of its own, without our secrets, with an end to time and memory.

Libraries that parse hostile files can loop, swell or crash (PDFium is C++; a few kilobytes of PDF can draw for years). So nothing of
that happens in the process that answers people.
"""

import json
import os
import signal
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from bot.documents.collecting import collected
from bot.documents.document import Document, Note
from bot.documents.limits import MEMORY, SECONDS
from bot.documents.trouble import TROUBLES, Damaged, DocumentTrouble, TookTooLong

READERS = {
    "text": ("plain", "read_plain"), "html": ("pages", "read_page"), "email": ("mail", "read_mail"), "pdf": ("pdf", "read_pdf"),
    "word": ("word", "read_word"), "slides": ("slides", "read_slides"), "sheet": ("sheets", "read_sheets"),
}  # fmt: skip
"""Module and function for each kind; all but text are imported in the other process only."""

_PASSED_ON = ("PATH", "LD_LIBRARY_PATH", "PYTHONPATH", "TMPDIR", "SYSTEMROOT")
"""What Python needs of the environment to find itself. Tokens and keys stay here."""

_OUT_OF_MEMORY = frozenset([signal.SIGABRT, signal.SIGILL, signal.SIGTRAP, signal.SIGKILL])
"""How libraries in C and C++ end when they get no more, and how Linux ends whoever took too much."""


def read_apart(kind: str, data: bytes, *, seconds: float = SECONDS) -> Document:
    """What the reader of this kind makes of the bytes. Raises DocumentTrouble, and ModuleNotFoundError where a library is missing."""
    environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    try:
        done = subprocess.run(  # noqa: S603  this module itself; of the file it gets the bytes, on standard input
            [sys.executable, "-m", "bot.documents.apart", kind],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # libraries warn about what is odd in a file
            cwd=Path(__file__).parents[2],
            env=environment | {"OPENBLAS_NUM_THREADS": "1", "PYTHONIOENCODING": "utf-8"},
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as cause:
        raise TookTooLong from cause
    if -done.returncode in _OUT_OF_MEMORY:
        raise TookTooLong
    if done.returncode != 0:  # it crashed: PDFium on a damaged file, at worst
        raise Damaged
    return _told(json.loads(done.stdout))


def _told(answer: Any) -> Document:
    if "missing" in answer:
        raise ModuleNotFoundError(f"No module named {answer['missing']!r}", name=answer["missing"])
    if "trouble" in answer:
        raise TROUBLES[answer["trouble"]](**answer["details"])
    return Document(text=answer["text"], notes=tuple(Note(code=code, details=details) for code, details in answer["notes"]))


def read_here(kind: str, data: bytes) -> Document:
    """The same in this process. Whatever a library raises means that the file is damaged: they let errors of XML and their own through."""
    module, function = READERS[kind]
    read = getattr(import_module(f"bot.documents.{module}"), function)
    try:
        return collected(read(data))
    except (DocumentTrouble, ModuleNotFoundError):
        raise
    except MemoryError as cause:
        raise TookTooLong from cause
    except Exception as cause:  # whatever a parser says of a hostile file, to a person it is damaged
        raise Damaged from cause


def answer(kind: str, data: bytes) -> str:
    """What the other process says: JSON in plain ASCII."""
    try:
        document = read_here(kind, data)
    except DocumentTrouble as trouble:
        return json.dumps({"trouble": trouble.code, "details": dict(trouble.details)})
    except ModuleNotFoundError as missing:  # an installation without it; no fault of the file
        return json.dumps({"missing": missing.name or "?"})
    return json.dumps({"text": document.text, "notes": [(note.code, dict(note.details)) for note in document.notes]})


def _limit_memory() -> None:
    import resource  # noqa: PLC0415  there is none on Windows, where the time alone is limited

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))


if __name__ == "__main__":
    if sys.platform == "linux":  # macOS refuses this limit
        _limit_memory()
    sys.stdout.write(answer(sys.argv[1], sys.stdin.buffer.read()))
