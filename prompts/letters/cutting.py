"""Where a long text may be cut so that its author still knows it: at a pause, else between words, and not on a word that leans on the next.

Languages without an entry among the leaning words are cut by the same rules as the others; a quotation is verbatim either way.
"""

import re
import unicodedata
from collections.abc import Iterator

from prompts.letters.length import weight_of, words_in

MOST_LETTERS = 44
MOST_WORDS = 9
MOST_THAI_LETTERS = 40
"""Longest quotation; Thai by its letters and signs alone, since its words are only estimated."""
ENOUGH_WORDS = 5
ENOUGH_LETTERS = 24
ENOUGH_THAI_LETTERS = 20
"""From here on a head of a text is known again; Thai by its letters and signs."""
LEAST_LETTERS = 4
LEAST_WORDS = 2
"""A sentence or its head must have more: one or two words of it say nothing."""

_THAI = re.compile(r"[\u0e00-\u0e7f]")
_PAUSE = re.compile(r"(?<=\S)(?=[,،;؛:、，](?:\s|$)|[、，]|\s[–—-]\s)")
_SPACE = re.compile(r"(?<=\S)(?= )")
_LEANING_WORDS = """
a an the and or but of in on at to for from with by as is are was my our your his her its their that this than so if not no into per
der die das den dem des ein eine einen einem einer und oder im am zum zur mit von für auf aus bei nach statt als wie ich nicht zu beim erste
le la les un une du de et ou à au aux en dans pour par sur avec que qui ne pas se mon ma mes sa ses cette deux ce
el los las unos y o del al con por para su mi lo si muy e em na nos nas um uma do da dos das ao com seu sua meu eu era às
il gli i di che per della è dan ke dari yang dengan untuk pakai buat kalau tapi bekas lagi jam ada
mà và của cho với từ ở là thì để có không đi cứ như khi lên vào ra trong trên năm một hai ba bốn sáu bảy tám chín mười các những lúc bị được
و که از به با در تو رو را تا چون برای یه یک هم بی سر اگه ولی
"""
_LEANING = frozenset(_LEANING_WORDS.split())
"""Words that lean on the next one, in ten languages; a quotation does not end on them where it is cut."""


def quotable_heads(text: str, *, more: bool = False) -> Iterator[str]:
    """The text, or where it is too long its best head with an ellipsis; nothing where it has none. With `more` the text is itself a head
    of something longer.
    """
    if len(text) >= LEAST_LETTERS and _short(text):
        yield f"{text}…" if more else text
    elif head := _head(text):
        yield f"{head}…"


def is_enough(head: str) -> bool:
    """True where so much of a text tells which one it is."""
    if _THAI.search(head):
        return len(head) >= ENOUGH_THAI_LETTERS
    return weight_of(head) >= ENOUGH_WORDS or len(head) >= ENOUGH_LETTERS


def _head(text: str) -> str:
    """Up to the first pause that is far enough, else up to the last space, else up to the last pause there is."""
    thai = _THAI.search(text) is not None
    spaces = [head for m in _SPACE.finditer(text) if _ends_well(head := _trimmed(text[: m.start()]), text[m.end() :].lstrip())]
    pauses = spaces if thai else [_trimmed(text[: m.start()]) for m in _PAUSE.finditer(text)]
    pauses, spaces = ([one for one in heads if _short(one) and weight_of(one) > LEAST_WORDS] for heads in (pauses, spaces))
    far = [one for one in pauses if is_enough(one)][:1]
    return next(iter(far or [one for one in reversed(spaces) if is_enough(one)] or pauses[::-1] or spaces[::-1]), "")


def _trimmed(head: str) -> str:
    """Without signs at its end: a cut leaves neither comma nor picture hanging."""
    while head and not (head[-1] in ")!?" or (unicodedata.category(head[-1])[0] in "LMN" and head[-1] != "\ufe0f")):
        head = head[:-1]
    return head


def _ends_well(head: str, rest: str) -> bool:
    """Not on a number, which belongs to what follows, nor before one or before a sign, nor on a word that leans on the next."""
    last = head.rpartition(" ")[2]
    return bool(last and not last[-1].isdigit() and not rest[:1].isdigit() and last.casefold() not in _LEANING and rest[:1] != "ๆ")


def _short(text: str) -> bool:
    if _THAI.search(text):
        return len(text) <= MOST_THAI_LETTERS
    return len(text) <= MOST_LETTERS and words_in(text) <= MOST_WORDS
