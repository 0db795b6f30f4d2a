"""Posting each message exactly once, whatever happens on the way."""
