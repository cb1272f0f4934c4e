"""Which statements stand at a point in time, and with which fields: those of the newest reading known by then.

A report is read once, and may be read again. A statement that a later reading repeats has nothing beside its row; one
that it makes otherwise, makes for the first time or makes no more has a revision. The last revision known tells.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, Table, and_, case, func, or_, select

from communique.model.asof import AsOf, Basis
from communique.record import schema

ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Standing:
    """What a query for statements is made of.

    Attributes:
        source: The statements, each beside its last revision.
        body: All its fields as JSON, as the reading that counts gave them.
        others: Whether it is not on a dealing between states.
        holds: Whether the reading that counts makes it.
    """

    source: FromClause
    body: ColumnElement[str]
    others: ColumnElement[bool]
    holds: ColumnElement[bool]

    def bodies(self, *beside: ColumnElement[Any]) -> Select[Any]:
        """A query for the fields of the statements that stand, and for columns beside them."""
        return select(self.body, *beside).select_from(self.source).where(self.holds)


def standing(as_of: AsOf | None = None) -> Standing:
    """What statements stand by the readings known at a point in time; by the newest of each report if None."""
    rows = schema.statements
    last, beside = _last(schema.revisions, "statement", rows, rows.c.id, as_of)
    holds = _is_made(last)
    if as_of is not None and as_of.last_reading is not None:
        holds = and_(holds, rows.c.learnt <= as_of.last_reading)
    return Standing(
        rows.outerjoin(last, beside),
        func.coalesce(last.c.body, rows.c.body),
        func.coalesce(last.c.others, rows.c.others),
        holds,
    )


def known(table: Table, as_of: AsOf) -> ColumnElement[bool]:
    """Whether a row of the reports, the statements or the mentions is of a report known at a point in time.

    A statement that a later reading made for the first time is learnt after its report.
    """
    columns = table.c
    stamp: ColumnElement[str] = columns.learnt
    if table is not schema.reports and (as_of.basis == Basis.PUBLISHED or as_of.readings):
        reports = schema.reports.alias("theirs")
        stamp = select(reports.c.learnt).where(reports.c.id == columns.report).correlate(table).scalar_subquery()
    if as_of.basis == Basis.PUBLISHED:
        return func.coalesce(columns.published, stamp) <= as_of.last
    return stamp <= as_of.last


def readings_known(as_of: AsOf | None = None) -> tuple[FromClause, FromClause]:
    """The reports, each beside its newest reading by a point in time, and that reading for its columns."""
    reports = schema.reports
    last, beside = _last(schema.readings, "report", reports, reports.c.id, as_of)
    return reports.outerjoin(last, beside), last


def mentions_standing(as_of: AsOf | None = None) -> Select[Any]:
    """A query for the mentions of persons in the statements that stand, as the reading that counts has them."""
    rows = schema.mentions
    last, beside = _last(schema.revisions, "statement", rows, rows.c.statement, as_of)
    counts = case((last.c.body.is_not(None), last.c.number), else_=0)
    query = select(rows).select_from(rows.outerjoin(last, beside)).where(rows.c.reading == counts, _is_made(last))
    if as_of is None:
        return query
    if as_of.last_reading is not None:
        query = query.where(rows.c.learnt <= as_of.last_reading)
    return query.where(known(rows, as_of))


def _last(
    table: Table, of: str, rows: Table, ident: ColumnElement[str], as_of: AsOf | None
) -> tuple[FromClause, ColumnElement[bool]]:
    """The last row known of a table of readings or revisions, and on what it is joined to the rows of another."""
    last, each = table.alias("last"), table.alias("each")
    newest = select(func.max(each.c.number)).where(each.c[of] == ident)
    stamp = as_of.last_reading if as_of else None
    if stamp is not None:
        newest = newest.where(each.c.learnt <= stamp)
    return last, and_(last.c[of] == ident, last.c.number == newest.correlate(rows).scalar_subquery())


def _is_made(last: FromClause) -> ColumnElement[bool]:
    return or_(last.c.effect.is_(None), last.c.effect != ENDED)
