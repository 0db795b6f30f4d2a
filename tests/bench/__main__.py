"""`python -m tests.bench [search|chroma|match|propose|build|read|determinism|slack [--seconds N]]`: all but `chroma`, `determinism` and
`slack` without a name; these take some minutes, and `slack` the packages of tests/slack besides."""

import subprocess
import sys

from tests.bench import building, determinism, matching, proposal, reading, search, slack

SIZES = (10_000, 100_000, 1_000_000)
CHROMA_SIZES = (100_000, 300_000)


def main(argv: list[str]) -> int:
    """Runs what is named; sizes of search each in a process of their own, so that memory is theirs alone."""
    match argv:
        case ["search", size]:
            search.measure(int(size))
        case ["search"]:
            for count in SIZES:
                subprocess.run([sys.executable, "-m", "tests.bench", "search", str(count)], check=True)
        case ["chroma"]:
            for count in CHROMA_SIZES:
                search.measure_chroma(count)
        case ["match"]:
            matching.measure()
        case ["propose"]:
            proposal.measure()
        case ["determinism"]:
            determinism.measure()
        case ["build"]:
            building.measure()
        case ["read"]:
            reading.measure()
        case ["slack"]:
            slack.measure()
        case ["slack", "--seconds", seconds]:
            slack.measure(seconds=float(seconds))
        case []:
            for name in ("search", "match", "propose", "build", "read"):
                main([name])
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
