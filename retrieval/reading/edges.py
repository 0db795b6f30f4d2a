"""Where a phrase may start and end in scripts that write words onto each other: kana, Han and Hangul."""

_NUMBER_LETTERS = frozenset("0123456789+wk一二三四五六七八九十百千万億亿兩两几几數数한두세네섯곱덟홉열무십백천만억")
_COUNTED = frozenset({"digit", "digit_inside", "counter", "unit", "currency", "piece", "age", "kind"})
_PARTICLES = frozenset({"list_join", "both", "range", "genitive", "exclude_join", "topic_stop", "object", "from_after", "on_day"})
_OWN_WORD = frozenset({"country", "city"})
_SHORT_KATAKANA = 3


def hangul(char: str) -> bool:
    """Whether this is a Korean syllable."""
    return "\uac00" <= char <= "\ud7a3"


def devanagari(char: str) -> bool:
    """Whether this is a letter or a vowel sign of Hindi."""
    return "\u0900" <= char <= "\u0963" or "\u0970" <= char <= "\u097f"


def katakana(char: str) -> bool:
    """Whether this is a letter of the syllabary for loanwords, its long-vowel sign included."""
    return "\u30a1" <= char <= "\u30fe"


def _hiragana(char: str) -> bool:
    return "\u3041" <= char <= "\u309f"


def stands(text: str, start: int, end: int, category: str) -> bool:
    """Whether a phrase found here is a word and no part of another, as far as its script tells."""
    first = text[start]
    if first < "\u3040":
        return True
    before, after = text[start - 1 : start], text[end : end + 1]
    if hangul(first):
        return _stands_in_hangul(before, after, end - start, category)
    if katakana(first):  # "タイ" is no part of "タイアップ"
        return end - start > _SHORT_KATAKANA or not ((before and katakana(before)) or (after and katakana(after)))
    if end - start == 1 and _hiragana(first) and first != "を":  # a particle follows another script: "旅行と", not "こと"
        return bool(before) and before.isalnum() and not _hiragana(before)
    if end - start == 1 and category == "followers":  # "10万粉", not "奶粉"
        return before in _NUMBER_LETTERS
    return True


def _stands_in_hangul(before: str, after: str, length: int, category: str) -> bool:
    inside, goes_on = bool(before) and hangul(before), bool(after) and hangul(after)
    if length > 1:  # nouns are compounded and take particles
        return not (inside and category in _OWN_WORD)
    if category in _COUNTED:
        return not inside or before in _NUMBER_LETTERS
    if category in _PARTICLES:
        return inside and not goes_on
    return not inside and not goes_on
