"""A dealing: what happened, is planned or is denied between parties, with all that is said of it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Series:
    """A row of occasions: annual drills, rounds of talks, repeated deliveries. Each occasion is a dealing of its own.

    Attributes:
        id: Stable id, made from that of the earliest occasion.
        name: Name of the occasion or the type dealt in, as first told; or None.
        word: What its statements call it: annual, biennial, regular; or empty.
        occasions: Ids of the dealings that are one occasion each, by date.
        wholes: Ids of dealings told of the row as a whole, over years.
        since: EDTF year of the earliest.
        reasons: What makes it a row.
    """

    id: str
    name: str | None
    word: str
    occasions: tuple[str, ...]
    wholes: tuple[str, ...]
    since: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two dealings that may be one: too much speaks for it to pass over, too little to merge them.

    Attributes:
        dealings: Their ids, that of the earlier told first.
        score: From 0 to 1; 1 would have merged them, were it plain which.
        reasons: What they agree in, the weightiest first.
        against: What they differ in, the weightiest first.
    """

    dealings: tuple[str, str]
    score: float
    reasons: tuple[str, ...]
    against: tuple[str, ...]

    def other(self, dealing: str) -> str:
        """The one that is not the one given."""
        return self.dealings[1] if self.dealings[0] == dealing else self.dealings[0]


@dataclass(frozen=True, slots=True)
class Link:
    """A statement that bears on what another tells.

    ``kind`` is ``denies`` (what the target tells did not happen, or is so denied), ``answers`` (a denial the charge),
    ``alleges`` (an accusation the deed), ``carries out`` (what is done the plan), ``delivers`` (a delivery the
    order). ``source`` and ``target`` are ids of statements; ``dealings`` those of their dealings, in the same order.
    """

    kind: str
    source: str
    target: str
    dealings: tuple[str, str]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dealing:
    """Statements gathered because they are about the same thing.

    Attributes:
        id: Stable id, made from the ids of its statements.
        kind: Kind of the dealing (the commonest among its statements).
        source: Countries that act, sorted; for a mutual dealing both sides are here.
        target: Countries acted on, sorted; empty for a mutual dealing.
        date: EDTF, the most precise date its statements agree on, or None.
        status: Summary: occurred, planned, possible, denied or disputed.
        statements: Ids of the statements, in order of publication and text.
        reasons: Why the statements were gathered.
        series: The row of occasions it is one of, or None.
    """

    id: str
    kind: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    date: str | None
    status: str
    statements: tuple[str, ...]
    reasons: tuple[str, ...] = field(default=())
    series: Series | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a conflict: the value it holds, in words, and the statements that hold it."""

    claim: str
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Statements that cannot all be true; both sides stay.

    ``kind`` is occurrence, number, date, place, who or plan; ``origins`` gives, side by side, how
    many independent origins stand behind it; ``since`` and ``settled`` are EDTF days or None; ``reasons``
    say what settled it.
    """

    id: str
    kind: str
    dealings: tuple[str, ...]
    sides: tuple[Side, ...]
    origins: tuple[int, ...]
    since: str | None = None
    settled: str | None = None
    reasons: tuple[str, ...] = ()
