"""`python -m tests.bench [search|chroma|match|build]`: all of them without a name; `chroma` takes some minutes, so it is named only."""

import subprocess
import sys

from tests.bench import building, matching, search

SIZES = (10_000, 100_000, 1_000_000)
CHROMA_SIZES = (100_000, 300_000)


def main(argv: list[str]) -> int:
    """Runs what is named; sizes of search each in a process of their own, so that memory is theirs alone."""
    match argv:
        case ["search", size]:
            search.measure(int(size))
        case ["search"]:
            for size in SIZES:
                subprocess.run([sys.executable, "-m", "tests.bench", "search", str(size)], check=True)
        case ["chroma"]:
            for size in CHROMA_SIZES:
                search.measure_chroma(size)
        case ["match"]:
            matching.measure()
        case ["build"]:
            building.measure()
        case []:
            for name in ("search", "match", "build"):
                main([name])
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
