"""Readings of a report: who read it when, and what each made otherwise than the one before.

Nothing is overwritten. A statement that a later reading repeats, in all its fields but the reader's name, stays as it
is. What it makes for the first time is added; what it makes with other fields, makes no more, or makes again after it
had ended is noted beside the statement.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, insert, select

from communique.model.interchange import statement_body, statement_from
from communique.model.report import Report
from communique.model.statement import Dropped, Statement
from communique.record import rows, schema
from communique.record.standing import ENDED


class Effect(StrEnum):
    """What a later reading makes of a statement: made first by it, with other fields, no more, or again."""

    ADDED = "added"
    CHANGED = "changed"
    ENDED = ENDED
    RESUMED = "resumed"


@dataclass(frozen=True, slots=True)
class ReadingEntry:
    """One reading of a report.

    Attributes:
        report: Id of the report.
        number: From 1, the reading with which the report came in.
        reader: Name and version of the reader.
        edition: Hash of the rules, lists and model it read with, or None where nobody can tell.
        learnt: When, UTC in ISO 8601; never before the reading before.
        statements: How many statements it made.
        others: How many of them are not on dealings between states.
        first_dropped: Number of the first row of what it dropped.
        dropped: How many rows that are; a reading that dropped the same as the one before shares them.
    """

    report: str
    number: int
    reader: str
    edition: str | None
    learnt: str
    statements: int
    others: int
    first_dropped: int
    dropped: int


@dataclass(frozen=True, slots=True)
class Revision:
    """What a later reading makes of a statement.

    Attributes:
        report: Id of its report.
        number: Number of the reading.
        statement: Id of the statement.
        effect: added, changed, ended or resumed.
        learnt: When that reading was made.
        others: Whether the statement is, so read, not on a dealing between states.
        body: Its fields, where they are not those with which it was made first.
    """

    report: str
    number: int
    statement: str
    effect: Effect
    learnt: str
    others: bool
    body: Statement | None = None


@dataclass(slots=True)
class History:
    """A statement through the readings of its report.

    Attributes:
        first: As it was made first.
        learnt: When that was.
        revisions: What later readings made of it, in their order.
    """

    first: Statement
    learnt: str
    revisions: tuple[Revision, ...] = ()

    def at(self, stamp: str | None) -> Statement | None:
        """As it was read by a time, by now if None; None where the reading of that time does not make it."""
        known = [r for r in self.revisions if stamp is None or r.learnt <= stamp]
        if (stamp is not None and self.learnt > stamp) or (known and known[-1].effect is Effect.ENDED):
            return None
        return (known[-1].body or self.first) if known else self.first

    @property
    def added(self) -> bool:
        """Whether a later reading made it first."""
        return bool(self.revisions) and self.revisions[0].effect is Effect.ADDED

    @property
    def last(self) -> Statement:
        """As it was read last, whether it stands or not."""
        made = [r for r in self.revisions if r.effect is not Effect.ENDED]
        return (made[-1].body or self.first) if made else self.first

    @property
    def ended(self) -> Revision | None:
        """The reading that makes it no more; None where it stands."""
        last = self.revisions[-1] if self.revisions else None
        return last if last and last.effect is Effect.ENDED else None


def alike(a: Statement, b: Statement) -> bool:
    """Whether two readings of a statement are the same in all its fields, whoever read it."""
    return replace(a, reader="") == replace(b, reader="")


def revised(held: Iterable[History], made: Mapping[str, Statement], entry: ReadingEntry) -> list[Revision]:
    """What a reading makes otherwise than the one before, in the order of the statements' ids.

    Args:
        held: All statements ever made of the report.
        made: What the reading makes, by id.
        entry: The reading.
    """
    found = []
    known = {history.first.id: history for history in held}
    for ident in sorted(known.keys() | made.keys()):
        history, now = known.get(ident), made.get(ident)
        was = history.at(None) if history else None
        if now is None or history is None:
            effect = Effect.ENDED if was else Effect.ADDED if history is None else None
        else:
            effect = Effect.RESUMED if was is None else None if alike(was, now) else Effect.CHANGED
        if effect is None:
            continue
        said = now or was
        others = said is not None and not said.between_states
        body = None if now is None or history is None or alike(history.first, now) else now
        found.append(Revision(entry.report, entry.number, ident, effect, entry.learnt, others, body))
    return found


def through(
    statements: Sequence[Statement], revisions: Iterable[Revision], learnt: str | Sequence[str]
) -> list[History]:
    """Statements through the readings of their report, as they come.

    Args:
        statements: All that were ever made, with the fields of the first time.
        revisions: What later readings made of them, in any order.
        learnt: When each was made first; or when the report came in, for them that no later reading added.
    """
    told: dict[str, list[Revision]] = {}
    for revision in sorted(revisions, key=lambda r: (r.statement, r.number)):
        told.setdefault(revision.statement, []).append(revision)
    found = []
    for n, statement in enumerate(statements):
        mine = tuple(told.get(statement.id, ()))
        made = History(statement, learnt if isinstance(learnt, str) else learnt[n], mine)
        found.append(replace(made, learnt=mine[0].learnt) if made.added and isinstance(learnt, str) else made)
    return found


# -- rows ------------------------------------------------------------------------------------------------


def first_entry(
    report: Report, statements: Sequence[Statement], dropped: Sequence[Dropped], who: tuple[str, str | None], stamp: str
) -> ReadingEntry:
    """The reading with which a report comes in; ``who`` is the reader's name and its edition."""
    others = sum(not s.between_states for s in statements)
    return ReadingEntry(report.id, 1, *who, stamp, len(statements), others, 0, len(dropped))


def insert_entry(connection: Connection, entry: ReadingEntry) -> None:
    """Add a reading's row."""
    connection.execute(insert(schema.readings), asdict(entry))


def insert_revisions(connection: Connection, found: Sequence[Revision]) -> None:
    """Add what readings make otherwise of statements that are there, and file these so that they are found by it."""
    made = [
        {**asdict(r), "effect": str(r.effect), "body": rows.dump(statement_body(r.body)) if r.body else None}
        for r in found
    ]
    if made:
        connection.execute(insert(schema.revisions), made)
    for revision in found:
        if revision.body is not None:
            rows.file_again(connection, revision.body, revision.number)


def entries(connection: Connection, report: str | None = None) -> list[ReadingEntry]:
    """All readings, or those of a report, in the order of report and number."""
    query = select(schema.readings).order_by(schema.readings.c.report, schema.readings.c.number)
    query = query.where(schema.readings.c.report == report) if report else query
    return [ReadingEntry(**row._mapping) for row in connection.execute(query)]  # noqa: SLF001 - a row's public name


def revision_of(values: Mapping[str, Any], body: Mapping[str, Any] | None) -> Revision:
    """A revision from its columns and the fields of its statement.

    Raises:
        KeyError: A field of the statement is missing.
        TypeError: There is no such column or field.
        ValueError: There is no such effect.
    """
    made = statement_from(dict(body)) if body is not None else None
    return Revision(**{**values, "effect": Effect(values["effect"]), "body": made})


def histories(connection: Connection, *, report: str | None = None, ids: Sequence[str] = ()) -> list[History]:
    """Statements through their readings: all of a report, or those of some ids that were ever revised.

    Args:
        connection: Of a reader or a writer.
        report: Id of the report.
        ids: Ids of statements, a few hundred at most.

    Returns:
        Them in the order of their ids.

    Raises:
        ValueError, KeyError, TypeError: A row was changed and cannot be read.
    """
    theirs, table = schema.statements.c, schema.revisions.c
    told: list[Revision] = []
    wanted = table.report == report if report else table.statement.in_(ids)
    for row in connection.execute(select(schema.revisions).where(wanted).order_by(table.statement, table.number)):
        values = dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's public name for a row as a mapping
        body = values.pop("body")
        told.append(revision_of(values, json.loads(body) if body else None))
    mine = theirs.report == report if report else theirs.id.in_(sorted({r.statement for r in told}))
    made = connection.execute(select(theirs.body, theirs.learnt).where(mine).order_by(theirs.id)).all()
    return through([statement_from(json.loads(row.body)) for row in made], told, [row.learnt for row in made])
