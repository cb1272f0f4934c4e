"""A judgement: a person's ruling on what the record holds, with author, time and reason; undone, never erased."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from communique.model.report import identity
from communique.model.statement import Statement

SCHEMA = "communique.judgement/1"
NONE = "none"  # a value that is taken away; or a conflict settled for no side
BY_JUDGEMENT = "judgement"  # origin of a date that a person gave


class Verb(StrEnum):
    """What a judgement does."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    MERGE = "merge"
    SPLIT = "split"
    RENAME = "rename"
    COPY = "copy"
    INDEPENDENT = "independent"
    SETTLE = "settle"
    UNDO = "undo"


class Field(StrEnum):
    """What of a statement a person may correct."""

    KIND = "kind"
    STATUS = "status"
    DATE = "date"
    PLACE = "place"
    SOURCE = "source"
    TARGET = "target"
    HOLDER = "holder"
    QUANTITY = "quantity"


DONE = {
    Verb.ACCEPT: "accepted",
    Verb.REJECT: "rejected",
    Verb.MERGE: "merged",
    Verb.SPLIT: "split from the rest",
    Verb.COPY: "one origin",
    Verb.INDEPENDENT: "independent origins",
}


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a statement was read as when it was judged, by which it is known again (record/anchoring.py has the rule).

    Attributes:
        report: Id of its report.
        start: First code point of the trigger in the report's text.
        end: One past its last.
        sentence: The words of the quote, folded, joined by blanks.
        offset: Where the trigger begins in the quote, in code points.
        alone: Whether the reading rests on this sentence and on nothing told before it.
        kind: The kind read.
        status: The status read.
        source: Codes of the source read, sorted.
        target: Codes of the target read, sorted.
        date: The date read.
        holder: The holder's name read, or None.
        side: Of a conflict: the side it stood on, from 1; 0 for every other judgement.
        claim: Of a conflict: what that side held, in words.
    """

    report: str
    start: int
    end: int
    sentence: str
    offset: int
    alone: bool
    kind: str
    status: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    date: str | None
    holder: str | None
    side: int = 0
    claim: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """A ruling.

    Attributes:
        verb: What it does.
        subjects: Ids of what it is on: statements, reports, a conflict, a judgement; of a rename the name or id as
            found. Of a split the statement first, then those it is kept apart from; of a settlement the conflict first,
            then the statements of its sides.
        author: Who judged.
        at: When, UTC in ISO 8601.
        reason: Why.
        field: Of a correction the field; of a settlement the kind of conflict.
        value: What was decided: the corrected value, the actor it is, the claim of the side that holds, or ``none``.
        country: Of a rename the code that the name was resolved to, or None.
        anchors: By what its statements are known again, one for each of the last subjects.
        undoes: Of an undo the id of the judgement taken back.
    """

    verb: Verb
    subjects: tuple[str, ...]
    author: str
    at: str
    reason: str
    field: str | None = None
    value: str | None = None
    country: str | None = None
    anchors: tuple[Anchor, ...] = ()
    undoes: str | None = None

    @property
    def id(self) -> str:
        """Stable id of all its fields: a row that was changed once stored no longer has it."""
        return identity("j", *asdict(self).values())

    @property
    def statements(self) -> tuple[tuple[str, Anchor], ...]:
        """The ids of the statements it is on, each with its anchor."""
        return tuple(zip(self.subjects[len(self.subjects) - len(self.anchors) :], self.anchors, strict=True))

    @property
    def words(self) -> str:
        """What was ruled, by whom, when and why, as lists and reasons show it."""
        return f"{self.done}: {self.ruling}"

    @property
    def done(self) -> str:
        """What was done, in a few words."""
        if self.verb is Verb.CORRECT:
            return f"{self.field} corrected to {self.value}"
        if self.verb is Verb.RENAME:
            return f"“{self.subjects[0]}” is {self.value}"
        if self.verb is Verb.SETTLE:
            return "settled for no side" if self.value == NONE else f"settled: {self.value}"
        return f"undone: {self.undoes}" if self.verb is Verb.UNDO else DONE[self.verb]

    @property
    def ruling(self) -> str:
        """Who judged, when and why."""
        return f"judged by {self.author} on {self.at[:10]}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Ruled(Statement):
    """A statement as it stands after rulings; its id and its quote are those of the reading.

    Attributes:
        read: The statement as it was read, whose spans can be checked against the text.
        rulings: What was ruled on it, oldest first.
    """

    read: Statement | None = None
    rulings: tuple[Judgement, ...] = ()

    @property
    def id(self) -> str:
        """The id of the reading: a ruling changes what is held, not what it is held of."""
        return as_read(self).id


def as_read(statement: Statement) -> Statement:
    """The statement as the reader gave it, whatever was ruled on it."""
    return statement.read if isinstance(statement, Ruled) and statement.read is not None else statement


def corrections(statement: Statement) -> tuple[Judgement, ...]:
    """The rulings that make a statement differ from what was read: corrections and renames."""
    rulings = statement.rulings if isinstance(statement, Ruled) else ()
    return tuple(j for j in rulings if j.verb in (Verb.CORRECT, Verb.RENAME))


def in_force(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that were not undone, oldest first and of one time by id; undos are not among them."""
    known = list(judgements)
    undone = {j.undoes for j in known}
    held = (j for j in known if j.verb is not Verb.UNDO and j.id not in undone)
    return tuple(sorted(held, key=lambda j: (j.at, j.id)))


def judgement_object(judgement: Judgement) -> dict[str, Any]:
    """Write a judgement as a JSON object, complete."""
    body = asdict(judgement)
    return {"schema": SCHEMA, "id": judgement.id, **body, "verb": str(judgement.verb)}


def judgement_from(body: dict[str, Any]) -> Judgement:
    """Read a judgement back from its JSON object; keys it does not know are passed over.

    Raises:
        KeyError: A field is missing.
        ValueError: The verb is none.
        TypeError: A field is of the wrong sort.
    """
    names = Judgement.__slots__
    values = {name: body[name] for name in names}
    values["verb"] = Verb(values["verb"])
    values["subjects"] = tuple(values["subjects"])
    values["anchors"] = tuple(
        Anchor(**{**a, "source": tuple(a["source"]), "target": tuple(a["target"])}) for a in values["anchors"]
    )
    return Judgement(**values)
