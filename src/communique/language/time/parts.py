"""Early, late and middle parts of months, years and decades as days, for dating."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from communique.language.time.spans import Unit, add_months
from communique.model.edtf import Edtf

if TYPE_CHECKING:
    from communique.language.time.scanner import Found

# Months of a year that its parts cover (first, last). 'Mid' is said of May to August.
_OF_YEAR = {"START": (1, 4), "MID": (5, 8), "END": (9, 12)}
_EDGES = frozenset({"start", "beginning", "opening", "end", "close"})  # said of a point, not of a stretch
_RELATIVE = frozenset({"earlier", "later"})


def part(found: Found) -> str | None:
    """START, MID or END where the expression names a part, else None."""
    for slot in ("early", "late", "mid"):
        if slot in found.slots:
            return str(found.slots[slot].value)
    return None


def interval(unit: Unit, found: Found, anchor: date | None) -> str:
    """The days that a unit, or the part of it that the words name, covers.

    Args:
        unit: The unit named.
        found: The match, with the words for the part.
        anchor: The day that 'earlier' and 'later' look back or on from, if known.

    Returns:
        EDTF.
    """
    named = part(found)
    word = (found.words("early") or found.words("late")).lower()
    if named is None:
        return unit.edtf
    if word in _RELATIVE and anchor is not None and unit.first <= anchor <= unit.last and unit.kind != "D":
        return _beside(unit, anchor, later=named == "END")
    if unit.kind == "Y":
        return _of_year(unit, named, edge=word in _EDGES)
    if unit.kind == "T":
        first = {"START": 0, "MID": 4, "END": 7}[named]
        last = {"START": 3, "MID": 6, "END": 9}[named]
        year = unit.first.year
        return f"{year + first:04}/{year + last:04}"
    return unit.edtf


def _beside(unit: Unit, anchor: date, *, later: bool) -> str:
    first, last = (anchor, unit.last) if later else (unit.first, anchor)
    return str(Edtf.of_days(first, last))


def _of_year(unit: Unit, named: str, *, edge: bool) -> str:
    year = unit.first.year
    if edge:
        return f"{year:04}-{'01' if named == 'START' else '12'}"
    first, last = _OF_YEAR[named]
    return str(Edtf.of_days(date(year, first, 1), Unit("M", add_months(date(year, 1, 1), last - 1)).last))
