"""On PostgreSQL the words of the texts are searchable too; on SQLite they were from the first schema on."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TSVECTOR

from communique.record.postgres import stretches

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table on PostgreSQL; the texts of the reports that are there already are indexed now."""
    connection = op.get_bind()
    if connection.dialect.name != "postgresql":
        return
    words = op.create_table(
        "report_text",
        sa.Column("number", sa.Integer, sa.ForeignKey("reports.number"), primary_key=True),
        sa.Column("part", sa.Integer, primary_key=True),
        sa.Column("words", TSVECTOR, nullable=False),
    )
    op.create_index("report_text_words", "report_text", ["words"], postgresql_using="gin")
    reports = sa.table("reports", sa.column("number"), sa.column("title"), sa.column("text"))
    for number in list(connection.scalars(sa.select(reports.c.number))):  # one text at a time
        title, text = connection.execute(
            sa.select(reports.c.title, reports.c.text).where(reports.c.number == number)
        ).one()
        for part, stretch in enumerate(stretches(title, text)):
            row = {"number": number, "part": part, "words": sa.func.to_tsvector("simple", stretch)}
            connection.execute(sa.insert(words).values(row))
