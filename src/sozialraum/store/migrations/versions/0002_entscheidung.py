"""Decisions: what was chosen, what else was considered, and why that was not."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Creates the table of the decisions; what is there already stays as it is."""
    op.create_table(
        "entscheidung",
        sa.Column("nummer", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("raum", sa.Text, nullable=False),
        sa.Column("option", sa.Text, nullable=False),
        sa.Column("beschluss", sa.Text, nullable=False),
        sa.Column("begruendung", sa.Text, nullable=False),
        sa.Column("alternativen", sa.Text, nullable=False),
        sa.Column("rolle", sa.Text, nullable=False),
        sa.Column("datum", sa.Text, nullable=False),
        sa.Column("fassung", sa.Integer, nullable=False),
        sa.Column("geaendert", sa.DateTime(timezone=True), nullable=False),
    )
