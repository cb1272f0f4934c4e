"""When a ruling on one statement holds for another: for the same one read anew, and for the same sentence elsewhere.

A ruling answers the question whether a sentence says this. It carries over only where the question is the same:

- to the statement itself, by its id;
- in the same report, where that id is there no more because another reader read it: to the one statement whose
  trigger overlaps and whose kind, status, sides, date and holder were read alike (but for the field corrected). Where
  two fit, or where the new reading differs, it does not carry over: what was rejected may be right by now;
- in another report, to a statement on the same words, its trigger at the same place, read alike in all of these, if
  both reports are counted to one origin, or if the sentence is long and both readings rest on nothing told before it.
  A short sentence ('Quito denied the charge') may be written of two things, and a date taken from the report's day
  or a party taken from the context is not in the words.

A wrong carry-over is worse than none: a person sees what was not carried over in the review, not what was.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from communique.lexicon.gazetteer import WORD, fold
from communique.model.judgement import Anchor, Field, Judgement, Verb
from communique.model.statement import FROM_CONTEXT, LEFT_OPEN, Party, Statement

LONG = 12  # words: sentences of a dozen words that agree in all of them are one sentence written once
Reading = tuple[str, str, tuple[str, ...], tuple[str, ...], str | None, str | None]
FIELDS = (Field.KIND, Field.STATUS, Field.SOURCE, Field.TARGET, Field.DATE, Field.HOLDER)  # in a reading's order


def folded(words: str) -> str:
    """The words of a text in lower case without diacritics, joined by blanks: two settings of one sentence agree."""
    return " ".join(fold(word) for word in WORD.findall(words))


def reading_of(statement: Statement) -> Reading:
    """What a statement was read as, for comparing: kind, status, sides, date, holder."""
    holder = statement.holder.name if statement.holder else None
    sides = _codes(statement.source), _codes(statement.target)
    return statement.kind, str(statement.status), *sides, statement.date, holder


def _codes(side: Iterable[Party]) -> tuple[str, ...]:
    return tuple(sorted({p.country or p.id or p.name for p in side}))


def anchor_of(statement: Statement, side: int = 0, claim: str | None = None) -> Anchor:
    """By what a statement, as read, is to be known again; ``side`` and ``claim`` are those of a conflict."""
    kind, status, source, target, date, holder = reading_of(statement)
    return Anchor(
        report=statement.report, start=statement.trigger_start, end=statement.trigger_end,
        sentence=folded(statement.quote), offset=statement.trigger_start - statement.start, alone=_alone(statement),
        kind=kind, status=status, source=source, target=target, date=date, holder=holder, side=side, claim=claim,
    )  # fmt: skip


def _alone(statement: Statement) -> bool:
    """Whether a reading rests on its sentence and on nothing told before it, nor on the day of its report."""
    dated = statement.date is None or statement.date_origin == "text"
    return dated and not {FROM_CONTEXT, LEFT_OPEN} & set(statement.reasons)


def _reading(anchor: Anchor) -> Reading:
    return anchor.kind, anchor.status, anchor.source, anchor.target, anchor.date, anchor.holder


def _alike(a: Reading, b: Reading, but: str | None) -> bool:
    return all(x == y for name, x, y in zip(FIELDS, a, b, strict=True) if name != but)


@dataclass(slots=True)
class Finder:
    """Finds the statements that a judgement holds for.

    Attributes:
        statements: Statements as read, by id.
        origins: The origin of each report.
        gone: Ids judged that the whole record does not hold; one that is merely not looked at is not among them.
    """

    statements: Mapping[str, Statement]
    origins: Mapping[str, str]
    gone: frozenset[str]
    _by_report: dict[str, list[Statement]] = field(default_factory=dict)
    _by_reading: dict[Reading, list[Statement]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Index the statements by report and by what they were read as."""
        for statement in self.statements.values():
            self._by_report.setdefault(statement.report, []).append(statement)
            self._by_reading.setdefault(reading_of(statement), []).append(statement)

    def itself(self, ident: str, anchor: Anchor, judgement: Judgement) -> str | None:
        """The statement that was judged: by its id, else as another reader read it; None where neither is there."""
        if ident not in self.gone:
            return ident if ident in self.statements else None
        but = judgement.field if judgement.verb is Verb.CORRECT else None
        fitting = [
            s.id
            for s in self._by_report.get(anchor.report, ())
            if s.trigger_start < anchor.end
            and anchor.start < s.trigger_end
            and _alike(reading_of(s), _reading(anchor), but)
        ]
        return fitting[0] if len(fitting) == 1 else None

    def elsewhere(self, anchor: Anchor) -> list[str]:
        """Statements of other reports on the same sentence, read alike."""
        long = anchor.alone and anchor.sentence.count(" ") + 1 >= LONG
        origin = self.origins.get(anchor.report)
        return [
            s.id
            for s in self._by_reading.get(_reading(anchor), ())
            if s.report != anchor.report
            and s.trigger_start - s.start == anchor.offset
            and ((long and _alone(s)) or (origin is not None and self.origins.get(s.report) == origin))
            and folded(s.quote) == anchor.sentence
        ]

    def all_of(self, ident: str, anchor: Anchor, judgement: Judgement) -> list[str]:
        """Every statement that an anchor stands for, the judged one first."""
        own = self.itself(ident, anchor, judgement)
        return [*([own] if own else []), *self.elsewhere(anchor)]
