"""Benchmarks: speed as a ratio to a named baseline in the same run. Not tests: machines are shared and noisy."""
