"""`python -m bot COMMAND`: see `python -m bot --help`."""

import sys

from bot.cli.main import main

if __name__ == "__main__":  # worker processes of a build import this module too
    sys.exit(main(sys.argv[1:]))
