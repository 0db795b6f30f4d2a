"""Whether briefs give the same bytes in every process: `python -m tests.bench determinism`; a part of it stands in the tests."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.bootstrap import Parts
from bot.cli.demo import on_examples
from bot.exports.as_json import proposal_as_json
from bot.settings import read_settings
from tests.builders import TODAY

ROOT = Path(__file__).parents[2]
JUDGED = ROOT / "tests" / "judged"
SEEDS = (1, 2)


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """A judged brief and the day it was sent on."""

    id: str
    text: str
    today: date


def judged_briefs() -> list[Asked]:
    """The 100 briefs of known readings in fourteen languages, then the 40 over the example catalogue."""
    read = [json.loads(line) for path in sorted((JUDGED / "briefs").glob("??.jsonl")) for line in _lines(path)]
    known = [Asked(id=one["id"], text=one["text"], today=date.fromisoformat(one["today"])) for one in read]
    return known + [Asked(id=told["id"], text=told["brief"], today=TODAY) for told in map(json.loads, _lines(JUDGED / "examples.jsonl"))]


def some_briefs() -> list[Asked]:
    """Every twelfth of them: a dozen in ten languages."""
    return judged_briefs()[::12]


def proposed(parts: Parts, asked: Asked) -> dict[str, str]:
    """What comes of a brief, part by part, each as the text whose bytes count."""
    answer = parts.proposer.match(asked.text, today=asked.today)
    if answer.proposal is None or answer.brief is None:
        return {"problem": repr(answer.problem)}
    made, today = answer.proposal, answer.proposal.shortlist.today
    drafts = parts.drafting.drafts(made.shortlist.matches, made.shortlist.brief, today=today, reader=answer.language)
    return {
        "proposal": json.dumps(proposal_as_json(made), ensure_ascii=False),
        "drafts": repr(drafts),
        "meter": repr(made.meter),
        "traits": repr(made.traits),
        "question": repr(parts.matchmaker.question(made.shortlist, today=today)),
    }


def in_a_process(ids: Sequence[str], *, data: Path, seed: int) -> dict[str, dict[str, str]]:
    """Parts by brief as a fresh process makes them, whose hashes of strings have this seed."""
    command = [sys.executable, "-m", "tests.bench.determinism", str(data), *ids]
    ran = subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": str(seed)})
    made: dict[str, dict[str, str]] = json.loads(ran.stdout)
    return made


def differing(briefs: Sequence[Asked], *, data: Path) -> list[str]:
    """`brief: part` of everything that is not the same bytes for all seeds."""
    first, *others = [in_a_process([one.id for one in briefs], data=data, seed=seed) for seed in SEEDS]
    return [
        f"{one.id}: {name}"
        for one in briefs
        for name in sorted({*first[one.id], *(name for other in others for name in other[one.id])})
        if any(other[one.id].get(name) != first[one.id].get(name) for other in others)
    ]


def measure() -> None:
    """Prints what differs between processes over all judged briefs."""
    with tempfile.TemporaryDirectory() as folder:
        on_examples(Parts(read_settings({}, data=Path(folder))), Path(folder))
        briefs = judged_briefs()
        found = differing(briefs, data=Path(folder))
        print(f"{len(briefs)} briefs, {len(SEEDS)} processes each with other hashes: {len(found)} parts differ", flush=True)
        for one in found:
            print(one)


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def _print(data: Path, ids: Sequence[str]) -> None:
    parts = Parts(read_settings({}, data=data))
    made = {one.id: proposed(parts, one) for one in judged_briefs() if one.id in set(ids)}
    json.dump(made, sys.stdout)


if __name__ == "__main__":
    _print(Path(sys.argv[1]), sys.argv[2:])
