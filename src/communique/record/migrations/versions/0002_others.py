"""Statements on dealings inside states and with groups that are no state are told apart from those between states."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the mark; what was stored before is all between states."""
    op.add_column("statements", sa.Column("others", sa.Boolean, nullable=False, server_default=sa.false()))
    op.add_column("reports", sa.Column("others", sa.Integer, nullable=False, server_default="0"))
