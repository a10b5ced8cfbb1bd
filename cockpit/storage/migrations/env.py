"""Where Alembic finds the connection and the tables."""

from __future__ import annotations

from alembic import context

from cockpit.storage.tables import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
# The transaction is the caller's: foreign keys must be off before it begins.
context.run_migrations()
