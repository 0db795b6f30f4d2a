"""`python -m bot COMMAND`: see `python -m bot --help`."""

import os
import sys

from bot.cli.main import main

if __name__ == "__main__":  # worker processes of a build import this module too
    # Matrices are small here: a second thread of OpenBLAS gives nothing and waits by spinning, which doubles the time of a loaded machine.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", os.environ.get("OMP_NUM_THREADS", "1"))
    sys.exit(main(sys.argv[1:]))
