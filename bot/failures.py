"""The only place that words a failure for a person: one sentence with the next step, and a reference for the rest."""

import logging
import os
import secrets
import sys

from bot.documents.trouble import DocumentTrouble
from index.trouble import IndexTrouble

log = logging.getLogger("briefmatch")


def explain(failure: BaseException) -> int:
    """Says on standard error what happened and what to do, and returns the exit code. BRIEFMATCH_DEBUG=1 shows the traceback."""
    reference = secrets.token_hex(3)
    log.error("failed", extra={"action": "failed", "kind": type(failure).__name__, "reference": reference})
    if os.environ.get("BRIEFMATCH_DEBUG", "") not in {"", "0"}:
        sys.excepthook(type(failure), failure, failure.__traceback__)
    print(worded(failure, reference=reference), file=sys.stderr)
    return 1


def worded(failure: BaseException, *, reference: str) -> str:
    """One sentence that a person can act on; what was not foreseen names its kind and how to see more."""
    match failure:
        case IndexTrouble() | DocumentTrouble():
            return str(failure)
        case ModuleNotFoundError() if failure.name:
            return f"The package {failure.name} is not installed here. Run `make demo` once, then `. .venv/bin/activate`, and try again."
        case PermissionError() if failure.filename:
            return f"{failure.filename} cannot be read or written. Change its permissions, or name another place."
        case FileNotFoundError() if failure.filename:
            return f"There is no {failure.filename}. Check the name and the folder."
        case OSError(errno=28):
            return "The disk is full. Free some space and run the same command again; it resumes."
        case OSError() if failure.filename:
            return f"{failure.filename} could not be used ({failure.strerror}). Check the file and its folder."
        case UnicodeDecodeError():
            return "That file is no UTF-8 text. Save it as UTF-8 and try again."
        case _:
            what = f"{type(failure).__name__}, reference {reference}"
            return f"Something unforeseen happened ({what}). Run it again with BRIEFMATCH_DEBUG=1 to see where."
