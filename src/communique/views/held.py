"""The statements about what is asked, by what they say of it, and the direct answer that rests on them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from communique.model.edtf import Edtf
from communique.model.question import Pick, Question
from communique.model.statement import DOUBTFUL, Statement, Status
from communique.record.disputes import BLAME, DENIALS
from communique.record.record import Snapshot
from communique.views.compose import check
from communique.views.disagreements import tellers
from communique.views.matching import within
from communique.views.naming import actors, join

Parts = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Reply:
    """A direct answer.

    Attributes:
        parts: Its words, each part with the ids of the statements it rests on; empty where the lines answer.
        values: The answer as values: EDTF dates, codes, places, numbers; or yes, no, disputed, planned, possible.
        used: Ids of all statements behind it.
    """

    parts: Parts
    values: tuple[str, ...]
    used: tuple[str, ...]


@dataclass(frozen=True)
class Held:
    """The statements about what is asked, by what they say of it.

    Attributes:
        snapshot: The record.
        question: The question.
        statements: Surely read statements about what is asked, checked against their reports.
        against: Denials of them that are acts of their own ('Lima denied the charge').
    """

    snapshot: Snapshot
    question: Question
    statements: tuple[Statement, ...]
    against: tuple[Statement, ...]

    def of(self, *status: Status) -> list[Statement]:
        """Those of some statuses."""
        return [s for s in self.statements if s.status in status]

    @cached_property
    def told(self) -> list[Statement]:
        """What answers: what occurred; where nothing did what is planned, else what is possible."""
        wanted = self.question.status
        if wanted is Status.PLANNED:
            return self.of(Status.PLANNED, Status.POSSIBLE)
        if wanted is Status.DENIED:
            return self.of(Status.DENIED)
        found = self.of(Status.OCCURRED) or self.of(Status.PLANNED) or self.of(Status.POSSIBLE)
        dates = list(dates_of(found).values()) if self.question.pick else []
        return dates[-1 if self.question.pick is Pick.LAST else 0] if dates else found

    @cached_property
    def kin(self) -> list[Statement]:
        """Other statements that were gathered into the dealings of what answers and say the same of them.

        Where what answers leaves the day or the place open, they tell it: 'the two generals met in Lima'.
        """
        home = self.snapshot.dealing_of
        dealings = {(home[s.id], s.status) for s in self.told}
        held = [s for i, s in self.snapshot.statements.items() if i in home and (home[i], s.status) in dealings]
        alike = [s for s in held if s.kind in self.question.kinds and s.confidence >= DOUBTFUL]
        return list(check(self.snapshot, {s.id: s for s in alike}, []).values())

    @cached_property
    def denied(self) -> list[Statement]:
        """Who says that it did not happen."""
        return [*self.of(Status.DENIED), *self.against]

    def day(self, statement: Statement) -> str | None:
        """Publication date of a statement's report."""
        return self.snapshot.published.get(statement.report)

    def tellers(self, statements: Sequence[Statement]) -> str:
        """Who tells some statements; of an act of denial whoever denies."""
        acts = [
            s for s in statements if s.kind in DENIALS and self.question.kinds and s.kind not in self.question.kinds
        ]
        rest = [s for s in statements if s not in acts]
        deniers = sorted({actors(s.source, s.date or self.day(s)) for s in acts} - {""})
        return join([*deniers, *([tellers(self.snapshot, rest)] if rest else [])])


def ids(statements: Iterable[Statement]) -> tuple[str, ...]:
    """The ids of statements, each once."""
    return tuple(dict.fromkeys(s.id for s in statements))


def dates_of(statements: Iterable[Statement]) -> dict[str, list[Statement]]:
    """Dates in order of time with those who give them; a vague one goes with the more precise ones in it."""
    given: dict[str, list[Statement]] = {}
    for statement in statements:
        if statement.date:
            given.setdefault(statement.date, []).append(statement)
    spans = {date: Edtf.parse(date) for date in given}
    vague = {
        a for a in given for b in given if a != b and within(spans[b], spans[a]) and not within(spans[a], spans[b])
    }
    return {date: given[date] for date in sorted(given, key=lambda d: (first_day(d), d)) if date not in vague}


def first_day(date: str) -> int:
    """The first day of a date as an ordinal to sort by; the last of one open to the past."""
    first, last = Edtf.parse(date).bounds()
    day = first or last
    return day.toordinal() if day else 0


def day_of(group: Sequence[Statement]) -> str | None:
    """The earliest of the most precise dates that a group gives, or None."""
    return next(iter(dates_of(group)), None)


def denials_of(snapshot: Snapshot, statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Acts of denial that contradict some statements; that of a charge denies no charging."""
    matched = {s.id for s in statements if s.kind not in BLAME}
    found: dict[str, Statement] = {}
    for conflict in snapshot.conflicts:
        held = [set(side.statements) & matched for side in conflict.sides]
        if conflict.kind == "occurrence" and held[0]:
            for ident in conflict.sides[1].statements:
                statement = snapshot.statements.get(ident)
                if (
                    statement is not None
                    and ident not in matched
                    and (statement.status is Status.DENIED or statement.kind in DENIALS)
                ):
                    found[ident] = statement
    return tuple(found[i] for i in sorted(found))
