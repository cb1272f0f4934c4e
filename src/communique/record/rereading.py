"""A report read again: what the reader makes of it now is added, and what it made before stays beneath."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy import Connection, func, select

from communique.model.errors import RecordError
from communique.model.intake import Failure
from communique.model.report import Report
from communique.model.statement import Dropped, Reading
from communique.record import rows, schema
from communique.record.readings import (
    Effect,
    ReadingEntry,
    entries,
    histories,
    insert_entry,
    insert_revisions,
    revised,
)
from communique.record.store import Store, check_span

SAME, REPEATED, OTHERWISE = "same", "repeated", "otherwise"


@dataclass(frozen=True, slots=True)
class Reread:
    """What became of a report that was read again.

    Attributes:
        outcome: ``same``: by the reader that read it last, and nothing was stored. ``repeated``: another reader made
            of it what was made before. ``otherwise``: something is read otherwise.
        added: How many statements stand that did not: made for the first time, or again.
        changed: How many stand with other fields.
        ended: How many are made no more.
    """

    outcome: str
    added: int = 0
    changed: int = 0
    ended: int = 0


@dataclass(frozen=True, slots=True)
class Rereading:
    """What a run of reading again did.

    Attributes:
        otherwise: Reports of which something is read otherwise than before.
        repeated: Reports of which another reader made the same.
        same: Reports that this reader had read last, and that stay as they are.
        added: Statements that stand and did not before.
        changed: Statements that stand with other fields.
        ended: Statements that are made no more.
        failures: Reports that could not be read, with the reasons; their last reading stands.
    """

    otherwise: int = 0
    repeated: int = 0
    same: int = 0
    added: int = 0
    changed: int = 0
    ended: int = 0
    failures: tuple[Failure, ...] = field(default=())

    @classmethod
    def of(cls, made: Sequence[Reread], same: int, failures: Sequence[Failure]) -> Rereading:
        """Sum up what became of reports; ``same`` are those that were not even parsed."""
        outcomes = [m.outcome for m in made]
        return cls(
            outcomes.count(OTHERWISE), outcomes.count(REPEATED), same + outcomes.count(SAME),
            sum(m.added for m in made), sum(m.changed for m in made), sum(m.ended for m in made), tuple(failures),
        )  # fmt: skip

    def __str__(self) -> str:
        """What was done in one line."""
        words = [
            f"{self.otherwise} read otherwise ({self.added} statements new, {self.changed} changed, "
            f"{self.ended} made no more)"
            if self.otherwise
            else "0 read otherwise",
            f"{self.repeated} as before",
            f"{self.same} read by this reader already",
        ]
        if self.failures:
            words.append(f"{len(self.failures)} could not be read")
        return ", ".join(words)


def read_last_by(entry: ReadingEntry | None, reader: str, edition: str | None) -> bool:
    """Whether a reader of a known edition is the one that made a reading, so that it need not read again."""
    return entry is not None and edition is not None and (entry.reader, entry.edition) == (reader, edition)


def add_reading(
    store: Store,
    report: Report,
    reading: Reading,
    reader: str,
    edition: str | None = None,
    learnt: datetime | None = None,
) -> Reread:
    """Add another reading of a report in one transaction; nothing that is stored changes.

    Args:
        store: The record.
        report: A report of the record, as it holds it.
        reading: What was read in it; every quote must match the report's text.
        reader: Name and version of the reader.
        edition: Hash of what it reads with; None where nobody can tell: such a reader is taken for the one that read
            last if it has that one's name and makes the same of the report.
        learnt: When it was read; now if None. Stored in UTC, and never as before the reading before, whose time
            stands instead where a clock was set back.

    Returns:
        What became of it.

    Raises:
        RecordError: A quote does not match, the report is not in the record, or the database cannot be written.
    """
    for statement in reading.statements:
        check_span(report, statement)
    made = {s.id: s for s in reading.statements}
    stamp = (learnt or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="microseconds")
    with store.writing() as connection:
        last = next(iter(entries(connection, report.id)[-1:]), None)
        if last is None:
            raise RecordError(f"record: {report.document} was never read into it.", "Read it: communique read PATH.")
        if read_last_by(last, reader, edition):
            return Reread(SAME)
        first = _first_dropped(connection, last, reading.dropped)
        others = sum(not s.between_states for s in made.values())
        entry = ReadingEntry(
            report.id, last.number + 1, reader, edition, max(stamp, last.learnt), len(made), others,
            last.first_dropped if first is None else first, len(reading.dropped),
        )  # fmt: skip
        found = revised(histories(connection, report=report.id), made, entry)
        if not found and first is None and (last.reader, last.edition) == (reader, edition):
            return Reread(SAME)
        new = [made[r.statement] for r in found if r.effect is Effect.ADDED]
        rows.insert_statements(connection, report, new, entry.learnt)
        insert_entry(connection, entry)
        insert_revisions(connection, found)
        if first is not None:
            rows.insert_dropped(connection, report, reading.dropped, first)
    counted = [r.effect for r in found]
    stand = counted.count(Effect.ADDED) + counted.count(Effect.RESUMED)
    return Reread(OTHERWISE if found else REPEATED, stand, counted.count(Effect.CHANGED), counted.count(Effect.ENDED))


def _first_dropped(connection: Connection, last: ReadingEntry, dropped: Sequence[Dropped]) -> int | None:
    """Where the rows of what a reading dropped begin, after all there are; None where the last dropped the same."""
    columns = schema.dropped.c
    query = select(schema.dropped).where(columns.report == last.report, columns.number >= last.first_dropped)
    held = connection.execute(query.order_by(columns.number).limit(last.dropped))
    if [Dropped(r.start, r.end, r.trigger, r.reason, r.detail) for r in held] == list(dropped):
        return None
    after: int | None = connection.scalar(select(func.max(columns.number)).where(columns.report == last.report))
    return 0 if after is None else after + 1
