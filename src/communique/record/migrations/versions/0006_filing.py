"""Under what reports and statements are filed, which persons they name; ways to find copies, and deeds of a day."""

import json

import sqlalchemy as sa
from alembic import op

from communique.documents.fingerprints import OF_FACTS
from communique.model.interchange import statement_from
from communique.record.candidates import day_of_bands
from communique.record.filing import report_keys, statement_keys
from communique.record.rows import mention_rows

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables and indexes; what is there already is filed now, one report at a time."""
    told = op.create_table(
        "statement_keys",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("statement", sa.String, sa.ForeignKey("statements.id"), primary_key=True),
        sqlite_with_rowid=False,
    )
    filed = op.create_table(
        "report_keys",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("report", sa.String, sa.ForeignKey("reports.id"), primary_key=True),
        sqlite_with_rowid=False,
    )
    mentions = op.create_table(
        "mentions",
        sa.Column("country", sa.String, primary_key=True),
        sa.Column("statement", sa.String, sa.ForeignKey("statements.id"), primary_key=True),
        sa.Column("reading", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("report", sa.String, nullable=False),
        sa.Column("published", sa.String),
        sa.Column("learnt", sa.String, nullable=False),
        sa.Column("person", sa.String, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("label", sa.Text),
        sa.Column("office", sa.String),
        sa.Column("holder", sa.Boolean, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("copies_by_second", "copies", ["second"])
    op.create_index("statements_by_report_and_kind", "statements", ["report", "kind"])
    op.create_index("statements_by_kind_and_date", "statements", ["kind", "date", "id"])
    connection = op.get_bind()
    _with_days(connection)
    for ident in list(connection.scalars(sa.text("SELECT id FROM reports ORDER BY id"))):
        query = sa.text("SELECT document, publisher, title, published, learnt, body FROM reports WHERE id = :id")
        report = connection.execute(query, {"id": ident}).one()
        keys = report_keys(report.document, json.loads(report.body)["url"], report.publisher, report.title)
        op.bulk_insert(filed, [{"key": key, "report": ident} for key in keys])
        bodies = connection.scalars(sa.text("SELECT body FROM statements WHERE report = :id"), {"id": ident})
        statements = [statement_from(json.loads(body)) for body in bodies]
        for table, rows in (
            (told, [{"key": key, "statement": s.id} for s in statements for key in statement_keys(s)]),
            (mentions, [row for s in statements for row in mention_rows(s, report.published, report.learnt)]),
        ):
            if rows:
                op.bulk_insert(table, rows)


def _with_days(connection: sa.Connection) -> None:
    """Give the bands their days, and hold them in their key alone: a table beside its index had them twice."""
    bands = op.create_table(
        "bands_with_days",
        sa.Column("band", sa.String, primary_key=True),
        sa.Column("day", sa.String, primary_key=True),
        sa.Column("report", sa.String, sa.ForeignKey("reports.id"), primary_key=True),
        sqlite_with_rowid=False,
    )
    days = op.create_table("days", sa.Column("report", sa.String, primary_key=True), sa.Column("day", sa.String))
    published = connection.execute(sa.text("SELECT id, published FROM reports")).all()
    if published:
        op.bulk_insert(days, [{"report": ident, "day": day_of_bands(date)} for ident, date in published])
    old = sa.table("bands", sa.column("band"), sa.column("report"))
    day = sa.case((sa.func.substr(old.c.band, 1, 1).in_(OF_FACTS), days.c.day), else_="")
    held = sa.select(old.c.band, day, old.c.report).join_from(old, days, days.c.report == old.c.report)
    connection.execute(sa.insert(bands).from_select(["band", "day", "report"], held.distinct().order_by(old.c.band)))
    op.drop_table("days")
    op.drop_table("bands")
    op.rename_table("bands_with_days", "bands")
