"""Names that nobody told in a message of a language without word lists: capitals where the script has them, letters of another script."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from prompts.claims.locales import is_cased, of_its_script
from prompts.claims.signs import SEEN
from prompts.claims.vocabulary import PLATFORMS

FOLDER = Path(__file__).parent
TRADE = PLATFORMS | frozenset({
    "podcast", "blog", "newsletter", "vlog", "creator", "reel", "reels", "story", "stories", "short", "shorts", "live", "lives", "post",
    "posts", "video", "videos", "carousel", "pr", "sns", "ad", "ads", "feed", "link", "bio", "brief", "content",
})  # fmt: skip
"""Words of the trade that stand in Latin letters among those of any script."""
_TOKEN = re.compile(r"[A-Za-z\u00c0-\u024f][A-Za-z\u00c0-\u024f\u0300-\u036f]*|[^\W\d_A-Za-z\u00c0-\u024f][^\W\d_A-Za-z\u00c0-\u024f]*")
"""A word of Latin letters, or one of others: in Japanese they touch each other."""
_ENDS = frozenset(".!?…\n¿¡؟。！？·")
_ALSO_ENDS = frozenset({(":", "de"), (";", "el")})
"""A German sentence may follow a colon; the Greek question mark."""
_DETERMINERS = re.compile(
    r"(?:der|die|das|den|dem|des|(?:k?ein|[mds]ein|unser|unsr|ihr|euer|eur|dies|jed|jen|welch|manch|all|viel|einig)(?:e|en|em|er|es)?"
    r"|im|am|zum|zur|beim|vom|ins|ans|fürs|aufs|etwas|mehr|kein)",
    re.IGNORECASE,
)
_ADJECTIVE = re.compile(r"[a-zäöüß]+(?:e|en|em|er|es)")
_PLAINLY_ADJECTIVE = re.compile(
    r"(?:\w+(?:lich|ig|isch|iv|bar|sam|haft|los|voll|end|ell)|viel|best|lieb|gut|neu|eigen|groß|klein|schön|toll|voll|ganz|echt|kurz|weiter|frei"
    r"|schönst|nächst)(?:e|en|em|er|es)",
    re.IGNORECASE,
)


def strange_words(text: str, *, language: str, capitals: re.Pattern[str] | None) -> Iterator[str]:
    """Words that look like names and are not known; `text` holds `▢` where known ones stood. A capital at the start of a sentence, and a
    name in a script without capitals, are not told from other words.
    """
    cased, before = is_cased(language), ""
    for m in _TOKEN.finditer(text):
        word, at_start = m[0], _begins(text[: m.start()], language=language)
        before = "" if at_start else before
        if word.casefold() not in TRADE and not (capitals and capitals.fullmatch(word)):
            foreign = any(c.isalpha() and not of_its_script(c, language) for c in word)
            inner = word[1:] != word[1:].lower()
            capital = word[0] != word[0].lower() and not at_start and not (language == "de" and _is_noun(word, before))
            if foreign or (cased and (inner or capital)):
                yield word
        before = f"{before} {word}".strip()


def _begins(before: str, *, language: str) -> bool:
    """Whether a sentence begins here: at the start of a line, after its end, after a picture."""
    for char in reversed(before):
        if char in _ENDS or (char, language) in _ALSO_ENDS or (unicodedata.category(char) == "So" and char != SEEN):
            return True
        if not (char.isspace() or char in "\"'“”«»„()-–—\ufe0f"):
            return False
    return True


def _is_noun(word: str, before: str) -> bool:
    """Whether a German word with a capital is an ordinary noun: by its end, or by an article or an adjective before it."""
    words = before.split()
    if _nouns().fullmatch(word.lower()) or (words and _PLAINLY_ADJECTIVE.fullmatch(words[-1])):
        return True
    for _ in range(2):
        if words and words[-1].islower() and _ADJECTIVE.fullmatch(words[-1]) and not _DETERMINERS.fullmatch(words[-1]):
            words.pop()
    return bool(words and _DETERMINERS.fullmatch(words[-1]))


@cache
def _nouns() -> re.Pattern[str]:
    told = tomllib.loads((FOLDER / "german.toml").read_text(encoding="utf-8"))
    stems = told["stems"].split()
    long = "|".join(sorted((stem for stem in stems if len(stem) > 4), key=lambda stem: (-len(stem), stem)))
    short = "|".join(stem for stem in stems if len(stem) <= 4)
    return re.compile(rf"\w*(?:{long})|(?:{short})|(?!samsung)\w{{3,}}(?:{told['endings']})")
