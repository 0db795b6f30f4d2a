"""Yes, no, female and male as people write them."""

from index.loading.cleaning import folded, said
from index.loading.rows import BadRow
from index.records import Gender

_YES = frozenset({"true", "yes", "y", "1", "✓", "✔", "ใช่", "بله", "có", "sí", "si"})
_NO = frozenset({"false", "no", "n", "0", "✗", "✘", "ไม่", "ไม่ใช่", "خیر", "نه", "không"})
_FEMALE = frozenset({"female", "f", "woman", "women", "หญิง", "ผู้หญิง", "زن", "خانم", "nữ", "mujer", "femenino", "w", "weiblich"})
_MALE = frozenset({"male", "m", "man", "men", "ชาย", "ผู้ชาย", "مرد", "آقا", "nam", "hombre", "masculino"})


def yes_or_no(text: str) -> bool | None:
    """`None` where nothing is said. Raises BadRow for a text that is neither."""
    known = said(text)
    if known is None:
        return None
    word = folded(known)
    if word not in _YES | _NO:
        raise BadRow(f"{known[:40]!r} is neither yes nor no")
    return word in _YES


def gender_of(text: str) -> Gender | None:
    """`None` for anything else, such as a group or a brand."""
    word = folded(text)
    return "female" if word in _FEMALE else "male" if word in _MALE else None
