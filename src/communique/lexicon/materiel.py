"""Weapon designations and categories (materiel.yaml)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from communique.lexicon.files import load_yaml
from communique.lexicon.gazetteer import Gazetteer, Hit


@dataclass(frozen=True, slots=True)
class Designation:
    """A weapon's name, its category and the state that makes it."""

    name: str
    category: str
    maker: str | None


@cache
def designations() -> Gazetteer[Designation]:
    """Index all listed designations."""
    index: Gazetteer[Designation] = Gazetteer()
    for entry in _entries():
        value = Designation(entry["name"], entry["category"], entry.get("maker"))
        for name in dict.fromkeys((entry["name"], *(entry.get("names") or ()))):
            index.add(str(name), value)
    return index


def _entries() -> list[Mapping[str, Any]]:
    data = load_yaml("materiel.yaml")
    entries = data["designations"] if isinstance(data, dict) else data
    return [e for e in entries if "name" in e]


# Shapes of designations no list has yet: 'Type 054A', 'CHD620', 'Su-75'. Two capitals or a capital and a number.
SHAPE = re.compile(r"\b(?:Type \d{2,3}[A-Z]*(?:/[A-Z])?|(?:[A-Z]{1,4}|Su|Yak|Mi|Ka|Tu|Il|Kh)-\d{1,4}[A-Z]{0,3})\b")
PLURAL = re.compile(r"(?<=[A-Z0-9])s\b")  # 'FA-50s': the ending goes, its place stays
NOT_WEAPONS = re.compile(
    r"\b(?:G-\d+|P5|COVID-\d+|U-\d\d|Covid-\d+|E-\d|M-\d|A-\d{4}|[HLJ]-\d[A-Z]?|EB-\d|K-12|D-8|GMT-\d+|UTC-\d+"
    r"|A-3\d\d|M-23)\b"
)


def find_designation(text: str) -> Designation | None:
    """The first weapon designation in a short text, or None."""
    hits = find_designations(text)
    return hits[0].value if hits else None


def find_designations(text: str) -> list[Hit[Designation]]:
    """Find weapon designations.

    Args:
        text: Any text.

    Returns:
        Hits with code-point spans; listed ones, and those of a known shape.
    """
    text = PLURAL.sub(" ", text)
    hits = designations().find(text)
    taken = [(h.start, h.end) for h in hits]
    for match in SHAPE.finditer(text):
        if not any(a < match.end() and match.start() < b for a, b in taken) and not NOT_WEAPONS.match(match.group()):
            value = Designation(match.group(), "materiel", None)
            hits.append(Hit(match.start(), match.end(), match.group(), value))
    return sorted(hits, key=lambda h: h.start)
