"""Which reports of the record are compared with a new one.

Reports that share bands of their fingerprints are looked up; there must be no more of them in a large record than in a
small one, or adding a report would take ever longer. So what names and numbers alone bring together is looked up among
the reports of the same days, which is when a story is told again: however large the record, there are as many of these
as the news of some days has.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, Select, case, func, select, union_all

from communique.lexicon.media import medium_key
from communique.model.report import Report
from communique.record import schema
from communique.record.blocks import days_in

if TYPE_CHECKING:
    from communique.documents.fingerprints import Fingerprint


@dataclass(frozen=True, slots=True)
class Candidate:
    """A report that may hang together with a new one.

    Attributes:
        id: Its id.
        retold: Whether one may tell the other's story in other words; if not, only what is word for word alike counts.
    """

    id: str
    retold: bool


def band_rows(mark: Fingerprint, published: str | None) -> list[dict[str, str]]:
    """The rows of the bands table that a report has, but for its id: those of names and numbers with its day."""
    from communique.documents.fingerprints import OF_FACTS  # noqa: PLC0415 - takes seconds to load; only adding needs it

    day = day_of_bands(published)
    bands = dict.fromkeys(mark.bands())
    return [{"band": band, "day": day if band.startswith(OF_FACTS) else ""} for band in bands]


def day_of_bands(published: str | None) -> str:
    """The day of publication; empty where it is not known to the day: such reports may be of any."""
    first, last = days_in(published) if published else (None, None)
    return date.fromordinal(first).isoformat() if first is not None and first == last else ""


def candidates(connection: Connection, report: Report, mark: Fingerprint) -> Iterator[Candidate]:
    """The reports that have a new one's text or share enough bands with it.

    Args:
        connection: Sees the record.
        report: The report; it may be in the record already.
        mark: Its fingerprint.

    Yields:
        Each of them, some twice: once for its bands, once for its text.
    """
    from communique.documents.fingerprints import AGREEING  # noqa: PLC0415 - see above
    from communique.documents.kinship import may_be_retold  # noqa: PLC0415 - see above
    from communique.documents.told import days_apart, days_of  # noqa: PLC0415 - see above

    columns, shared = schema.reports.c, _sharing(report, mark).subquery()
    publisher, days = medium_key(report.publisher), days_of(report.published)
    query = (
        select(columns.id, columns.published, columns.publisher, shared.c.agreeing, shared.c.worded)
        .join(shared, shared.c.report == columns.id)
        .where(columns.id != report.id)
    )
    for row in connection.execute(query):
        one = bool(publisher) and publisher == medium_key(row.publisher)
        retold = may_be_retold(publisher=one, apart=days_apart(days, days_of(row.published)))
        if retold or (row.worded and row.agreeing >= AGREEING):
            yield Candidate(row.id, retold)
    same = select(columns.id).where(columns.text_hash == mark.text_hash, columns.id != report.id)
    for ident in connection.scalars(same):
        yield Candidate(ident, retold=False)


def others_of_the_days(connection: Connection, report: Report) -> list[str]:
    """The reports of other publishers that came out within the days of a running story, whatever bands they share.

    Args:
        connection: Sees the record.
        report: The report; it may be in the record already.

    Returns:
        Their ids; none where the day of the report is not known for sure, nor those of which it is not: whichever of
        two is read first, they are looked at or not.
    """
    from communique.documents.kinship import UPDATE_DAYS  # noqa: PLC0415 - see above

    day = day_of_bands(report.published)
    if day != report.published:
        return []
    columns, publisher = schema.reports.c, medium_key(report.publisher)
    query = select(columns.id, columns.publisher, columns.published).where(
        _within(columns.published, day, UPDATE_DAYS), columns.id != report.id
    )
    return [
        row.id
        for row in connection.execute(query)
        if day_of_bands(row.published) == row.published and not (publisher and medium_key(row.publisher) == publisher)
    ]


def _sharing(report: Report, mark: Fingerprint) -> Select[Any]:
    """A query for the reports that share bands with one: how much that weighs, and whether words are among it.

    Enough of them for reports at any time, or for reports of the same days.
    """
    from communique.documents.fingerprints import (  # noqa: PLC0415 - see above
        AGREEING,
        OF_FACTS,
        QUOTED,
        SOON,
        WORDED,
    )
    from communique.documents.kinship import REWRITE_DAYS  # noqa: PLC0415 - see above

    columns, bands = schema.bands.c, mark.bands()
    shared = columns.band.in_([band for band in bands if not band.startswith(OF_FACTS)])
    facts = columns.band.in_([band for band in bands if band.startswith(OF_FACTS)])
    some = select(columns.report, columns.band)
    if day := day_of_bands(report.published):
        asked = union_all(
            some.where(shared),
            some.where(facts, _within(columns.day, day, REWRITE_DAYS)),
            some.where(facts, columns.day == ""),
        ).subquery()
    else:
        asked = some.where(shared | facts).subquery()
    quoted = asked.c.band.startswith(QUOTED)
    agreeing = func.sum(case((quoted, AGREEING), else_=1)).label("agreeing")
    worded = func.max(case((quoted | asked.c.band.startswith(WORDED), 1), else_=0)).label("worded")
    return select(asked.c.report, agreeing, worded).group_by(asked.c.report).having(agreeing >= SOON)


def _within(column: ColumnElement[Any], day: str, slack: int) -> ColumnElement[bool]:
    """Whether a column of days (ISO) has one at most some days from another."""
    middle = date.fromisoformat(day).toordinal()
    first = date.fromordinal(max(middle - slack, date.min.toordinal())).isoformat()
    last = date.fromordinal(min(middle + slack, date.max.toordinal())).isoformat()
    return column.between(first, last)
