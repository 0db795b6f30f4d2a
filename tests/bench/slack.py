"""How soon the Slack bot acknowledges, and whom it lets wait, under fifty events a second: `python -m tests.bench slack [--seconds N]`.

The real app over Socket Mode in a process of its own; the fake workspace and what sends the load in this one, the emulator behind it in a
third, all on the same cores. Every brief costs a model call of two seconds. Beside it *Bolt*: the same app as Bolt makes it by default, its
listeners doing the work on the five threads that they share.
"""

import os
import shutil
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from pathlib import Path

from bot.bootstrap import Parts
from bot.cli.demo import on_examples
from bot.settings import read_settings
from tests.bench.matching import BRIEFS
from tests.bench.slack_load import (
    CHANNELS,
    EVENTS,
    FLOOD,
    MENTIONS,
    QUIET,
    QUIET_EVERY,
    ROOMS,
    Told,
    acks,
    answered,
    load,
    serving,
    written,
)
from tests.slack.controls import elements
from tests.slack.emulated import why_not
from tests.slack.messages import Message
from tests.slack.workspace import Workspace

SECONDS = 20.0
MODEL_SECONDS = 2.0
PATIENCE = 30.0
"""Seconds after the load in which quiet channels may still be answered."""
KINDS = {"ours": "Briefmatch", "bolt": "Bolt"}
ACK_WITHIN = 3.0
"""Seconds after which Slack gives a press up."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """One run: what was sent, when threads got a first sign and an answer, memory before and after."""

    told: Told
    signs: dict[str, float]
    ends: dict[str, float]
    resident: tuple[float, float]


def measure(*, seconds: float = SECONDS, model_seconds: float = MODEL_SECONDS, floods: Sequence[bool] = (False, True)) -> None:
    """Prints two tables: the load spread over twenty channels, and one channel flooding while three ask now and then."""
    if reason := why_not():
        print(f"not measured: {reason}")
        return
    with tempfile.TemporaryDirectory() as folder:
        on_examples(Parts(read_settings({}, data=Path(folder))), Path(folder) / "demo")
        print(f"{EVENTS} events/s for {seconds:g} s, {MENTIONS} briefs/s among them, a model call of {model_seconds:g} s; {_machine()}")
        for flooding in floods:
            runs = {kind: run(Path(folder) / "demo", kind, flooding=flooding, seconds=seconds, model=model_seconds) for kind in KINDS}
            print(f"\n| {'one channel floods' if flooding else 'spread over 20 channels'} | {' | '.join(KINDS.values())} |")
            print("|---|" + "---|" * len(runs))
            for row in zip(*(_rows(one, flooding=flooding) for one in runs.values()), strict=True):
                print(f"| {row[0][0]} | {' | '.join(told for _, told in row)} |", flush=True)


def run(data: Path, kind: str, *, flooding: bool, seconds: float, model: float) -> Seen:
    """The load on a fresh process over a fresh workspace and a copy of the data."""
    workspace, folder = Workspace(rooms=ROOMS), tempfile.TemporaryDirectory()
    try:
        copied = shutil.copytree(data, Path(folder.name) / "data")
        with serving(workspace, copied, kind=kind, model_seconds=model) as bot:
            pressed = _warmed(workspace)
            count = int(MENTIONS * seconds)
            often = max(1, int(seconds / QUIET_EVERY - 0.5) + 1)
            quiet = written(workspace, QUIET * often) if flooding else []
            busy = written(workspace, [FLOOD if flooding else CHANNELS[k % len(CHANNELS)] for k in range(count - len(quiet))])
            before = bot.resident
            told = load(workspace, bot, busy=busy, quiet=quiet, pressed=pressed, seconds=seconds)
            _await(workspace, {thread for thread, (channel, _) in told.threads.items() if channel in QUIET})
            time.sleep(ACK_WITHIN if not flooding else 0)  # what was pressed last may be acknowledged for so long
            signs, ends = answered(workspace)
            return Seen(told=told, signs=dict(signs), ends=dict(ends), resident=(before, bot.resident))
    finally:
        workspace.close()
        folder.cleanup()


def _warmed(workspace: Workspace) -> tuple[Message, str]:
    """Lets the process load what it loads once, and gives a message with a button on it."""
    for brief in BRIEFS:
        asked = workspace.mention("ben", "warm", brief)
        workspace.wait_for(lambda: answered(workspace)[1].get(asked.ts), 120)  # noqa: B023  called at once
        workspace.settle()
    found = ((shown, placed.element) for shown in workspace.replies(asked) for placed in elements(shown.blocks))
    return next((shown, str(one["action_id"])) for shown, one in found if one["type"] == "feedback_buttons")


def _await(workspace: Workspace, threads: set[str]) -> None:
    try:
        workspace.wait_for(lambda: threads <= answered(workspace)[1].keys(), PATIENCE)
    except TimeoutError:
        return  # they count as waiting


def _rows(seen: Seen, *, flooding: bool) -> list[tuple[str, str]]:
    told = seen.told
    seconds = told.ended - told.began
    events, presses = acks(told.events), acks(told.presses)
    lost = sum(one > ACK_WITHIN for one in presses)
    done = sum(told.began <= at <= told.ended for at in seen.ends.values())
    rows = [
        ("events acknowledged, p50, p99", f"{_ms(_at(events, 0.5))}, {_ms(_at(events, 0.99))}"),
        ("presses acknowledged, p50, p99", f"{_ms(_at(presses, 0.5))}, {_ms(_at(presses, 0.99))}"),
        ("presses that Slack gave up", f"{lost} of {len(presses)}"),
        ("answers a second", f"{done / seconds:.2f}"),
        ("jobs that waited at most", f"{told.most_waiting}"),
        ("memory before, growth", f"{seen.resident[0]:.0f} MB, {seen.resident[1] - seen.resident[0]:+.0f} MB"),
        ("sending fell behind by at most", f"{1000 * told.late:.0f} ms"),
    ]
    quiet = {thread: began for thread, (channel, began) in told.threads.items() if channel in QUIET}
    if flooding:
        for what, when in (("first sign", seen.signs), ("answer", seen.ends)):
            waits = sorted(when.get(thread, inf) - began for thread, began in quiet.items())
            rows.append((f"{what} in a quiet channel, p50, p95", f"{_s(_at(waits, 0.5))}, {_s(_at(waits, 0.95))} ({len(waits)} briefs)"))
    else:
        waits = sorted(seen.signs.get(thread, inf) - began for thread, (_, began) in told.threads.items())
        rows.append(("first sign in its thread, p50, p95", f"{_s(_at(waits, 0.5))}, {_s(_at(waits, 0.95))}"))
    return rows


def _at(ordered: Sequence[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else inf


def _ms(seconds: float) -> str:
    return f"{1000 * seconds:.0f} ms" if seconds <= ACK_WITHIN else f"over {ACK_WITHIN:g} s"


def _s(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds < inf else "none yet"


def _machine() -> str:
    return f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before"
