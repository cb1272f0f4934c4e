"""A question to the record, as understood: what is asked for, and what limits the dealings that may answer it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from communique.model.errors import CommuniqueError
from communique.model.statement import Party, Quantity, Status

FORMS = (
    "When did X visit Y?",
    "Where did X and Y meet?",
    "Did X supply drones to Y in 2021?",
    "Has X denied supplying drones to Y?",
    "Who supplied drones to Y?",
    "Which states exercised with X?",
    "With whom did X sign a pact?",
    "What did X supply to Y?",
    "What did X accuse Y of?",
    "How many missiles did X deliver to Y?",
    "How many times did X and Y meet in 2023?",
    "When did X last meet Y?",
    "Who says that X supplied drones to Y?",
    "What is planned between X and Y?",
    "What happened between X and Y in 2023?",
)
REMEDY = f"Questions have these forms, about any kind of dealing: {' '.join(FORMS)}"


class QuestionError(CommuniqueError, ValueError):
    """A question that cannot be understood; nothing is guessed."""


class Asked(StrEnum):
    """What a question asks for."""

    WHETHER = "whether"
    WHEN = "when"
    WHERE = "where"
    WHO = "who"
    WHAT = "what"
    HOW_MANY = "how many"
    TIMES = "how often"
    SAYS = "who says"


class Side(StrEnum):
    """The side of a dealing that a question asks for."""

    SOURCE = "source"
    TARGET = "target"


class Pick(StrEnum):
    """Which of several dealings a question asks for."""

    FIRST = "first"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class Question:
    """A question as understood.

    Attributes:
        text: The question as asked.
        asked: What it asks for.
        kinds: Kinds of dealing that answer it; empty for any.
        turned: Kinds that answer it with their sides turned round (whoever hosts is visited).
        mutual: Whether the sides stand on one level.
        source: Who acts.
        target: Who is acted on.
        missing: The side that is asked for, or None.
        date: EDTF; dealings that share no day with it are no answer. None for any time.
        place: Name of the place where it must have been, or None.
        things: Designations or categories of materiel of which it must name one.
        number: How many of them it must name, or None.
        words: Further words of the question, each of which the sentence must hold.
        barred: Stems of words by which a statement tells something else: who leases has not bought.
        status: planned where plans are asked for, denied where a denial is; None for whatever status.
        denier: Who must have denied, where a denial is asked for.
        pick: First or last of several, or None.
    """

    text: str
    asked: Asked
    kinds: tuple[str, ...] = ()
    turned: tuple[str, ...] = ()
    mutual: bool = False
    source: tuple[Party, ...] = ()
    target: tuple[Party, ...] = ()
    missing: Side | None = None
    date: str | None = None
    place: str | None = None
    things: tuple[str, ...] = ()
    number: Quantity | None = None
    words: tuple[str, ...] = ()
    barred: tuple[str, ...] = ()
    status: Status | None = None
    denier: Party | None = None
    pick: Pick | None = None

    @property
    def parties(self) -> tuple[Party, ...]:
        """All parties named."""
        return (*self.source, *self.target)

    @property
    def countries(self) -> tuple[str, ...]:
        """The distinct codes of the parties named, sorted."""
        named = (*self.parties, *((self.denier,) if self.denier else ()))
        return tuple(sorted({p.country for p in named if p.country}))
