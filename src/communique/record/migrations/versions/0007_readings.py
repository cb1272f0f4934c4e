"""Reports may be read again: each reading is a row, and what a later one makes otherwise."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create both tables; each report that is there has been read once, by a reader whose edition nobody noted."""
    op.create_table(
        "readings",
        sa.Column("report", sa.String, sa.ForeignKey("reports.id"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("reader", sa.Text, nullable=False),
        sa.Column("edition", sa.String),
        sa.Column("learnt", sa.String, nullable=False),
        sa.Column("statements", sa.Integer, nullable=False),
        sa.Column("others", sa.Integer, nullable=False),
        sa.Column("first_dropped", sa.Integer, nullable=False),
        sa.Column("dropped", sa.Integer, nullable=False),
    )
    op.create_table(
        "revisions",
        sa.Column("statement", sa.String, sa.ForeignKey("statements.id"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("report", sa.String, sa.ForeignKey("reports.id"), nullable=False, index=True),
        sa.Column("effect", sa.String, nullable=False),
        sa.Column("others", sa.Boolean, nullable=False),
        sa.Column("learnt", sa.String, nullable=False),
        sa.Column("body", sa.Text),
    )
    op.execute(
        "INSERT INTO readings (report, number, reader, edition, learnt, statements, others, first_dropped, dropped) "
        "SELECT id, 1, reader, NULL, learnt, statements, others, 0, "
        "(SELECT count(*) FROM dropped WHERE dropped.report = reports.id) FROM reports"
    )
