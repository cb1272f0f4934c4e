"""Kindred: which reports of the record a new one hangs together with.

MinHash bands give the reports that may; what their fingerprints, publishers and days leave open is weighed on the
texts. What is weighed of a text is taken from it once and kept for as long as news of those days is being added.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Connection, case, func, select, true

from communique.lexicon.media import medium_key
from communique.model.kinship import Kinship
from communique.model.report import Report
from communique.record import rows, schema

if TYPE_CHECKING:
    from communique.documents.copies import CopyEvidence
    from communique.documents.fingerprints import Fingerprint
    from communique.documents.kinship import Kin

KEPT = 512  # reports whose features are held, some 40 kB each
KEPT_MARKS = 8192  # reports whose names and numbers are held, some 4 kB each
BATCH = 500  # ids asked for at a time


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A report that shares enough bands, and whether it may tell the new one's story in other words."""

    id: str
    retold: bool


class Kindred:
    """Finds the reports that a new one hangs together with; keeps the features of those it looked at last."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._kept: dict[str, Kin] = {}
        self._marks: dict[str, frozenset[int]] = {}

    def find(self, connection: Connection, report: Report, mark: Fingerprint) -> list[tuple[str, CopyEvidence]]:
        """Find what a report hangs together with.

        Args:
            connection: Sees the record.
            report: The report, whose bands are not in the record yet.
            mark: Its fingerprint.

        Returns:
            The ids of the other reports with the evidence, by id. The evidence is the same whichever report came
            first.
        """
        from communique.documents.kinship import Kin, kinship  # noqa: PLC0415 - loads parsers; only adding needs it
        from communique.documents.told import told  # noqa: PLC0415 - see above

        closer = sorted({*self._closer(connection, report, mark), *self._soon(connection, report, mark)})
        if not closer:
            return []
        this, found = Kin(mark, told(report)), []
        for other, kin in self._kin(connection, closer):
            first, second = (this, kin) if report.id < other else (kin, this)
            evidence = kinship(first, second)
            if evidence.kind != Kinship.NONE:
                found.append((other, evidence))
        return found

    def _closer(self, connection: Connection, report: Report, mark: Fingerprint) -> Iterator[str]:
        """The reports whose fingerprints leave it open that they are of one origin with a new one."""
        from communique.documents.fingerprints import Fingerprint  # noqa: PLC0415 - see above
        from communique.documents.kinship import may_be_kin  # noqa: PLC0415 - see above

        columns = schema.reports.c
        candidates = {c.id: c.retold for c in _candidates(connection, report, mark)}
        for ids in _batches(list(candidates)):
            query = select(columns.id, columns.fingerprint).where(columns.id.in_(ids))
            for row in connection.execute(query):
                if may_be_kin(mark, Fingerprint.from_bytes(row.fingerprint), retold=candidates[row.id]):
                    yield row.id

    def _soon(self, connection: Connection, report: Report, mark: Fingerprint) -> Iterator[str]:
        """The reports of the same days that share most names and numbers, however few bands.

        A short report that tells a long one's story has few of all names and numbers of the two, so that bands seldom
        agree. Of a few days there are few reports, and their names and numbers are held.
        """
        from communique.documents.copies import close_facts  # noqa: PLC0415 - see above
        from communique.documents.fingerprints import Fingerprint  # noqa: PLC0415 - see above
        from communique.documents.kinship import UPDATE_DAYS  # noqa: PLC0415 - see above
        from communique.documents.told import days_of  # noqa: PLC0415 - see above

        columns, days = schema.reports.c, days_of(report.published)
        if days is None:
            return
        query = select(columns.id, columns.publisher).where(_between(days, UPDATE_DAYS), columns.id != report.id)
        publisher = medium_key(report.publisher)
        near = [row.id for row in connection.execute(query) if not publisher or medium_key(row.publisher) != publisher]
        for ids in _batches([ident for ident in near if ident not in self._marks]):
            for row in connection.execute(select(columns.id, columns.fingerprint).where(columns.id.in_(ids))):
                self._marks[row.id] = frozenset(Fingerprint.from_bytes(row.fingerprint).marks)
        own = frozenset(mark.marks)
        for ident in near:
            marks = self._marks[ident] = self._marks.pop(ident)  # the last looked at are the last to go
            if close_facts(own, marks):
                yield ident
        for ident in list(self._marks)[: max(0, len(self._marks) - KEPT_MARKS)]:
            self._marks.pop(ident, None)

    def _kin(self, connection: Connection, ids: Sequence[str]) -> Iterator[tuple[str, Kin]]:
        """What is compared of some reports of the record, in the order given."""
        from communique.documents.fingerprints import Fingerprint  # noqa: PLC0415 - see above
        from communique.documents.kinship import Kin  # noqa: PLC0415 - see above
        from communique.documents.told import told  # noqa: PLC0415 - see above

        columns = schema.reports.c
        for ident in ids:
            kin = self._kept.pop(ident, None)
            if kin is None:
                query = rows.report_columns().add_columns(columns.fingerprint).where(columns.id == ident)
                row = connection.execute(query).one()
                kin = Kin(Fingerprint.from_bytes(row.fingerprint), told(rows.report_from(row)))
            self._kept[ident] = kin
            if len(self._kept) > KEPT:
                self._kept.pop(next(iter(self._kept)), None)
            yield ident, kin


def _candidates(connection: Connection, report: Report, mark: Fingerprint) -> Iterator[_Candidate]:
    """The reports that have a new one's text or share enough bands with it.

    Names and numbers find rewrites, and these come within days: what shares nothing else is no candidate later. So
    there are as many candidates as the news of some days has, however large the pile.
    """
    from communique.documents.fingerprints import AGREEING, QUOTED, SOON, WORDED  # noqa: PLC0415 - see above
    from communique.documents.kinship import REWRITE_DAYS, may_be_retold  # noqa: PLC0415 - see above
    from communique.documents.told import days_apart, days_of  # noqa: PLC0415 - see above

    columns, bands = schema.reports.c, schema.bands.c
    quoted = bands.band.startswith(QUOTED)
    agreeing = func.sum(case((quoted, AGREEING), else_=1)).label("agreeing")
    worded = func.max(case((quoted | bands.band.startswith(WORDED), 1), else_=0)).label("worded")
    shared = (
        select(bands.report, agreeing, worded)
        .where(bands.band.in_(mark.bands()))
        .group_by(bands.report)
        .having(agreeing >= SOON)
        .subquery()
    )
    alike = (shared.c.agreeing >= AGREEING) & (shared.c.worded == 1)
    publisher, days = medium_key(report.publisher), days_of(report.published)
    wanted = (columns.id, columns.published, columns.publisher)
    query = select(*wanted, alike.label("alike")).join(shared, shared.c.report == columns.id)
    for row in connection.execute(query.where(alike | _near(days, REWRITE_DAYS))):
        one = bool(publisher) and publisher == medium_key(row.publisher)
        retold = may_be_retold(publisher=one, apart=days_apart(days, days_of(row.published)))
        if retold or row.alike:
            yield _Candidate(row.id, retold)
    same = select(columns.id).where(columns.text_hash == mark.text_hash, columns.id != report.id)
    for ident in connection.scalars(same):
        yield _Candidate(ident, retold=False)


def _near(days: tuple[int, int] | None, slack: int) -> ColumnElement[bool]:
    """Whether a report's day of publication may lie near some days; what is no plain day is left to be looked at."""
    if days is None:
        return true()
    published = schema.reports.c.published
    return published.is_(None) | (func.length(published) != len("2015-03-02")) | _between(days, slack)


def _between(days: tuple[int, int], slack: int) -> ColumnElement[bool]:
    first, last = (date.fromordinal(max(1, day)).isoformat() for day in (days[0] - slack, days[1] + slack))
    return schema.reports.c.published.between(first, last)


def _batches(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (ids[at : at + BATCH] for at in range(0, len(ids), BATCH))
