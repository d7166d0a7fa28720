"""How Alembic runs here: on the connection that `bot.storage.migrate` hands in."""

from alembic import context

from bot.storage.schema import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
