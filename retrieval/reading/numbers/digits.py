"""The value of digits with the separators of a language."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    pass


def value_of(digits: str, decimal: str) -> float | None:
    """The value of digits with separators, in a language whose decimal separator is `decimal`; `None` where it is no number."""
    digits = digits.replace("'", "")
    seps = [c for c in digits if c in ".,"]
    if not seps:
        return float(digits) if len(digits) <= 15 else None
    groups = re.split(r"[.,]", digits)
    grouped = all(len(g) == 3 for g in groups[1:]) and 1 <= len(groups[0]) <= 3 and groups[0] != "0"
    if len(set(seps)) == 1:
        if len(seps) > 1:
            indian = seps[0] == "," and len(groups[-1]) == 3 and all(len(g) == 2 for g in groups[1:-1]) and len(groups[0]) <= 2
            return float("".join(groups)) if grouped or indian else None
        if grouped and (seps[0] != decimal or groups[1] == "000"):
            return float("".join(groups))
        return float(".".join(groups))
    if seps[:-1].count(seps[-1]) or len(set(seps[:-1])) > 1:
        return None
    return float("".join(groups[:-1]) + "." + groups[-1])
