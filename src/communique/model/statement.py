"""A statement: one holder's claim about one dealing, resting on a span of one report."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from communique.model.report import identity

SCHEMA = "communique.statement/1"
MAX_EVIDENCE = 700
"""Longest evidence span in code points: a longer one cites nothing in particular (INTERCHANGE)."""

DOUBTFUL = 0.75
"""Confidence below which a reading is uncertain, and is said to be wherever it is shown."""


# Reasons of a statement whose sentence does not name all parties: one was told before, one is told nowhere.
FROM_CONTEXT = "party.context"
LEFT_OPEN = "party.open"
SENTENCE_BEFORE = "sentence before"  # origin of a date that the statement's own sentence does not tell
# Reason of a statement on a dealing that is none between states: inside one, or with somebody who is no state.
OF_OTHERS = "party.other"
# Kinds that one side is enough for: words and refusals, told of whoever speaks.
OUTSPOKEN = frozenset("denial rejection refusal criticism demand request appeal threat warning promise".split())


class Status(StrEnum):
    """What the holder says of the dealing."""

    OCCURRED = "occurred"
    PLANNED = "planned"
    POSSIBLE = "possible"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Party:
    """A state, organ, force, office holder or other actor in a role of a dealing.

    Attributes:
        name: The words as written.
        id: Id of the resolved actor, or None.
        label: Its usual name.
        country: ISO 3166-1 alpha-3 of the state it acts for, or the codebook's code of an
            organisation of states (IGO, UNO, EUR), or None.
        sector: PLOVER sector code (GOV, MIL, ...), or None.
        office: Office held by a person at the time, or None.
        start: First code point of the words in the report's text.
        end: One past the last.
    """

    name: str
    id: str | None
    label: str | None
    country: str | None
    sector: str | None
    office: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a dealing took place; coordinates in WGS 84 degrees."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    geonames: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that changed the reading: their span and what they did.

    For a cue of status ``effect`` is the status it gives (or ``hedged``); for a cue of saying it is
    ``direct`` or ``indirect``.
    """

    text: str
    start: int
    end: int
    effect: str


@dataclass(frozen=True, slots=True)
class Holder:
    """Who vouches for a claim, as named in the text.

    ``kind`` is person, organ, state, medium or unnamed.
    """

    name: str
    id: str | None
    country: str | None
    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number or range; ``approximate`` for 'about', 'some', 'up to', 'more than'."""

    low: float | None
    high: float | None
    approximate: bool
    text: str


@dataclass(frozen=True, slots=True)
class Materiel:
    """What was supplied, built, shown or sought."""

    designation: str | None
    category: str
    quantity: Quantity | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of money; ``currency`` is ISO 4217, ``low`` and ``high`` in whole units of it."""

    currency: str
    low: float | None
    high: float | None
    approximate: bool
    text: str
    start: int
    end: int


class _Named:
    """Room for an id once taken: it is a hash, and gathering asks for it often. It is no field, and no copy has it."""

    __slots__ = ("_id",)
    _id: str


@dataclass(frozen=True, slots=True)
class Statement(_Named):
    """One holder's claim about one dealing (fields as in docs/data-model.md).

    All offsets are code points of the report's text, ends exclusive.
    """

    report: str
    start: int
    end: int
    quote: str
    trigger_start: int
    trigger_end: int
    kind: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    goldstein: float | None
    source: tuple[Party, ...]
    target: tuple[Party, ...]
    place: Place | None = None
    date: str | None = None
    date_text: str | None = None
    date_start: int | None = None
    date_end: int | None = None
    date_origin: str | None = None
    status: Status = Status.OCCURRED
    status_cues: tuple[Cue, ...] = ()
    holder: Holder | None = None
    holder_chain: tuple[Holder, ...] = ()
    cue: Cue | None = None
    materiel: tuple[Materiel, ...] = ()
    money: tuple[Money, ...] = ()
    reader: str = ""
    reasons: tuple[str, ...] = ()
    confidence: float = 0.5

    @property
    def id(self) -> str:
        """Stable id: the same report, span and reading give the same id."""
        try:
            return self._id
        except AttributeError:
            object.__setattr__(self, "_id", self._identity())
            return self._id

    def _identity(self) -> str:
        return identity(
            "s",
            self.report,
            self.start,
            self.end,
            self.trigger_start,
            self.trigger_end,
            self.kind,
            self.status,
            ",".join(f"{p.country}:{p.start}" for p in self.source),
            ",".join(f"{p.country}:{p.start}" for p in self.target),
            self.holder.name if self.holder else "",
        )

    @property
    def outspoken(self) -> bool:
        """Whether it is a word against somebody that need not say against whom: the target may be left unsaid."""
        return self.kind in OUTSPOKEN and bool(self.source)

    @property
    def between_states(self) -> bool:
        """Whether it is on a dealing of states with one another, and not inside one or with other groups."""
        return OF_OTHERS not in self.reasons

    @property
    def parties(self) -> tuple[Party, ...]:
        """All parties in the order of the text."""
        return tuple(sorted((*self.source, *self.target), key=lambda party: party.start))

    @property
    def countries(self) -> tuple[str, ...]:
        """The distinct codes of states and organisations dealing, sorted."""
        return tuple(sorted({p.country for p in self.parties if p.country}))


@dataclass(frozen=True, slots=True)
class Dropped:
    """A sentence or trigger that looked like a dealing and gave no statement, with the reason."""

    start: int
    end: int
    trigger: str
    reason: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader made of one report: statements, and what it considered and dropped."""

    statements: tuple[Statement, ...]
    dropped: tuple[Dropped, ...] = ()
