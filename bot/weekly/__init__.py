"""Shortlists that come by themselves: when, what changed, posted once."""
