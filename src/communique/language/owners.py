"""Whom a noun belongs to: by adjective, compound, possessor or 'of'."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from spacy.tokens import Token

from communique.model.actor import Actor

if TYPE_CHECKING:
    from communique.language.referents import Referents

LEFTWARD = 4  # tokens that a misparsed modifier may stand to the left of its noun


def owners_of(token: Token, referents: Referents) -> tuple[Actor, ...]:
    """The actors a noun belongs to, by adjective, compound, possessor or 'of'.

    Args:
        token: Head of the noun phrase.
        referents: The paragraph's noun phrases.

    Returns:
        Actors with countries; empty where the phrase names none.
    """
    for found in (
        adjectives_of(token, referents),
        _possessors(token, referents),
        phrase_owners(token, referents),
        _left(token, referents),
    ):
        if found:
            return found
    return ()


def possessors_of(token: Token, referents: Referents) -> tuple[Actor, ...]:
    """The actors that own a thing: by adjective, possessor, 'of' or 'for', and not by the place where it is."""
    return (
        adjectives_of(token, referents) or _possessors(token, referents) or phrase_owners(token, referents, (OWNING,))
    )


def adjectives_of(token: Token, referents: Referents) -> tuple[Actor, ...]:
    """The actors named by a noun's adjectives and compounds: 'Franco-Italian', 'US Navy'."""
    found: list[Actor] = []
    for child in _modifiers(token):
        named = referents.names.get(child.i)
        if named is None or named.kind not in ("demonym", "state", "combining", "capital", "metonym", "organ",
                                               "organisation", "movement"):  # fmt: skip
            continue
        if named.span.root.i == child.i and child.dep_ != "poss" and named.best and named.best.actor:
            found.append(named.best.actor)
    return tuple(dict.fromkeys(found))


def _possessors(token: Token, referents: Referents) -> tuple[Actor, ...]:
    for child in token.children:
        if child.dep_ == "poss":
            return tuple(a for r in referents.all_of(child) for a in r.actors)
        if child.dep_ in ("compound", "nmod", "amod"):
            inner = _possessors(child, referents)
            if inner:
                return inner
    return ()


OWNING, PLACING = ("of", "for"), ("in", "from", "to", "at")


def phrase_owners(
    token: Token, referents: Referents, tiers: tuple[tuple[str, ...], ...] = (OWNING, PLACING)
) -> tuple[Actor, ...]:
    """The actors named in a noun's phrases: 'of' and 'for' first, then those of place.

    Args:
        token: Head of the noun phrase.
        referents: The paragraph's noun phrases.
        tiers: Prepositions looked at, those that tell most first.
    """
    for prepositions in tiers:
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in prepositions:
                phrases = (child, *(c for c in child.children if c.dep_ == "conj" and c.lower_ == child.lower_))
                inner = [p for phrase in phrases for p in phrase.children if p.dep_ == "pobj"]
                found = tuple(a for p in inner for r in referents.all_of(p) for a in r.actors)
                if not found and child.lower_ == "of":  # 'the heads of the departments of Peru and Chile'
                    found = tuple(a for p in inner if p.pos_ == "NOUN" for a in phrase_owners(p, referents, tiers))
                if found:
                    return found
    return ()


def _left(token: Token, referents: Referents) -> tuple[Actor, ...]:
    """Mend a misparse: a demonym or state right before the noun's words."""
    named = referents.names.get(token.i)
    start = named.span.start if named else token.i
    for i in range(start - 1, max(-1, start - 1 - LEFTWARD), -1):
        before = referents.doc[i]
        other = referents.names.get(i)
        if other is not None and other.best and other.best.actor and other.kind in ("demonym", "state", "organ"):
            return (other.best.actor,)
        if other is not None or before.is_punct or before.pos_ not in ("NOUN", "PROPN", "ADJ", "PART"):
            return ()
    return ()


def coordinated(token: Token) -> Iterator[Token]:
    """Yield the tokens coordinated with a token after it."""
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ != "VERB":
            yield child
            yield from coordinated(child)


def members(token: Token) -> Iterator[Token]:
    """Yield those named as part of a plural: 'several states, including Chad and Mali', 'allies such as Peru'."""
    if token.tag_ not in ("NNS", "NNPS"):
        return
    for child in token.children:
        such = child.lower_ == "as" and child.i > 0 and child.nbor(-1).lower_ == "such"
        if child.dep_ == "prep" and (child.lower_ == "including" or such):
            yield from (c for c in child.children if c.dep_ == "pobj")
        if child.dep_ == "appos" and child.left_edge.i and child.left_edge.nbor(-1).text in ("(", "-", ":"):
            yield child  # 'the three allies (Chad, Mali and Niger)'


def _modifiers(token: Token) -> Iterator[Token]:
    for child in token.children:
        if child.dep_ in ("amod", "compound", "nmod", "npadvmod"):
            yield child
            yield from coordinated(child)
            yield from _modifiers(child)
