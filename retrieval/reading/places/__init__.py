"""Where creators and audiences are, and which languages creators publish in."""
