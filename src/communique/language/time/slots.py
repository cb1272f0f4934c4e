"""What the slots of a relative expression say: which way it points and which unit it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.language.time.scanner import Found

ANAPHORIC = ("previous", "following", "that")  # reckoned from what was told, not from the publication


def step(found: Found) -> int:
    """-1, 0 or 1: which way 'last', 'this', 'next' and their like point."""
    for slot in ("last", "previous", "next", "following", "this", "current", "that"):
        if slot in found.slots:
            return int(found.slots[slot].value)
    return 0


def unit_kind(found: Found) -> str:
    """The unit named, in either number."""
    return str(found.value("unit") or found.value("units") or found.value("clockunit") or "D")
