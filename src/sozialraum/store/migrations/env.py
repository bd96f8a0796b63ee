"""What Alembic runs: the migrations over the connection and inside the transaction of `database.py`."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
