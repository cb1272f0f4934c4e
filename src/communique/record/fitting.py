"""Whether a statement may be about a dealing in the making, and why."""

from __future__ import annotations

from dataclasses import dataclass, field

from communique.model.statement import Statement, Status
from communique.record.blocks import MONTH, Days, days_of, family, is_occasion, overlap, same_things, span, things_of
from communique.record.matter import ANSWERS, same_matter, two_matters
from communique.record.named import another_occasion, occasion_of

NEAR_DAYS = 3  # successive days of one visit are told as one; a month apart they are two
NO_DATE = "no date keeps them apart"  # the weakest of the reasons to gather: a person may want to look
NEARBY = 600  # code points, about two paragraphs: an undated mention belongs to the occasion told beside it
# Words said to or against somebody: what was said tells one from another where no date does.
SPOKEN = frozenset({"asking", "menace", "blame", "denial", "refusal"})


@dataclass(slots=True)
class Cluster:
    """A dealing in the making: its members, the days they narrow it to, the things it is about."""

    members: list[Statement]
    first: int | None
    last: int | None
    named: set[str]
    classes: set[str]
    reasons: set[str] = field(default_factory=set)
    occasions: dict[str, set[str]] = field(default_factory=dict)

    def join(self, statement: Statement, why: str) -> None:
        """Take a statement in, saying why."""
        named, classes = things_of(statement)
        self.members.append(statement)
        self.name(statement)
        self.named |= named
        self.classes |= classes
        self.reasons.add(why)
        if self.first is None and self.last is None:
            self.first, self.last = days_of(statement)

    def name(self, statement: Statement) -> None:
        """Note the name of the occasion that a statement tells, with what tells it from others of that name."""
        if (named := occasion_of(statement)) is not None:
            self.occasions.setdefault(named.name, set()).update({named.mark} if named.mark else ())

    def take(self, other: Cluster, why: str) -> None:
        """Take in all of another dealing, saying why; its days stay those of this one, which is dated more closely."""
        self.members += other.members
        self.named |= other.named
        self.classes |= other.classes
        self.reasons |= {*other.reasons, why}
        for name, marks in other.occasions.items():
            self.occasions.setdefault(name, set()).update(marks)


def alone(statement: Statement) -> Cluster:
    """A dealing of one statement."""
    named, classes = things_of(statement)
    first, last = days_of(statement)
    made = Cluster([statement], first, last, named, classes)
    made.name(statement)
    return made


def distance(statement: Statement, cluster: Cluster) -> int | None:
    """Code points from a statement to the nearest of a dealing in its report; None where none is told beside it."""
    gaps = [abs(m.start - statement.start) for m in cluster.members if m.report == statement.report]
    nearest = min(gaps, default=NEARBY)
    return nearest if nearest < NEARBY else None


def fits(statement: Statement, days: Days, cluster: Cluster) -> str | None:
    """Why a statement may be about a dealing, or None."""
    if not same_things(things_of(statement), (cluster.named, cluster.classes)):
        return None
    if another_occasion(statement, cluster.occasions):
        return None
    if any(_may_be_done_yet(statement, member) for member in cluster.members):
        return None
    core = (cluster.first, cluster.last)
    occasion = is_occasion(statement.kind)
    if family(statement.kind) in SPOKEN and _of_another_matter(statement, days, cluster):
        return None
    if statement.date is None or core == (None, None):
        if statement.kind not in {m.kind for m in cluster.members} and family(statement.kind) != "arms":
            return None  # without dates, a visit and a call are two; an order and its delivery are one
        beside = distance(statement, cluster) is not None
        return _said((NO_DATE, not occasion), ("told beside it in the same report", beside))
    if occasion:
        return _same_occasion(statement, days, cluster)
    alike = statement.kind in {m.kind for m in cluster.members}
    return _said(("same date", core == days), ("dates overlap", alike and overlap(core, days)))


def _may_be_done_yet(one: Statement, other: Statement) -> bool:
    """'Lima lifted the ban in 2015. If it lifted the ban': a report tells what was done, and not what might be."""
    if one.report != other.report or one.kind != other.kind:
        return False
    might = next((s for s in (one, other) if s.status is Status.POSSIBLE and s.date is None), None)
    done = next((s for s in (one, other) if s.status is Status.OCCURRED and s.date is not None), None)
    return might is not None and done is not None


def _of_another_matter(statement: Statement, days: Days, cluster: Cluster) -> bool:
    """Whether what is said parts words from a dealing: of one date only where it plainly is another matter."""
    if days != (cluster.first, cluster.last) or statement.date is None:
        return not any(same_matter(statement, member) for member in cluster.members)
    members = cluster.members
    if span(days) == 1 and family(statement.kind) not in ANSWERS:  # two reports of a day word a demand in two ways
        members = [m for m in members if m.report == statement.report]
    return bool(members) and all(two_matters(statement, m) for m in members)


def _same_occasion(statement: Statement, days: Days, cluster: Cluster) -> str | None:
    core = (cluster.first, cluster.last)
    single = span(core) == span(days) == 1
    other = family(statement.kind) == "encounter" and statement.kind not in {m.kind for m in cluster.members}
    narrow = not single and max(span(core), span(days)) <= MONTH
    return _said(
        ("same date", core == days),
        (f"within {NEAR_DAYS} days", single and other and overlap(core, days, NEAR_DAYS)),
        ("dates overlap within a month", narrow and overlap(core, days)),
    )


def _said(*reasons: tuple[str, bool]) -> str | None:
    """The first reason that holds, or None."""
    return next((words for words, holds in reasons if holds), None)
