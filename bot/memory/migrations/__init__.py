"""Alembic migrations of the memory, under a version table of their own."""
