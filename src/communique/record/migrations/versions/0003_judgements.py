"""Judgements: what persons ruled, one row a ruling; an undo is a row too."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table; a record made before has no judgements."""
    op.create_table(
        "judgements",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("verb", sa.String, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("undoes", sa.String, sa.ForeignKey("judgements.id")),
        sa.Column("body", sa.Text, nullable=False),
    )
