"""What reports say of earlier ones that they correct, retract or update; and when briefs were written."""

import sqlalchemy as sa
from alembic import op

from communique.documents.notices import find_notices

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create both tables; the notices of the reports that are there already are found now."""
    notices = op.create_table(
        "notices",
        sa.Column("report", sa.String, sa.ForeignKey("reports.id"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("entry", sa.String, nullable=False),
        sa.Column("effect", sa.String, nullable=False),
        sa.Column("reach", sa.String, nullable=False),
        sa.Column("start", sa.Integer),
        sa.Column("end", sa.Integer),
        sa.Column("words", sa.Text, nullable=False),
    )
    op.create_table(
        "briefs",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("states", sa.String, nullable=False, index=True),
        sa.Column("written", sa.String, nullable=False),
    )
    reports = sa.table("reports", sa.column("id"), sa.column("title"), sa.column("text"))
    connection = op.get_bind()
    for ident in list(connection.scalars(sa.select(reports.c.id).order_by(reports.c.id))):  # one text at a time
        query = sa.select(reports.c.title, reports.c.text).where(reports.c.id == ident)
        title, text = connection.execute(query).one()
        rows = [
            {"report": ident, "number": n, "entry": found.entry, "effect": str(found.effect),
             "reach": str(found.reach), "start": found.start, "end": found.end, "words": found.words}
            for n, found in enumerate(find_notices(title, text))
        ]  # fmt: skip
        if rows:
            op.bulk_insert(notices, rows)
