"""Which reports of the record are compared with a new one, and what comes of it.

Reports that share bands of their fingerprints are looked up; there must be no more of them in a large record than in a
small one, or adding a report would take ever longer. So what names and numbers alone bring together is looked up among
the reports of the same days, which is when a story is told again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Select, case, func, select, union_all

from communique.model.kinship import Kinship
from communique.model.report import Report
from communique.record import schema
from communique.record.blocks import days_in

if TYPE_CHECKING:
    from communique.documents.copies import CopyEvidence
    from communique.documents.fingerprints import Fingerprint
    from communique.documents.retelling import Told


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


def _sharing(report: Report, mark: Fingerprint) -> Select[Any]:
    """A query for the reports that share enough bands with one to be compared."""
    from communique.documents.fingerprints import AGREEING, OF_FACTS, QUOTED  # noqa: PLC0415 - see above
    from communique.documents.kinship import REWRITE_DAYS  # noqa: PLC0415 - see above

    columns, bands = schema.bands.c, mark.bands()
    shared = columns.band.in_([band for band in bands if not band.startswith(OF_FACTS)])
    facts = columns.band.in_([band for band in bands if band.startswith(OF_FACTS)])
    if day := day_of_bands(report.published):
        middle = date.fromisoformat(day).toordinal()
        first = date.fromordinal(max(middle - REWRITE_DAYS, date.min.toordinal())).isoformat()
        last = date.fromordinal(min(middle + REWRITE_DAYS, date.max.toordinal())).isoformat()
        some = select(columns.report, columns.band)
        asked = union_all(
            some.where(shared),
            some.where(facts, columns.day.between(first, last)),
            some.where(facts, columns.day == ""),
        ).subquery()
    else:
        asked = select(columns.report, columns.band).where(shared | facts).subquery()
    agreement = func.sum(case((asked.c.band.startswith(QUOTED), AGREEING), else_=1))
    return select(asked.c.report).group_by(asked.c.report).having(agreement >= AGREEING)


def find_kin(
    connection: Connection, report: Report, mark: Fingerprint, read: Callable[[str], Report]
) -> Iterator[tuple[str, CopyEvidence]]:
    """Find the reports that hang together with one.

    Args:
        connection: To the record.
        report: The report; it may be in the record already.
        mark: Its fingerprint.
        read: Gives a report of the record by its id.

    Yields:
        The id of each such report, with the evidence.
    """
    from communique.documents.fingerprints import Fingerprint  # noqa: PLC0415 - see above
    from communique.documents.kinship import Kin, kinship, may_be_kin  # noqa: PLC0415 - see above

    columns = schema.reports.c
    query = select(columns.id, columns.published, columns.fingerprint).where(
        (columns.id != report.id) & ((columns.text_hash == mark.text_hash) | columns.id.in_(_sharing(report, mark)))
    )
    marks = {row.id: (Fingerprint.from_bytes(row.fingerprint), row.published) for row in connection.execute(query)}
    closer = {
        other: found
        for other, (found, day) in marks.items()
        if may_be_kin(mark, found, _days_apart(report.published, day))
    }
    for other, found in sorted(closer.items()):
        # The smaller id first, so that the evidence is the same whichever report came first.
        pair = ((report.id, Kin(mark, _told(report))), (other, Kin(found, _told(read(other)))))
        first, second = sorted(pair, key=lambda kin: kin[0])
        evidence = kinship(first[1], second[1])
        if evidence.kind != Kinship.NONE:
            yield other, evidence


@lru_cache(maxsize=256)  # reports that are read one after another are compared with the same few again and again
def _told(report: Report) -> Told:
    from communique.documents.retelling import told  # noqa: PLC0415 - see above

    return told(report)


def _days_apart(first: str | None, second: str | None) -> int | None:
    """Days between two EDTF dates; None where one has no bounds, 0 where they overlap."""
    a, b = (days_in(date) if date else (None, None) for date in (first, second))
    if a[0] is None or a[1] is None or b[0] is None or b[1] is None:
        return None
    return max(0, a[0] - b[1], b[0] - a[1])
