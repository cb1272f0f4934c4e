"""Breakaway territories told from the states whose code they carry, where a sentence names them otherwise."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from communique.lexicon.gazetteer import fold
from communique.lexicon.who import breakaway, names
from communique.model.actor import Actor
from communique.model.statement import Party, Statement

OF_THEIR_OWN = ("person:", "territory:", "movement:", "organisation:")


def as_named(statement: Statement) -> Statement:
    """A statement whose parties are the territory that its sentence names, and not the state that it does not name.

    'The breakaway region of Somaliland' and the 'their' of 'Ethiopia and Somaliland signed their pact' carry the code
    of Somalia, which neither sentence names.

    Args:
        statement: A statement.

    Returns:
        It, or a copy with such parties replaced; for comparing, never for storing.
    """
    told = fold(statement.quote)
    named = [actor for words, actor in breakaway().items() if re.search(rf"\b{re.escape(words)}\b", told)]
    if not named:
        return statement
    source, target = (tuple(_as_territory(p, named) for p in side) for side in (statement.source, statement.target))
    return replace(statement, source=source, target=target)


def _as_territory(party: Party, named: Sequence[Actor]) -> Party:
    actor = next((a for a in named if a.countries == (party.country,)), None)
    own = party.id is not None and party.id.startswith(OF_THEIR_OWN)
    if actor is None or own or _names_land(party.name, party.country):
        return party
    return replace(party, id=actor.id, label=actor.label)


def _names_land(words: str, code: str | None) -> bool:
    hits = names().find(words, lambda name: name.kind in ("state", "demonym", "capital"))
    return any(h.value.actor is not None and code in h.value.actor.countries for h in hits)
