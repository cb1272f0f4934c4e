"""A match with what it means, on the way to a time expression."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.language.time.amounts import amount
from communique.language.time.slots import unit_kind
from communique.language.time.spans import DAYS_OF, MONTHS_OF

if TYPE_CHECKING:
    from communique.language.time.context import Reading
    from communique.language.time.scanner import Found


@dataclass(frozen=True, slots=True)
class Item:
    """A match with its reading, on the way to a TimeExpression."""

    found: Found
    start: int
    end: int
    reading: Reading
    interval: str | None
    part_of: int | None = None


def counted(item: Item) -> tuple[int, str] | None:
    """How many of which calendar unit a duration names; None where it is vague, of hours or of half units."""
    count, kind = amount(item.found.words("amount") or "several"), unit_kind(item.found)
    if isinstance(count, str) or count != int(count) or (kind not in DAYS_OF and kind not in MONTHS_OF):
        return None
    return int(count), kind
