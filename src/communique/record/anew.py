"""What reading the same reports again made otherwise, apart from what later reports tell.

Between the record as known before and as known now stands a third state: the reports known before, as they are read
now. From the first to it only readings differ; from it to the last only reports and rulings do.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select

from communique.model.asof import AsOf
from communique.model.statement import Statement
from communique.record import schema
from communique.record.record import Snapshot, where_told
from communique.record.store import Store


@dataclass(frozen=True, slots=True)
class Anew:
    """What one sentence was read as before and is now; None where nothing was, or nothing is."""

    was: Statement | None
    now: Statement | None

    @property
    def shown(self) -> Statement:
        """The one there is, that of now first."""
        found = self.now or self.was
        if found is None:
            raise ValueError("neither was read")
        return found


def revised_between(store: Store, since: AsOf, until: AsOf | None) -> tuple[str, ...]:
    """Ids of the statements that readings made otherwise in a time, sorted.

    Args:
        store: The record.
        since: Its end, as of the readings that count then, is where the time begins; by publication none is looked
            for, since the newest readings count on all days.
        until: Where it ends; now if None.
    """
    table = schema.revisions.c
    if since.last_reading is None:
        return ()
    query = select(table.statement).where(table.learnt > since.last_reading).distinct().order_by(table.statement)
    if until is not None and until.last_reading is not None:
        query = query.where(table.learnt <= until.last_reading)
    with store.reading() as connection:
        return tuple(connection.scalars(query))


def read_as_now(before: Snapshot, until: AsOf | None) -> Snapshot:
    """The reports that an earlier state of the record knows, as they are read at a later one."""
    as_of = before.as_of.read_by(until) if before.as_of is not None else None
    return Snapshot(before.store, as_of, before.scope, before.others, before.judged)


def anew(before: Snapshot, after: Snapshot, revised: Iterable[str], codes: Sequence[str]) -> list[Anew]:
    """List what is read otherwise of the same reports.

    Args:
        before: The record as known earlier.
        after: As :func:`read_as_now` gives it.
        revised: Ids of the statements that were read otherwise in between.
        codes: Codes of states that must all be party; everything if empty.

    Returns:
        In the order of report and text: a statement that took the place of another at the same words beside it, then
        what is read now, or was, alone.
    """
    were: list[Statement] = []
    are: list[Statement] = []
    found: list[Anew] = []
    for ident in revised:
        was, now = before.statements.get(ident), after.statements.get(ident)
        if was is not None and now is not None:
            if _told(was) != _told(now):
                found.append(Anew(was, now))
        elif was is not None:
            were.append(was)
        elif now is not None:
            are.append(now)
    for was in sorted(were, key=where_told):
        over = [s for s in are if _overlap(s, was)]
        if over:
            are.remove(over[0])
        found.append(Anew(was, over[0] if over else None))
    found += [Anew(None, now) for now in are]
    wanted = [a for a in found if any(_between(s, codes) for s in (a.was, a.now))]
    return sorted(wanted, key=lambda a: where_told(a.shown))


def _told(statement: Statement) -> Statement:
    """A statement without what says how it was read."""
    return replace(statement, reader="", reasons=(), confidence=0.0)


def _overlap(a: Statement, b: Statement) -> bool:
    return a.report == b.report and a.trigger_start < b.trigger_end and b.trigger_start < a.trigger_end


def _between(statement: Statement | None, codes: Sequence[str]) -> bool:
    return statement is not None and statement.between_states and set(codes) <= set(statement.countries)
