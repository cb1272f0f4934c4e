"""Statements that stand no longer, since a later report corrects, retracts or replaces theirs.

The old text stays. As :mod:`communique.record.versions`, all of it is computed from the reports known at a point in
time, and nothing is stored.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from communique.model.statement import Statement
from communique.record.blocks import days_of, overlap
from communique.record.gather import gather
from communique.record.versions import ADDRESS, NOTICE, RETRACTED, Notices, Supersession, effect_of

StatementsOf = Callable[[str], Sequence[Statement]]


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Why a statement stands no longer.

    Attributes:
        statement: Its id.
        by: Id of the report that corrects, retracts or replaces its own; its own where that says so of itself.
        effect: As of a :class:`Supersession`.
        reasons: What shows it.
    """

    statement: str
    by: str
    effect: str
    reasons: tuple[str, ...]


@dataclass(slots=True)
class _Fates:
    """Which reports take whose place, followed to the last versions."""

    after: dict[str, list[Supersession]] = field(default_factory=dict)

    def onward(self, report: str) -> tuple[list[Supersession], list[str]]:
        """All steps that lead on from a report, nearest first, and the last versions they lead to."""
        steps: list[Supersession] = []
        ends: list[str] = []
        seen, queue = {report}, [report]
        while queue:
            here = queue.pop(0)
            onward = self.after.get(here, [])
            steps += onward
            if not onward:
                ends.append(here)
            queue += [s.new for s in onward if s.new not in seen]
            seen.update(queue)
        return steps, sorted(ends)


def withdrawals(
    found: Iterable[Supersession], notices: Notices, statements_of: StatementsOf, published: Mapping[str, str | None]
) -> dict[str, Withdrawal]:
    """Find the statements that stand no longer.

    A statement of an old version stands where the last one repeats it: tells the same dealing, by the gatherer's
    own comparison, with the same status, numbers, date and place. Of a notice that is no version of the whole, what it
    tells otherwise takes the place of the old, and the rest stands. A retraction leaves nothing of the old, nor
    what it tells only to withdraw it. A notice's own sentence, where it tells the error, is no claim either. A later
    version known by its address alone that repeats no dealing at all is another text, and withdraws nothing.

    Args:
        found: The supersessions.
        notices: The notices of the reports known, by report.
        statements_of: Gives the statements of a report.
        published: Publication date of each report.

    Returns:
        Withdrawals by statement id; the same for any order of reading.
    """
    gone: dict[str, Withdrawal] = {}
    for report, held in sorted(notices.items()):
        for statement in statements_of(report) if any(n.reach != "nothing" for n in held) else ():
            for notice in held:
                if notice.covers(statement.start, statement.end):
                    effect = effect_of([notice])
                    why = (f"the report itself says: “{notice.words}”",)
                    gone.setdefault(statement.id, Withdrawal(statement.id, report, effect, why))
    fates = _Fates()
    for step in found:
        if step.by != NOTICE or step.effect == RETRACTED:
            fates.after.setdefault(step.old, []).append(step)
            continue
        for ident in _told_otherwise(statements_of(step.old), statements_of(step.new), published):
            gone.setdefault(ident, Withdrawal(ident, step.new, step.effect, step.reasons))
    for report, first in sorted(fates.after.items()):
        steps, ends = fates.onward(report)
        old = statements_of(report)
        retracting = next((s for s in steps if s.effect == RETRACTED), None)
        if retracting is not None:
            told = [*old, *_retold(old, statements_of(retracting.new), published)]
            lost = {s.id: retracting for s in told}
        else:
            lost = {i: first[0] for end in ends for i in _unrepeated(old, statements_of(end), published, first[0])}
        for ident, step in lost.items():
            gone.setdefault(ident, Withdrawal(ident, step.new, step.effect, step.reasons))
    return gone


def _groups(statements: Iterable[Statement], published: Mapping[str, str | None]) -> dict[str, str]:
    """The dealing of each statement, were these all there are."""
    between = [s for s in statements if s.between_states]
    return {i: d.id for d in gather(between, published) for i in d.statements}


def _retold(old: Sequence[Statement], new: Sequence[Statement], published: Mapping[str, str | None]) -> list[Statement]:
    """What a retraction tells of the dealings it withdraws."""
    dealing = _groups([*old, *new], published)
    told = {dealing[s.id] for s in old if s.id in dealing}
    return [s for s in new if dealing.get(s.id) in told]


def _unrepeated(
    old: Sequence[Statement], new: Sequence[Statement], published: Mapping[str, str | None], step: Supersession
) -> set[str]:
    """Statements of an old version that the last one does not repeat."""
    retold = _retellings(old, new, published)
    if step.by == ADDRESS and not any(retold.values()):
        return set()
    return {s.id for s in old if not any(_same_claim(s, n) for n in retold[s.id])}


def _told_otherwise(
    old: Sequence[Statement], new: Sequence[Statement], published: Mapping[str, str | None]
) -> list[str]:
    """Statements of a report of whose dealings a notice tells something else."""
    retold = _retellings(old, new, published)
    return [s.id for s in old if retold[s.id] and not any(_same_claim(s, n) for n in retold[s.id])]


def _retellings(
    old: Sequence[Statement], new: Sequence[Statement], published: Mapping[str, str | None]
) -> dict[str, list[Statement]]:
    """For each statement of an old version, those of a later one on the same dealing."""
    dealing = _groups([*old, *new], published)
    return {s.id: [n for n in new if _one_matter(s, n, dealing)] for s in old}


def _one_matter(a: Statement, b: Statement, dealing: Mapping[str, str]) -> bool:
    """Whether two statements are on one dealing; those that are not gathered, where the sentence is the same."""
    if a.id in dealing and b.id in dealing:
        return dealing[a.id] == dealing[b.id]
    return a.kind == b.kind and a.quote.split() == b.quote.split()


def _same_claim(a: Statement, b: Statement) -> bool:
    """Whether two statements on one dealing say the same of it, as far as both say it."""
    if a.status != b.status or not overlap(days_of(a), days_of(b)):
        return False
    if a.place and b.place and a.place.name != b.place.name:
        return False
    first, second = _numbers(a), _numbers(b)
    return all(first[thing] == second[thing] for thing in first.keys() & second.keys())


def _numbers(statement: Statement) -> dict[str, set[tuple[float | None, float | None]]]:
    """The numbers of a statement by what they count."""
    found: dict[str, set[tuple[float | None, float | None]]] = {}
    for item in statement.materiel:
        if item.quantity is not None:
            thing = item.designation or item.category
            found.setdefault(thing, set()).add((item.quantity.low, item.quantity.high))
    for money in statement.money:
        found.setdefault(money.currency, set()).add((money.low, money.high))
    return found
