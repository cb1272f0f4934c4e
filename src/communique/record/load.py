"""An exported record taken into another: what is new is added, what is known stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, delete, insert, or_, select

from communique.model.judgement import Judgement
from communique.model.statement import Statement
from communique.record import rows, schema
from communique.record.exported import Bundle, briefs, bundles, check, copies, judgements
from communique.record.lines import Object
from communique.record.readings import insert_entry, insert_revisions
from communique.record.store import BATCH, Store


@dataclass(frozen=True, slots=True)
class Loaded:
    """What an import did.

    Attributes:
        new: Reports added.
        known: Reports the record had already.
        statements: Statements added, those of dealings that are none between states too.
        differing: Of the known reports those that are read otherwise here; the record's own reading stays.
        judgements: Judgements added.
        briefs: Marks of briefs added.
    """

    new: int = 0
    known: int = 0
    statements: int = 0
    differing: int = 0
    judgements: int = 0
    briefs: int = 0

    def __str__(self) -> str:
        """What was done in one line."""
        words = [f"{self.new} new", f"{self.known} already known", f"{self.statements} statements"]
        if self.differing:
            words.append(f"{self.differing} known reports are read otherwise there and stay as they are here")
        words += [f"{self.judgements} judgements"] if self.judgements else []
        return ", ".join(words)


def load(store: Store, folder: Path) -> Loaded:
    """Take an exported record in.

    The whole folder is checked before anything is written. Then each report is added with all that rests on it in
    one transaction, as when it is read, and after the reports the judgements and the marks of briefs. An import
    that is stopped leaves a sound record; the same import again completes it.

    Copies are those of the export between its own reports, and are looked for between these and others that the
    record holds. Times of learning are those of the export.

    Args:
        store: Where it goes; it may hold reports already.
        folder: As :func:`communique.record.export.export` wrote it.

    Returns:
        What was new and what was known.

    Raises:
        ExportError: The folder is damaged or no export; nothing was written.
        RecordError: The record cannot be written; what was added so far is safe.
    """
    ids = check(folder)
    pairs: dict[str, list[Object]] = {}
    for pair in copies(folder):
        for ident in (pair["first"], pair["second"]):
            pairs.setdefault(ident, []).append(pair)
    new = known = statements = differing = 0
    for bundle in bundles(folder):
        told = {h.first.id for h in bundle.histories if h.ended is None}
        if _add(store, bundle, pairs.get(bundle.report.id, ()), ids):
            new, statements = new + 1, statements + len(told)
        else:
            known += 1
            differing += {s.id for s in store.statements_of(bundle.report.id)} != told
    rulings = _rule(store, judgements(folder))
    return Loaded(new, known, statements, differing, rulings, _mark(store, briefs(folder)))


def _add(store: Store, bundle: Bundle, pairs: Sequence[Object], ids: frozenset[str]) -> bool:
    """Add a report with all that rests on it; False where it is known."""
    report, reading = bundle.report, bundle.reading
    with store.writing() as connection:
        if connection.scalar(select(schema.reports.c.id).where(schema.reports.c.id == report.id)) is not None:
            return False
        came: dict[str, list[Statement]] = {bundle.learnt: []}
        for history in bundle.histories:
            came.setdefault(history.learnt, []).append(history.first)
        first = [h.first for h in bundle.histories if not h.added]
        rows.insert_report(connection, report, first, bundle.reader, bundle.learnt, store.kindred)
        for learnt, made in came.items():
            rows.insert_statements(connection, report, made, learnt)
        rows.insert_dropped(connection, report, reading.dropped)
        for entry in bundle.readings:
            insert_entry(connection, entry)
        insert_revisions(connection, bundle.revisions)
        _as_exported(connection, bundle, pairs, ids)
    return True


def _as_exported(connection: Connection, bundle: Bundle, pairs: Sequence[Object], ids: frozenset[str]) -> None:
    """Put the export's copies and notices in the place of those found anew, before anybody has seen these.

    An older version may have found others: what comes in must go out the same.
    """
    report, table = bundle.report.id, schema.copies
    mine = select(table.c.first, table.c.second).where(or_(table.c.first == report, table.c.second == report))
    for first, second in connection.execute(mine).all():
        if first in ids and second in ids:
            connection.execute(delete(table).where((table.c.first == first) & (table.c.second == second)))
    others = [pair["second"] if pair["first"] == report else pair["first"] for pair in pairs]
    held = _held(connection, others)
    if here := [pair for pair, other in zip(pairs, others, strict=True) if other in held]:
        connection.execute(insert(table), here)
    connection.execute(delete(schema.notices).where(schema.notices.c.report == report))
    if told := [{"report": report, **rows.notice_row(n, notice)} for n, notice in enumerate(bundle.notices)]:
        connection.execute(insert(schema.notices), told)


def _held(connection: Connection, ids: Sequence[str]) -> set[str]:
    """Those of some ids whose reports are in the record."""
    column = schema.reports.c.id
    batches = (ids[at : at + BATCH] for at in range(0, len(ids), BATCH))
    return {i for batch in batches for i in connection.scalars(select(column).where(column.in_(batch)))}


def _rule(store: Store, given: Sequence[Judgement]) -> int:
    """Add judgements, each after the one it undoes; gives how many were new."""
    added, left, done = 0, list(given), set[str]()
    while left:
        ready = [j for j in left if j.undoes is None or j.undoes in done]
        added += sum(store.add_judgement(judgement) for judgement in ready)
        done |= {j.id for j in ready}
        left = [j for j in left if j.id not in done]
    return added


def _mark(store: Store, marks: Iterable[Object]) -> int:
    """Add marks of briefs; gives how many were new."""
    columns = schema.briefs.c
    with store.writing() as connection:
        known = {tuple(row) for row in connection.execute(select(columns.states, columns.written))}
        new = [mark for mark in marks if (mark["states"], mark["written"]) not in known]
        if new:
            connection.execute(insert(schema.briefs), new)
    return len(new)
