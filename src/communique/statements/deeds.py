"""Against whom words are that speak against a deed: whoever did it, and not whom it was done to."""

from __future__ import annotations

from spacy.tokens import Token

from communique.language.owners import adjectives_of
from communique.language.referent import Referent
from communique.language.referents import Referents
from communique.model.actor import Actor
from communique.statements.event import Event

# What a thing is called that somebody does: 'described the war as Saudi aggression'.
DEEDS = frozenset(
    "aggression invasion occupation attack crime provocation terrorism massacre raid incursion violation act "
    "bullying blackmail coercion interference meddling propaganda".split()
)
CARRYING = frozenset("carry conduct make launch commit stage perpetrate order perform mount".split())


def whose_deed(event: Event, referents: Referents) -> None:
    """'Lima condemned the killing of its soldiers by Chad': words against a deed are against whoever did it.

    Args:
        event: A verb of speaking against somebody, its roles filled; its target is changed.
        referents: The resolved noun phrases of the paragraph.
    """
    roles = event.trigger.roles
    deeds = [t for p, role in roles.items() if role == "host" for t in event.places.get(p) if t.pos_ == "NOUN"]
    told = [t for p in ("as", "predicate") for t in event.places.get(p) if t.lemma_.lower() in DEEDS]
    told += [t for c in event.token.children if c.dep_ == "ccomp" for t in _called_so(c)]
    deeds = [t for t in told if adjectives_of(t, referents)] or deeds or told
    words = (*event.token.children, *(t for deed in deeds for t in deed.subtree))
    phrases = [
        t for t in words
        if deeds and t.lower_ == "by" and t.i > deeds[0].i
        and (t.dep_ == "prep" or (t.dep_ == "agent" and t.head.lemma_.lower() in CARRYING))
    ]  # fmt: skip
    doers = [c for phrase in phrases for c in phrase.children if c.dep_ == "pobj"]
    found = [r for t in doers for r in referents.all_of(t) if r.countries and r.kind != "place"]
    owners = [owning(owned, t) for t in told if (owned := adjectives_of(t, referents))]
    if found or (owners and set(owners[0].countries) != set(event.codes("source"))):
        event.target = found or owners[:1]


def _called_so(clause: Token) -> list[Token]:
    """'condemned what it said was a Chadian raid': what the thing spoken against is called."""
    if not any(t.lower_ == "what" for t in clause.subtree):
        return []
    named = (t for t in clause.subtree if t.dep_ in ("attr", "oprd") or (t.dep_ == "pobj" and t.head.lower_ == "as"))
    return [t for t in named if t.pos_ == "NOUN"]


def owning(owners: tuple[Actor, ...], theme: Token) -> Referent:
    """The owners of a thing, at the words before it, or at the thing where they stand behind.

    Args:
        owners: The owners.
        theme: The thing.
    """
    start, end = theme.left_edge.idx, theme.idx
    return Referent(owners, start, end if end > start else end + len(theme), "people", "theme.owner")
