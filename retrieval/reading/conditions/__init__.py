"""What creators must have and what is not wanted, in the brief's own words."""
