"""The entry point sets how many threads OpenBLAS has, which counts only before numpy is there."""

import subprocess
import sys
from pathlib import Path


def test_numpy_is_not_there_yet_when_the_threads_are_set() -> None:
    command = [sys.executable, "-c", "import bot.__main__, sys; sys.exit('numpy' in sys.modules)"]
    assert subprocess.run(command, check=False, cwd=Path(__file__).parents[2]).returncode == 0
