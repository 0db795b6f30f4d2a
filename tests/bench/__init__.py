"""Benchmarks: speed as a ratio to a named baseline in the same run. Not tests: machines are shared and noisy; `tests/test_bench.py` only
sees that they run."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", os.environ.get("OMP_NUM_THREADS", "1"))  # as `python -m bot` does, before numpy is there
