"""Tables of the workshop: access, Sitzungen, Runden, ballots, notes."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Creates all tables."""
    zeit = sa.DateTime(timezone=True)
    op.create_table(
        "einstellung",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("wert", sa.Text, nullable=False),
    )
    op.create_table(
        "fehlversuch",
        sa.Column("nummer", sa.Integer, primary_key=True),
        sa.Column("zeit", zeit, nullable=False),
    )
    op.create_table(
        "zutritt",
        sa.Column("abdruck", sa.Text, primary_key=True),
        sa.Column("art", sa.Text, nullable=False),
        sa.Column("bis", zeit, nullable=False),
    )
    op.create_table(
        "sitzung",
        sa.Column("nummer", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("titel", sa.Text, nullable=False),
        sa.Column("geschichte", sa.Text, nullable=False),
        sa.Column("fassung", sa.Integer, nullable=False),
        sa.Column("schritt", sa.Integer, nullable=False),
        sa.Column("dunkel", sa.Boolean, nullable=False),
        sa.Column("angelegt", zeit, nullable=False),
        sa.Column("begonnen", zeit),
        sa.Column("beendet", zeit),
        sa.Column("anfang", sa.Text),
        sa.Column("notizen_anfang", sa.Text),
    )
    op.create_table(
        "runde",
        sa.Column("nummer", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("sitzung", sa.Text, sa.ForeignKey("sitzung.id", ondelete="CASCADE"), nullable=False),
        sa.Column("code", sa.Text, nullable=False, unique=True),
        sa.Column("schritt", sa.Text, nullable=False),
        sa.Column("frage", sa.Text, nullable=False),
        sa.Column("offen", sa.Boolean, nullable=False),
        sa.Column("gezeigt", sa.Boolean, nullable=False),
        sa.Column("begonnen", zeit, nullable=False),
    )
    # the database itself holds that a Sitzung has at most one open round
    offen = sa.text("offen")
    op.create_index(
        "eine_offene_runde",
        "runde",
        ["sitzung"],
        unique=True,
        sqlite_where=offen,
        postgresql_where=offen,
    )
    op.create_table(
        "stimmzettel",
        sa.Column("runde", sa.Text, sa.ForeignKey("runde.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("waehler", sa.Text, primary_key=True),
        sa.Column("punkte", sa.Text, nullable=False),
    )
    op.create_table(
        "notiz",
        sa.Column("sitzung", sa.Text, sa.ForeignKey("sitzung.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("raum", sa.Text, primary_key=True),
        sa.Column("option", sa.Text, primary_key=True),
        sa.Column("stand", sa.Text, nullable=False),
        sa.Column("satz", sa.Text, nullable=False),
        sa.Column("fassung", sa.Integer, nullable=False),
        sa.Column("geaendert", zeit, nullable=False),
    )
    op.create_table(
        "ablehnung",
        sa.Column("grund", sa.Text, primary_key=True),
        sa.Column("anzahl", sa.Integer, nullable=False),
    )
