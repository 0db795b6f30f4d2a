"""Alembic migrations of the catalogue, run by whoever writes to it."""
