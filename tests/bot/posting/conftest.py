"""An empty memory on each database."""

from tests.bot.memory.conftest import engine, memory, postgres  # noqa: F401  the same databases as the memory's
