"""What is otherwise in the record than it was: two states of knowledge compared, dealing by dealing.

Dealings have no lasting identity of their own: those of two days are the same where they share a statement, or where
the gatherer puts a statement of the one with a statement of the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from communique.model.dealing import Conflict, Dealing
from communique.model.statement import Statement, Status
from communique.record.gather import best_date, gather, is_narrower
from communique.record.record import Snapshot

NEW, MOVED, CONFIRMED, DATED = "new", "moved", "confirmed", "dated"
CONTRADICTED, SETTLED, WITHDRAWN = "contradicted", "settled", "withdrawn"
STRENGTH = (Status.OCCURRED, Status.PLANNED, Status.POSSIBLE)  # what a dealing is told as, the furthest first

Sure = Callable[[Statement], bool]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is otherwise than before.

    Attributes:
        sort: ``new``: a dealing of which nothing stood in the record. ``moved``: its status is another, as from
            planned to occurred. ``confirmed``: more independent origins tell it. ``dated``: its date is known more
            closely. ``contradicted``: a conflict or denial that was not there, or what was only denied is told.
            ``settled``: a conflict that is open no longer.
            ``withdrawn``: what a report told that was corrected or retracted since.
        statements: Ids of the statements that show what is known now; for ``withdrawn`` those that took their place.
        before: Ids of those that show what was known before.
        fresh: Of ``statements`` those that bring the change.
        was: The value before: a status, a date, or a number of origins; None where there was none.
        conflict: The conflict, for ``contradicted`` and ``settled``; None for a denial that no conflict holds.
    """

    sort: str
    statements: tuple[str, ...]
    before: tuple[str, ...] = ()
    fresh: tuple[str, ...] = ()
    was: str | None = None
    conflict: Conflict | None = None


def compare(before: Snapshot, now: Snapshot, codes: Sequence[str], sure: Sure = lambda _: True) -> list[Change]:
    """List what is otherwise in one state of the record than in an earlier one.

    Args:
        before: The record as known earlier; it knows nothing that ``now`` does not.
        now: The record as known later.
        codes: Codes of states that must all be party; all dealings if empty.
        sure: Whether a statement was read surely enough to confirm, move or date a dealing.

    Returns:
        Changes, each sort in the order of the ids of its statements; none where the two are alike.
    """
    both = _Both(before, now, frozenset(codes), sure)
    found = [change for dealing in now.dealings for change in both.of_dealing(dealing)]
    found += both.conflicts()
    found += both.withdrawals()
    return sorted(found, key=lambda c: (c.sort, c.statements, c.before))


class _Both:
    """Two states of the record with what connects them.

    Attributes:
        kin: What each statement known now is about, those withdrawn gathered beside those that stand.
        lost: By the same key, the statements that stood before and do no longer.
        told_by: By report, the statements that stand now.
        members: The statements of each dealing of before.
        in_conflict: Statements that a conflict of now holds.
    """

    def __init__(self, before: Snapshot, now: Snapshot, codes: frozenset[str], sure: Sure) -> None:
        self.before, self.now, self.codes, self.sure = before, now, codes, sure
        self.kin: Mapping[str, str] = now.dealing_of
        if not now.withdrawn.keys().isdisjoint(now.told):
            between = (s for s in now.told.values() if s.between_states)
            self.kin = {i: d.id for d in gather(between, now.published) for i in d.statements}
        self.lost: dict[str, list[str]] = {}
        for ident in sorted(now.withdrawn.keys() & before.statements.keys() & self.kin.keys()):
            self.lost.setdefault(self.kin[ident], []).append(ident)
        self.told_by: dict[str, list[str]] = {}
        for ident, statement in sorted(now.statements.items()):
            if statement.between_states:
                self.told_by.setdefault(statement.report, []).append(ident)
        self.members = {d.id: d.statements for d in before.dealings}
        self.in_conflict = {i for c in now.conflicts for side in c.sides for i in side.statements}

    def wanted(self, ident: str) -> bool:
        """Whether a statement is on the states asked for."""
        return self.codes <= set(self.now.told[ident].countries)

    def of_dealing(self, dealing: Dealing) -> Iterator[Change]:
        """What is otherwise about one dealing of now."""
        mine = [i for i in dealing.statements if self.wanted(i)]
        if not mine:
            return
        stood = [i for i in mine if i in self.before.statements]
        stood += [i for key in sorted({self.kin[i] for i in mine}) for i in self.lost.get(key, ())]
        if not stood:
            yield Change(NEW, tuple(mine), fresh=tuple(mine))
            return
        moved = list(self._moved(mine, stood))
        yield from moved or [*self._dated(mine, stood), *self._confirmed(mine, stood)]
        yield from self._against(mine, stood)

    def _by_status(self, idents: Iterable[str]) -> Mapping[Status, list[str]]:
        found: dict[Status, list[str]] = {}
        for ident in idents:
            if self.sure(self.now.told[ident]):
                found.setdefault(self.now.told[ident].status, []).append(ident)
        return found

    def _moved(self, mine: Sequence[str], stood: Sequence[str]) -> Iterator[Change]:
        was, told = self._by_status(stood), self._by_status(mine)
        first = next((s for s in STRENGTH if s in was), None)
        last = next((s for s in STRENGTH if s in told), None)
        if first and last and first != last:
            yield self._change(MOVED, told[last], was[first], str(first))

    def _dated(self, mine: Sequence[str], stood: Sequence[str]) -> Iterator[Change]:
        told, was = (
            [self.now.told[i] for i in ids if self._asserts(i) and self.now.told[i].date] for ids in (mine, stood)
        )
        date, earlier = best_date(told), best_date(was)
        if date is not None and any(self._asserts(i) for i in stood) and is_narrower(date, earlier):
            shown = [i for i in mine if self._asserts(i) and self.now.told[i].date == date]
            gave = [i for i in stood if self._asserts(i) and self.now.told[i].date == earlier]
            yield self._change(DATED, shown, gave, earlier)

    def _asserts(self, ident: str) -> bool:
        statement = self.now.told[ident]
        return self.sure(statement) and not self._denies(ident)

    def _confirmed(self, mine: Sequence[str], stood: Sequence[str]) -> Iterator[Change]:
        told = self._by_status(mine)
        status = next((s for s in STRENGTH if s in told), None)
        earlier = {self.before.dealing_of[i] for i in stood}
        members = [i for ident in sorted(earlier) for i in self.members[ident]]
        was = self._by_status(members).get(status, []) if status else []
        if not status or not was or self.now.count_origins(told[status]) <= self.before.count_origins(was):
            return
        had = {self.now.origin_of(i) for i in was}
        fresh = [i for i in told[status] if self.now.origin_of(i) not in had]
        if fresh:
            count = self.before.count_origins(was)
            yield Change(CONFIRMED, tuple(told[status]), tuple(was), tuple(fresh), str(count))

    def _against(self, mine: Sequence[str], stood: Sequence[str]) -> Iterator[Change]:
        """A denial that was not there, or what was only denied told; what a conflict holds is told with it."""
        for denied in (True, False):
            told, was = ([i for i in ids if self._denies(i) is denied] for ids in (mine, stood))
            if told and not was and self.in_conflict.isdisjoint(told):
                yield self._change(CONTRADICTED, told, stood)

    def _denies(self, ident: str) -> bool:
        return self.now.told[ident].status is Status.DENIED

    def _change(self, sort: str, mine: Iterable[str], stood: Iterable[str], was: str | None = None) -> Change:
        told = tuple(mine)
        return Change(sort, told, tuple(stood), tuple(i for i in told if i not in self.before.told), was)

    def conflicts(self) -> Iterator[Change]:
        """Conflicts that were not there, and those that are open no longer."""
        were = [c for c in self.before.conflicts if c.settled is None]
        held = [c for c in self.now.conflicts if c.settled is None]
        for here, there, sort in ((held, were, CONTRADICTED), (were, held, SETTLED)):
            met = _Meetings(there)
            for conflict in here:
                ids = tuple(i for side in conflict.sides for i in side.statements)
                if any(self.wanted(i) for i in ids) and not met.meets(conflict):
                    fresh = tuple(i for i in ids if i not in self.before.told)
                    if sort == CONTRADICTED:
                        yield Change(sort, ids, (), fresh, conflict=conflict)
                    else:
                        yield Change(sort, (), ids, conflict=conflict)

    def withdrawals(self) -> Iterator[Change]:
        """What stood before and was corrected or retracted since, by dealing, status and what withdrew it."""
        groups: dict[tuple[str, str, str], list[str]] = {}
        for ident, gone in self.now.withdrawn.items():
            statement = self.before.statements.get(ident)
            if statement is not None and statement.between_states and self.wanted(ident):
                groups.setdefault((self.before.dealing_of[ident], str(statement.status), gone.by), []).append(ident)
        for (_, _, by), idents in sorted(groups.items()):
            keys = {self.kin[i] for i in idents}
            instead = [i for i in self.told_by.get(by, ()) if self.kin[i] in keys]
            yield Change(WITHDRAWN, tuple(sorted(instead)), tuple(sorted(idents)))


class _Meetings:
    """Conflicts of one state of the record, to be found again in another: by kind, and by what two sides rest on."""

    def __init__(self, conflicts: Iterable[Conflict]) -> None:
        self.by_statement: dict[tuple[str, str], list[Conflict]] = {}
        for conflict in conflicts:
            for ident in {i for side in conflict.sides for i in side.statements}:
                self.by_statement.setdefault((conflict.kind, ident), []).append(conflict)

    def meets(self, conflict: Conflict) -> bool:
        """Whether there is a conflict of the kind of which two sides share a statement each with two of this one's."""
        near = {
            c.id: c
            for side in conflict.sides
            for i in side.statements
            for c in self.by_statement.get((conflict.kind, i), ())
        }
        mine = [set(side.statements) for side in conflict.sides]
        return any(
            a & mine[0] and b & other
            for c in near.values()
            for a, b in permutations([set(side.statements) for side in c.sides], 2)
            for other in mine[1:]
        )
