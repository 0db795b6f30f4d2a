"""What the creators' content should be about."""
