"""Kindred: which reports of the record a new one hangs together with.

Of the reports that may (:mod:`communique.record.candidates`), what their fingerprints, publishers and days leave open
is weighed on the texts. What is weighed of a text is taken from it once and kept for as long as news of those days is
being added.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from communique.model.kinship import Kinship
from communique.model.report import Report
from communique.record import rows, schema
from communique.record.candidates import candidates, others_of_the_days

if TYPE_CHECKING:
    from communique.documents.copies import CopyEvidence
    from communique.documents.fingerprints import Fingerprint
    from communique.documents.kinship import Kin

KEPT = 512  # reports whose features are held, some 40 kB each
KEPT_MARKS = 8192  # reports whose names and numbers are held, some 4 kB each
BATCH = 500  # ids asked for at a time


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
        retold = {c.id: c.retold for c in candidates(connection, report, mark)}
        for ids in _batches(list(retold)):
            query = select(columns.id, columns.fingerprint).where(columns.id.in_(ids))
            for row in connection.execute(query):
                if may_be_kin(mark, Fingerprint.from_bytes(row.fingerprint), retold=retold[row.id]):
                    yield row.id

    def _soon(self, connection: Connection, report: Report, mark: Fingerprint) -> Iterator[str]:
        """The reports of the same days that share most names and numbers, however few bands.

        A short report that tells a long one's story has few of all names and numbers of the two, so that bands seldom
        agree. Of a few days there are few reports, and their names and numbers are held.
        """
        from communique.documents.copies import close_facts  # noqa: PLC0415 - see above
        from communique.documents.fingerprints import Fingerprint  # noqa: PLC0415 - see above

        columns, near = schema.reports.c, others_of_the_days(connection, report)
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


def _batches(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (ids[at : at + BATCH] for at in range(0, len(ids), BATCH))
