"""A dealing: what happened, is planned or is denied between parties, with all that is said of it."""

from __future__ import annotations

from dataclasses import dataclass, field


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
    """

    id: str
    kind: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    date: str | None
    status: str
    statements: tuple[str, ...]
    reasons: tuple[str, ...] = field(default=())


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
