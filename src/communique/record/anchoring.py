"""When a ruling on one statement holds for another: for the same one read anew, and for the same sentence elsewhere.

A ruling answers the question whether a sentence says this. It carries over only where the question is the same:

- to the statement itself, by its id, as long as it is read as it was;
- in the same report, where another reader reads it otherwise: to the one statement whose trigger overlaps and whose
  kind, status, sides, date and holder are read alike (but for the field corrected). What was accepted or rejected as a
  whole must have the same place, things, numbers and sums too, where the record still knows what they were. A ruling
  on what is one dealing asks which deed the words tell: there kind and sides are enough. Where two fit, or where the
  new reading differs, it does not carry over: what was rejected may be right by now;
- in another report, to a statement on the same words, its trigger at the same place, read alike in all of these, if
  both reports are counted to one origin, or if the sentence is long and both readings rest on nothing told before it.
  A short sentence ('Quito denied the charge') may be written of two things, and a date taken from the report's day
  or a party taken from the context is not in the words.

A wrong carry-over is worse than none: a person sees what was not carried over in the review, not what was.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from communique.lexicon.gazetteer import WORD, fold
from communique.model.judgement import Anchor, Field, Judgement, Verb
from communique.model.statement import FROM_CONTEXT, LEFT_OPEN, Party, Statement

if TYPE_CHECKING:
    from communique.record.readings import History  # which rests on the rows, and these on the words compared here

LONG = 12  # words: sentences of a dozen words that agree in all of them are one sentence written once
Reading = tuple[str, str, tuple[str, ...], tuple[str, ...], str | None, str | None]
WHOLE = (Verb.ACCEPT, Verb.REJECT)  # rulings on all that a statement tells
LINKING = (Verb.MERGE, Verb.SPLIT)  # rulings on which deed it tells
UNASKED = frozenset({Field.STATUS, Field.DATE, Field.HOLDER})  # of these: who tells it, whether and when
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


def _alike(a: Reading, b: Reading, but: Collection[str]) -> bool:
    return all(x == y for name, x, y in zip(FIELDS, a, b, strict=True) if name not in but)


def _details(statement: Statement) -> tuple[object, ...]:
    """What a statement tells beside its reading: the place, the things with their numbers, the sums."""
    place = (statement.place.name, statement.place.country) if statement.place else None
    things = sorted(
        (m.designation or "", m.category, str(m.quantity and (m.quantity.low, m.quantity.high, m.quantity.approximate)))
        for m in statement.materiel
    )
    return place, things, sorted((m.currency, str((m.low, m.high))) for m in statement.money)


def one_claim(a: Statement, b: Statement) -> bool:
    """Whether two readings of a statement tell the same in all that an acceptance or a rejection is on."""
    return reading_of(a) == reading_of(b) and _details(a) == _details(b)


def at_words_of(anchor: Anchor, statement: Statement) -> bool:
    """Whether the trigger of a statement of an anchor's report overlaps with the anchor's own."""
    return statement.trigger_start < anchor.end and anchor.start < statement.trigger_end


@dataclass(slots=True)
class Finder:
    """Finds the statements that a judgement holds for.

    Attributes:
        statements: Statements as read, by id.
        origins: The origin of each report.
        gone: Ids judged that no reading in the whole record makes; one that is merely not looked at is not among them.
        past: Those judged that were ever read otherwise, through their readings.
    """

    statements: Mapping[str, Statement]
    origins: Mapping[str, str]
    gone: frozenset[str]
    past: Mapping[str, History] = field(default_factory=dict)
    _by_report: dict[str, list[Statement]] = field(default_factory=dict)
    _by_reading: dict[Reading, list[Statement]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Index the statements by report and by what they were read as."""
        for statement in self.statements.values():
            self._by_report.setdefault(statement.report, []).append(statement)
            self._by_reading.setdefault(reading_of(statement), []).append(statement)

    def itself(self, ident: str, anchor: Anchor, judgement: Judgement) -> str | None:
        """The statement that was judged: by its id, else as another reader reads it; None where neither is there."""
        if ident not in self.gone and ident not in self.past:
            return ident if ident in self.statements else None
        near = self.near(anchor)
        but = {str(judgement.field)} if judgement.verb is Verb.CORRECT else set()
        then = self._judged(ident, anchor, judgement) if judgement.verb in WHOLE else None
        fitting = [
            s.id
            for s in near
            if _alike(reading_of(s), _reading(anchor), but) and (then is None or _details(s) == _details(then))
        ]
        if not fitting and judgement.verb in LINKING:
            fitting = [s.id for s in near if _alike(reading_of(s), _reading(anchor), UNASKED)]
        return ident if ident in fitting else fitting[0] if len(fitting) == 1 else None

    def _judged(self, ident: str, anchor: Anchor, judgement: Judgement) -> Statement | None:
        """A statement as it was read when it was judged, where the record knows; one judged elsewhere it does not."""
        then = self.past[ident].at(judgement.at) if ident in self.past else None
        return then if then is not None and reading_of(then) == _reading(anchor) else None

    def near(self, anchor: Anchor) -> list[Statement]:
        """The statements of the anchor's report whose trigger overlaps with its own."""
        told = self._by_report.get(anchor.report, ())
        return [s for s in told if at_words_of(anchor, s)]

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
