"""The language of a message, as far as its letters tell."""

import re
import tomllib
from functools import cache
from pathlib import Path

from index.languages import by_script
from retrieval.reading.surface import bare

_VIETNAMESE = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
_SCRIPTS = {"th": "th", "fa": "fa", "ar": "fa", "ur": "fa"}
"""Whose words a script is read with."""
_SYLLABLE = re.compile(
    r"(?:ngh|ch|gh|gi|kh|ng|nh|ph|qu|th|tr|[bcdghklmnpqrstvx])?"
    r"(?:uye|uya|uyu|ieu|yeu|oai|oay|oao|oeo|uai|uay|uao|uoi|uou|ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|ua|ue|ui|uo|uu|uy|ya|ye|[aeiouy])"
    r"(?:ch|ng|nh|[cmnpt])?"
)
"""How a Vietnamese syllable sounds, without its marks."""
_TELLS_NOTHING = re.compile(r"\w*\d\w*|@\S+|https?\S+")
_WORDS = Path(__file__).parent / "unmarked_vietnamese.toml"


def turn_language(text: str, thread: str | None) -> tuple[str | None, bool]:
    """The language of a message and whether it is Vietnamese without marks; `None` where letters do not tell and nothing is remembered."""
    script = by_script(text)
    if script in _SCRIPTS:
        return _SCRIPTS[script], False
    if _VIETNAMESE.search(text):
        return "vi", False
    if thread == "vi":
        return ("vi", True) if _unmarked_vietnamese(text) else ("en", False)
    if thread in _SCRIPTS.values() or (thread == "en" and text.isascii()):
        return "en", False
    return thread, False


def _unmarked_vietnamese(text: str) -> bool:
    """Whether words in plain Latin letters sound Vietnamese rather than English, each counted for what it tells."""
    vietnamese, borrowed, english = _known_words()
    told = 0
    for word in re.findall(r"[a-z]+", _TELLS_NOTHING.sub(" ", bare(text).lower())):
        if word in borrowed:
            continue
        if word in vietnamese:
            told += 2
        elif _SYLLABLE.fullmatch(word) is None:
            told -= 2
        else:
            told += -1 if word in english else 1
    return told > 0


@cache
def _known_words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    words = tomllib.loads(_WORDS.read_text(encoding="utf-8"))
    return frozenset(words["vietnamese"]), frozenset(words["borrowed"]), frozenset(words["english"])
