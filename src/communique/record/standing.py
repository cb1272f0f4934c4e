"""Which statements stand at a point in time, and with which fields: those of the newest reading known by then.

A report is read once, and may be read again. A statement that a later reading repeats has nothing beside its row; one
that it makes otherwise, makes for the first time or makes no more has a revision. The last revision known tells.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, Table, and_, func, or_, select

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
    rows, last, each = schema.statements, schema.revisions.alias("last"), schema.revisions.alias("each")
    newest = select(func.max(each.c.number)).where(each.c.statement == rows.c.id)
    stamp = as_of.last_reading if as_of else None
    if stamp is not None:
        newest = newest.where(each.c.learnt <= stamp)
    beside = and_(last.c.statement == rows.c.id, last.c.number == newest.correlate(rows).scalar_subquery())
    holds = or_(last.c.effect.is_(None), last.c.effect != ENDED)
    if stamp is not None:
        holds = and_(holds, rows.c.learnt <= stamp)
    return Standing(
        rows.outerjoin(last, beside),
        func.coalesce(last.c.body, rows.c.body),
        func.coalesce(last.c.others, rows.c.others),
        holds,
    )


def known(table: Table, as_of: AsOf) -> ColumnElement[bool]:
    """Whether a row of the reports or the statements is of a report known at a point in time.

    A statement that a later reading made for the first time is learnt after its report.
    """
    columns = table.c
    stamp: ColumnElement[str] = columns.learnt
    if table is schema.statements and (as_of.basis == Basis.PUBLISHED or as_of.readings):
        reports = schema.reports.alias("theirs")
        stamp = select(reports.c.learnt).where(reports.c.id == columns.report).correlate(table).scalar_subquery()
    if as_of.basis == Basis.PUBLISHED:
        return func.coalesce(columns.published, stamp) <= as_of.last
    return stamp <= as_of.last


def readings_known(as_of: AsOf | None = None) -> FromClause:
    """The newest reading of each report by a point in time."""
    rows, each = schema.readings.alias("reading"), schema.readings.alias("each")
    newest = select(func.max(each.c.number)).where(each.c.report == rows.c.report)
    stamp = as_of.last_reading if as_of else None
    if stamp is not None:
        newest = newest.where(each.c.learnt <= stamp)
    return select(rows).where(rows.c.number == newest.correlate(rows).scalar_subquery()).subquery("newest")
