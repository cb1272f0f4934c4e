"""The answer to a question: from statements of the record alone, each line checked against its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from communique.model.actor import Actor
from communique.model.asof import AsOf
from communique.model.edtf import Edtf
from communique.model.question import Question
from communique.model.statement import DOUBTFUL, Statement, Status
from communique.record.record import Snapshot
from communique.views.brief import Citation, Line, Numbering
from communique.views.compose import Draft, check, draft_of, groups, oldest_first
from communique.views.disagreements import conflict_parts
from communique.views.held import Held, Reply, denials_of
from communique.views.matching import Misfit, is_party, misfits
from communique.views.replies import reply

NEAR = 3  # lines offered that are not what was asked; more would be a brief
FARTHEST = 2  # ways in which such a line may differ from what was asked
ANSWERED, ABSENT = "answered", "not in the record"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer with what it rests on.

    Attributes:
        question: The question as understood.
        outcome: answered, or not in the record.
        direct: The direct answer, or None where the lines are the answer or there is none.
        values: The direct answer as values: EDTF dates, codes, places, numbers; yes, no, disputed, planned, possible.
        lines: What the record says of it, as a brief words it.
        beside: At most three lines of what is in the record but is not what was asked.
        citations: All citations in order of number.
        as_of: The point in time as known at which it is answered, or None.
        failures: Citations left out because they failed the check against their sentence.
    """

    question: Question
    outcome: str
    direct: Line | None
    values: tuple[str, ...]
    lines: tuple[Line, ...]
    beside: tuple[Line, ...]
    citations: tuple[Citation, ...]
    as_of: AsOf | None = None
    failures: tuple[str, ...] = ()

    @property
    def found(self) -> bool:
        """Whether the record answers the question."""
        return self.outcome == ANSWERED

    def render(self, form: str) -> bytes:
        """The answer as text, md or json; see :func:`communique.views.render.answers.render_answer`."""
        from communique.views.render.answers import render_answer  # noqa: PLC0415 - made from this class

        return render_answer(self, form)

    def _repr_markdown_(self) -> str:
        return self.render("md").decode("utf8")


def persons(statements: Iterable[Statement]) -> tuple[Actor, ...]:
    """The persons whom statements name as parties, each once, ordered by id and name."""
    found = {
        (p.id, p.label): Actor(p.id, p.label, (p.country,) if p.country else (), p.sector, "person", p.office)
        for s in statements
        for p in s.parties
        if p.id and p.id.startswith("person:") and p.label
    }
    return tuple(found[key] for key in sorted(found))


def write_answer(snapshot: Snapshot, question: Question) -> Answer:
    """Answer a question.

    Args:
        snapshot: The record; its scope must hold all parties of the question.
        question: The question as understood.

    Returns:
        The answer. The same record gives the same answer.
    """
    failures: list[str] = []
    judged = [(misfits(question, s, snapshot.published.get(s.report)), s) for s in _ordered(snapshot)]
    exact = {s.id: s for ways, s in judged if not ways and s.confidence >= DOUBTFUL}
    sound = tuple(check(snapshot, exact, failures).values())
    against = check(snapshot, {s.id: s for s in denials_of(snapshot, sound)}, failures)
    held = Held(
        snapshot, question, _asked_of(question, snapshot, sound), _deniers(question, snapshot, against.values())
    )
    made = reply(held)
    numbering = Numbering(snapshot)
    if made is None:
        beside = _beside(snapshot, judged, failures, numbering)
        return Answer(
            question, ABSENT, None, (), (), beside, tuple(numbering.citations), snapshot.as_of, tuple(failures)
        )
    direct = numbering.line(_direct(made, held)) if made.parts else None
    lines = tuple(numbering.line(draft) for draft in _lines(snapshot, held, made, failures))
    return Answer(question, ANSWERED, direct, made.values, lines, (), tuple(numbering.citations), snapshot.as_of,
                  tuple(failures))  # fmt: skip


def _ordered(snapshot: Snapshot) -> list[Statement]:
    return [snapshot.statements[i] for i in sorted(snapshot.statements) if snapshot.statements[i].between_states]


def _asked_of(question: Question, snapshot: Snapshot, statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Of a question after a denial, the denied statements of whoever must have denied."""
    if question.denier is None:
        return tuple(statements)
    return tuple(s for s in statements if s.status is not Status.DENIED or _denied_by(question, snapshot, s))


def _deniers(question: Question, snapshot: Snapshot, against: Iterable[Statement]) -> tuple[Statement, ...]:
    if question.denier is None:
        return tuple(against)
    return tuple(s for s in against if _denied_by(question, snapshot, s))


def _denied_by(question: Question, snapshot: Snapshot, statement: Statement) -> bool:
    denier = question.denier
    if denier is None:
        return True
    if statement.status is Status.DENIED:
        return statement.holder is not None and statement.holder.country == denier.country
    day = statement.date or snapshot.published.get(statement.report)
    return any(is_party(denier, p, day) for p in statement.source)


def _direct(made: Reply, held: Held) -> Draft:
    """The direct answer as a line; 'disputed' keeps the citations of its parts apart."""
    lead = held.snapshot.statements[made.used[0]]
    return Draft(made.parts, lead.date, "disputed", lead.kind)


def _lines(snapshot: Snapshot, held: Held, made: Reply, failures: list[str]) -> list[Draft]:
    """What the answer rests on as a brief has it, in the order of time; disagreements on it last."""
    used = {i: snapshot.statements[i] for i in made.used}
    drafts = [draft_of(snapshot, group) for group in groups(snapshot, used.values())]
    drafts.sort(key=oldest_first)
    disputes = []
    for conflict in snapshot.conflicts:
        ids = [i for side in conflict.sides for i in side.statements]
        if any(i in used for i in ids) and all(i in snapshot.statements for i in ids):
            sound = check(snapshot, {i: snapshot.statements[i] for i in ids}, failures)
            sides = [[sound[i] for i in side.statements if i in sound] for side in conflict.sides]
            if all(sides):
                disputes.append(
                    Draft(conflict_parts(snapshot, conflict, sides), sides[0][0].date, "disputed", conflict.kind)
                )
    return [*drafts, *disputes]


def _beside(
    snapshot: Snapshot,
    judged: Iterable[tuple[tuple[Misfit, ...], Statement]],
    failures: list[str],
    numbering: Numbering,
) -> tuple[Line, ...]:
    """The few dealings nearest to what was asked: fewest differences first, then the latest."""
    near = {s.id: (ways, s) for ways, s in judged if len(ways) <= FARTHEST and Misfit.PARTIES not in ways}
    sound = check(snapshot, {i: s for i, (_, s) in near.items()}, failures)
    ranked = sorted(
        groups(snapshot, sound.values()),
        key=lambda group: (min(_farness(near[s.id][0]) for s in group), -_last(group), group[0].id),
    )
    return tuple(numbering.line(draft_of(snapshot, group)) for group in ranked[:NEAR])


def _farness(ways: Sequence[Misfit]) -> tuple[int, int]:
    order = list(Misfit)
    return len(ways), max((order.index(way) for way in ways), default=0)


def _last(group: Sequence[Statement]) -> int:
    days = [last for s in group if s.date and (last := Edtf.parse(s.date).bounds()[1])]
    return max((day.toordinal() for day in days), default=0)
