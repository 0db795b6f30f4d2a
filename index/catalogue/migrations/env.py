"""What Alembic runs: the connection comes from `index.catalogue.migrating`, never from an ini file."""

from alembic import context

from index.catalogue.tables import metadata

context.configure(
    connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True, transactional_ddl=True
)
with context.begin_transaction():
    context.run_migrations()
