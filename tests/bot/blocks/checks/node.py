"""What the npm packages beside the tests are run with, and why they cannot be where they cannot."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

HERE = Path(__file__).parents[1] / "node"
MADE = HERE / "made"
"""What is made from the packages and kept; git ignores it."""
SETUP = "npm ci --ignore-scripts --prefix tests/bot/blocks/node"
_WAITS = 180.0


class NodeFailed(RuntimeError):
    """A script of ours did not do what it is for."""


def why_not() -> str | None:
    """Why nothing of npm can run here; `None` where it can."""
    if shutil.which("node") is None:
        return "node is not installed"
    if not (HERE / "node_modules" / "@slack" / "types" / "package.json").is_file():
        return f"the npm packages of tests/bot/blocks/node are not installed ({SETUP})"
    return None


def run(script: str, *arguments: str, given: Any = None) -> str:
    """What a script of the folder prints, given a value as JSON. Raises NodeFailed."""
    done = subprocess.run(
        ["node", script, *arguments],
        cwd=HERE,
        input=json.dumps(given),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=_WAITS,
    )
    if done.returncode != 0:
        raise NodeFailed(f"{script}: {done.stderr.strip()[-2_000:]}")
    return done.stdout
