"""The ontology: what kinds of dealings there are, and how each maps to PLOVER, CAMEO and the Goldstein scale.

Sources: PLOVER 2.0 (types, modes, contexts), CAMEO 1.1 (codes), Goldstein 1992 as extended for CAMEO (weights).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from communique.model.errors import LexiconError, UnknownNameError

REQUIRED = frozenset("id label mutual type mode contexts cameo goldstein roles meaning example is_not".split())
TYPES = frozenset(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION "
    "MOBILIZE COERCE ASSAULT".split()
)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of dealing.

    Attributes:
        id: The word used in statements.
        label: The same for readers.
        mutual: Whether the parties stand side by side, without a direction.
        type: PLOVER event type.
        mode: PLOVER mode, or None.
        contexts: PLOVER contexts.
        cameo: CAMEO code.
        goldstein: Weight of that code, -10 (conflict) to 10 (cooperation).
        roles: What source and target stand for.
        meaning: Definition.
        example: A sentence that states one.
        is_not: What is near it and is another kind.
    """

    id: str
    label: str
    mutual: bool
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str
    goldstein: float
    roles: Mapping[str, str]
    meaning: str
    example: str
    is_not: str


@cache
def load_kinds() -> dict[str, Kind]:
    """Load all kinds by id, in the file's order.

    Raises:
        LexiconError: An entry has unknown or missing keys, an unknown type, or an id that stands twice.
    """
    text = (files("communique.ontology") / "data" / "kinds.yaml").read_text(encoding="utf8")
    found: dict[str, Kind] = {}
    for entry in yaml.safe_load(text):
        kind = _kind(entry)
        if kind.id in found:
            raise LexiconError(f"ontology: kinds.yaml: id {kind.id} stands twice.", "Rename one.")
        found[kind.id] = kind
    return found


def _kind(entry: Mapping[str, Any]) -> Kind:
    name = entry.get("id", "an entry without id")
    if wrong := REQUIRED ^ entry.keys():
        raise LexiconError(
            f"ontology: kinds.yaml: {name}: keys missing or unknown: {', '.join(sorted(wrong))}.",
            f"Each entry has {', '.join(sorted(REQUIRED))}.",
        )
    if entry["type"] not in TYPES:
        raise LexiconError(
            f"ontology: kinds.yaml: {name}: unknown type {entry['type']}.",
            f"One of {', '.join(sorted(TYPES))}.",
        )
    return Kind(**{**entry, "contexts": tuple(entry["contexts"]), "goldstein": float(entry["goldstein"])})


def find_kind(name: str) -> Kind:
    """Find a kind by its id or label, case and hyphens aside.

    Args:
        name: As the user writes it.

    Raises:
        UnknownNameError: No kind answers to it; the message names the nearest.
    """
    wanted = name.strip().lower().replace("-", "_").replace(" ", "_")
    kinds = load_kinds()
    for kind in kinds.values():
        if wanted in (kind.id, kind.label.lower().replace(" ", "_").replace("-", "_")):
            return kind
    near = get_close_matches(wanted, kinds, n=3)
    raise UnknownNameError(
        f"kind: there is no kind {name!r}.",
        f"Did you mean {', '.join(near)}?" if near else "List them: communique explain.",
    )
