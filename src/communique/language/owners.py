"""Whom a noun belongs to: by adjective, compound, possessor or 'of'."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from spacy.tokens import Token

from communique.language.nouns import bearers
from communique.lexicon.who import state_actor
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
        _ruler(token, referents),
        phrase_owners(token, referents),
        _keepers(token, referents),
        _left(token, referents),
        _right(token, referents),
    ):
        if found:
            return found
    return ()


def possessors_of(token: Token, referents: Referents) -> tuple[Actor, ...]:
    """The actors that own a thing: by adjective, possessor, 'of' or 'for', and not by the place where it is."""
    return (
        adjectives_of(token, referents)
        or _possessors(token, referents)
        or phrase_owners(token, referents, (OWNING,))
        or _keepers(token, referents)
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
            if named.kind == "capital" and token.tag_ in ("NNP", "NNPS") and token.lower_ in PAPERS:
                continue  # 'the Paris Agreement' bears the city where it was made
            found.append(named.best.actor)
    return tuple(dict.fromkeys(found))


PAPERS = frozenset(
    "agreement agreements accord accords pact protocol protocols convention conventions treaty declaration charter "
    "memorandum communique compact statute act conference summit process formula plan".split()
)


def _possessors(token: Token, referents: Referents) -> tuple[Actor, ...]:
    for child in token.children:
        if child.dep_ == "poss":
            return tuple(a for r in referents.all_of(child) for a in r.actors)
        if child.dep_ in ("compound", "nmod", "amod"):
            inner = _possessors(child, referents)
            if inner:
                return inner
    return ()


def _ruler(token: Token, referents: Referents) -> tuple[Actor, ...]:
    """'The Obama administration', 'Merkel's government': the state of whoever leads or led it, in office or not."""
    if token.lemma_.lower() not in ADMINISTRATIONS:
        return ()
    for child in (c for c in token.children if c.dep_ in ("compound", "nmod", "amod", "poss") and c.pos_ == "PROPN"):
        referent = referents.of(child)
        if referent is not None:
            return referent.actors
        lands = {spell.country for person in bearers(child.text) for spell in person.spells}
        named = lands & referents.discourse.lands or lands
        if len(named) == 1:
            return (state_actor(named.pop()),)
    return ()


# Nouns that bear the name of who leads them.
ADMINISTRATIONS = frozenset("administration government cabinet regime presidency junta dictatorship".split())


def _keepers(token: Token, referents: Referents) -> tuple[Actor, ...]:
    """'a trawler belonging to a Maltese firm', 'a tanker owned by Oman': whoever has the thing."""
    for clause in token.children:
        word = {"belong": "to", "own": "by", "operate": "by", "run": "by"}.get(clause.lemma_.lower(), "")
        if clause.dep_ != "acl" or not word:
            continue
        phrases = (c for c in clause.children if c.dep_ in ("prep", "agent") and c.lower_ == word)
        for inner in (t for phrase in phrases for t in phrase.children if t.dep_ == "pobj"):
            found = tuple(a for r in referents.all_of(inner) for a in r.actors) or owners_of(inner, referents)
            if found:
                return found
    return ()


OWNING, PLACING = ("of", "for"), ("in", "inside", "from", "to", "at")


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
        if against(before):
            return ()
        if other is not None and other.best and other.best.actor and other.kind in ("demonym", "state", "organ"):
            return (other.best.actor,)
        if other is not None or before.is_punct or before.pos_ not in ("NOUN", "PROPN", "ADJ", "PART"):
            return ()
    return ()


def _right(token: Token, referents: Referents) -> tuple[Actor, ...]:
    """Mend a misparse: 'accused prosecutors in Paris of spying' hangs the capital on the verb."""
    named = referents.names.get(token.i)
    end = named.span.end if named else token.i + 1
    if end + 1 >= len(referents.doc) or referents.doc[end].lower_ != "in" or token.dep_ not in ("dobj", "dative"):
        return ()
    capital = referents.names.get(end + 1)
    if capital is None or capital.kind != "capital" or capital.best is None or capital.best.actor is None:
        return ()
    return (capital.best.actor,)


def coordinated(token: Token) -> Iterator[Token]:
    """Yield the tokens coordinated with a token after it."""
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ != "VERB":
            yield child
            yield from coordinated(child)


def against(modifier: Token) -> bool:
    """'anti-American': whom a noun is directed against, and not whose it is."""
    doc, i = modifier.doc, modifier.i
    return i > 1 and doc[i - 1].text == "-" and doc[i - 2].lower_ == "anti"


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
        if child.dep_ in ("amod", "compound", "nmod", "npadvmod") and not against(child):
            yield child
            yield from coordinated(child)
            yield from _modifiers(child)
