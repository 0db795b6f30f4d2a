"""An engine with an empty memory, once in SQLite and once in PostgreSQL."""

import pytest
from sqlalchemy import Engine

from bot.memory.migrating import prepared
from tests.index.conftest import engine, postgres  # noqa: F401  the same databases as the catalogue's


@pytest.fixture
def memory(engine: Engine) -> Engine:  # noqa: F811  the fixture above
    """A database with the tables of the memory and no others."""
    return prepared(engine)
