"""What Alembic runs: the connection and the version table come from `bot.memory.migrating`, never from an ini file."""

from alembic import context

from bot.memory.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    version_table=context.config.attributes["version_table"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
