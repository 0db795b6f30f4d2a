"""How long briefs and messages take to read, beside telling the language of the same text with py3langid."""

import json
import time
from collections.abc import Callable, Sequence
from functools import partial
from itertools import cycle
from pathlib import Path
from statistics import median

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from bot.conversation.scores import Turn, turns_from
from bot.conversation.understanding.understanding import Understanding
from index.languages import ScriptThenModel
from index.places import Gazetteer
from retrieval.reading.reader import RulesReader
from tests.builders import TODAY

JUDGED = Path(__file__).parents[1] / "judged"
LANGUAGES = ("en", "th", "fa", "vi", "es", "de", "ar", "ja", "zh", "hi")
WORDS = (100, 2_000)
LETTERS_A_WORD = {"th": 5, "ja": 2, "zh": 2}
"""For scripts that part no words."""
RUNS = 7


def measure(*, languages: Sequence[str] = LANGUAGES, lengths: Sequence[int] = WORDS, runs: int = RUNS) -> None:
    """Prints CPU milliseconds, warm, and their ratio to the baseline."""
    reader = RulesReader(detector=ScriptThenModel(), known_place=Gazetteer().knows)
    langid = LanguageIdentifier.from_model_file(MODEL_FILE)  # the baseline
    print("| language | words | read, ms | py3langid, ms | ratio |\n|---|---|---|---|---|")
    for language in languages:
        for words in lengths:
            text = a_text(language, words)
            read = cpu(partial(reader.read, text, today=TODAY), runs=runs)
            told = cpu(partial(langid.classify, text), runs=runs)
            print(f"| {language} | {words:,} | {read:.1f} | {told:.1f} | {read / told:.1f} |")
    understanding = Understanding(reader)
    print("| language | messages | understood, ms each |\n|---|---|---|")
    for language in languages[:4]:
        turns = turns_from(JUDGED / "turns" / f"{language}.jsonl", JUDGED / "turns" / f"contexts-{language}.jsonl")
        took = cpu(partial(_understand, understanding, turns), runs=runs)
        print(f"| {language} | {len(turns)} | {took / len(turns):.1f} |")


def a_text(language: str, words: int) -> str:
    """Judged briefs of a language one after the other, so many words of them."""
    lines = (JUDGED / "briefs" / f"{language}.jsonl").read_text(encoding="utf-8").splitlines()
    briefs = [str(json.loads(line)["text"]) for line in lines]
    text, letters = "", LETTERS_A_WORD.get(language)
    for brief in cycle(briefs):
        text += brief + "\n"
        if letters is not None and len(text) >= words * letters:
            return text[: words * letters]
        if letters is None and len(text.split(" ")) >= words:
            return " ".join(text.split(" ")[:words])
    return text


def _understand(understanding: Understanding, turns: Sequence[Turn]) -> None:
    for turn in turns:
        understanding.command(turn.text, turn.scene, today=turn.today)


def cpu(run: Callable[[], object], *, runs: int = RUNS) -> float:
    """The median of some runs, after one to warm up, in milliseconds of CPU."""
    run()
    took = []
    for _ in range(runs):
        start = time.process_time()
        run()
        took.append(time.process_time() - start)
    return 1_000 * median(took)
