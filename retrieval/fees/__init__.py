"""What creators will probably charge: ranges from published benchmarks, with their reasons."""
