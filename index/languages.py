"""Which language a text is written in, told by script where that suffices and by py3langid otherwise."""

import re
from collections import Counter
from functools import cached_property
from typing import Protocol

from index.texts import analysed

LANGUAGES = (
    "en", "th", "fa", "vi", "es", "pt", "id", "ar", "fr", "de", "ja", "ko", "zh", "hi", "it", "tr", "ru", "nl", "pl", "tl", "ms", "ur",
)  # fmt: skip
"""Languages told apart; restricting the model to these makes short texts far more reliable."""

_SCRIPTS = (
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("fa", re.compile(r"[\u0600-\u06ff]")),
    ("vi", re.compile(r"[ăằắẳẵặầấẩẫậđềếểễệồốổỗộơờớởỡợưừứửữựạảẹẻẽịỉọỏụủũỵỷỹ]")),
)
_LETTER = re.compile(r"[^\W\d_]")
_PERSIAN = re.compile(r"[پچژگ\u06cc\u06a9]")
_ARABIC = re.compile(r"[ةىيكأإؤئ]|\bال")
_URDU = re.compile(r"[ٹڈڑںےہھ]")


class LanguageDetector(Protocol):
    """Tells the language of a text."""

    def language_of(self, text: str, *, otherwise: str | None = None) -> str | None:
        """The language's code, or `otherwise` where the text does not tell."""


def by_script(text: str) -> str | None:
    """The language that the script alone gives away; `None` for Latin script without Vietnamese marks.

    Thai, Korean or Persian words among Latin ones decide from a fifth of the letters on, since loanwords and handles are Latin.
    """
    letters = len(_LETTER.findall(text))
    if not letters:
        return None
    lowered = text.lower()
    for language, pattern in _SCRIPTS:
        found = len(pattern.findall(lowered))
        if found >= (0.04 if language in {"vi", "ja"} else 0.2) * letters:
            return _arabic_script(text) if language == "fa" else language
    return None


def _arabic_script(text: str) -> str:
    if len(_URDU.findall(text)) * 30 > len(text):
        return "ur"
    return "fa" if len(_PERSIAN.findall(text)) >= len(_ARABIC.findall(text)) else "ar"


class ScriptThenModel:
    """Script first, py3langid (a naive Bayes model inside its package, loaded on first need in about 0.8 s) for the rest."""

    SURE = 0.6
    """Probability from which the model's word is taken; below it a short text says too little."""

    @cached_property
    def _model(self):  # type: ignore[no-untyped-def]  # py3langid publishes no types
        from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415  loaded only where a Latin text is met

        model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
        model.set_languages(list(LANGUAGES))
        return model

    def language_of(self, text: str, *, otherwise: str | None = None) -> str | None:
        """See `LanguageDetector`."""
        plain = analysed(text)
        if (told := by_script(plain)) is not None:
            return told
        if not _LETTER.search(plain):
            return otherwise
        language, probability = self._model.classify(plain)
        return str(language) if probability >= self.SURE else otherwise


RELATED = (
    frozenset({"id", "ms", "jv"}), frozenset({"no", "nb", "nn", "da"}), frozenset({"hr", "bs", "sr", "sl"}), frozenset({"tl", "fil"}),
    frozenset({"pt", "gl"}), frozenset({"cs", "sk"}), frozenset({"hi", "mr", "ne", "sa"}), frozenset({"az", "tr"}), frozenset({"af", "nl"}),
    frozenset({"ru", "uk", "be", "bg"}), frozenset({"es", "ca", "gl"}), frozenset({"zh", "yue", "wuu"}), frozenset({"xh", "zu"}),
)  # fmt: skip
"""Languages that a model may take for each other."""


class EveryLanguage:
    """Whether a text of some sentences can be in a language: by py3langid over all that it knows by a two-letter code, which is too many
    for short texts and right for these. Loaded on first need.
    """

    LEAST_LIKELY = 0.1
    """Probability of the language and of its relatives below which a text is in another one."""
    SURE = 0.9
    """Probability from which a language that was not asked for is believed, where the one asked for is not known to the model."""
    LEAST = 25
    """Letters below which a text says nothing of its language."""

    @cached_property
    def _model(self):  # type: ignore[no-untyped-def]  # py3langid publishes no types
        from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415  loaded only where a model writes

        model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
        model.set_languages([code for code in model.labels if len(code) == 2])  # the rest are rare and take over neighbours
        return model

    def may_be(self, text: str, language: str) -> bool:
        """False where the text is surely in another language than this. One that the model does not know is only told from the four that
        letters are written in.
        """
        plain = analysed(text)
        if len(_LETTER.findall(plain)) < self.LEAST:
            return True
        if by_script(plain) == language:
            return True
        likely = {str(code): float(probability) for code, probability in self._model.rank(plain)}
        if language not in likely:
            return max(likely[code] for code in ("en", "th", "fa", "vi")) < self.SURE
        near = {language}.union(*(family for family in RELATED if language in family))
        return sum(likely.get(code, 0.0) for code in near) >= self.LEAST_LIKELY


def dominant(languages: Counter[str]) -> str | None:
    """The most frequent language; ties go to the alphabet, so that the answer is the same every time."""
    return min(languages, key=lambda code: (-languages[code], code), default=None)
