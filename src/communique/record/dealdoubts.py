"""How sure a deal's cells are: what vouches for a cell, and how doubt is shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from communique.model.deal import Cell
from communique.model.statement import Quantity
from communique.record.conflicts import Bounds
from communique.record.lots import Lot

ONE_SIDE = "only a party says so"
NO_NAME = "only an unnamed source says so"


@dataclass(frozen=True, slots=True)
class Known:
    """A lot that asserts something of a deal, with all that makes it uncertain there."""

    lot: Lot
    doubts: frozenset[str]


def doubts_of(support: Iterable[Known], sides: Sequence[str]) -> frozenset[str]:
    """Why what some lots say together is uncertain; empty where one that is sure vouches for it.

    A sure lot vouches where the report itself tells it, or somebody who is no party and has a name, or where both
    sides do.
    """
    held = list(support)
    firm = [k for k in held if not k.doubts]
    if not firm:
        common = frozenset.intersection(*(k.doubts for k in held)) if held else frozenset()
        return common or frozenset(d for k in held for d in k.doubts)
    holders = [k.lot.statement.holder for k in firm]
    if any(h is None or (h.country not in sides and h.kind != "unnamed") for h in holders):
        return frozenset()
    states = {h.country for h in holders if h is not None and h.country in sides}
    if len(states) > 1:
        return frozenset()
    return frozenset({ONE_SIDE if states else NO_NAME})


def cell_of(parts: Sequence[tuple[str, Sequence[Known]]], sides: Sequence[str], doubts: frozenset[str]) -> Cell:
    """A cell of several parts, each in brackets where it is uncertain; ``doubts`` put the whole in brackets."""
    cells = []
    for text, support in parts:
        own = doubts_of(support, sides)
        ids = tuple(sorted({k.lot.statement.id for k in support}))
        cells.append(Cell(f"({text})" if own and not doubts else text, ids, tuple(sorted(own | doubts))))
    whole = joined(cells)
    return replace(whole, text=f"({whole.text})") if doubts and parts else whole


def joined(parts: Sequence[Cell]) -> Cell:
    """Several cells as one."""
    if not parts:
        return Cell()
    return Cell(
        ", ".join(p.text for p in parts),
        tuple(sorted({i for p in parts for i in p.statements})),
        tuple(sorted({d for p in parts for d in p.doubts})),
    )


def bounds_of(quantity: Quantity | None) -> Bounds | None:
    """The bounds of a number, or None where none is given."""
    if quantity is None or (quantity.low is None and quantity.high is None):
        return None
    return quantity.low, quantity.high
