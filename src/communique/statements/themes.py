"""What a dealing is about: the class of the things named, materiel with numbers, money."""

from __future__ import annotations

from collections.abc import Container, Iterator

from spacy.tokens import Token

from communique.language.referents import Referents
from communique.lexicon.materiel import find_designation
from communique.lexicon.triggers import object_classes
from communique.lexicon.who import ships

# Nouns that only count or contain what follows 'of': 'thousands of drones', 'a shipment of arms'.
MEASURES = frozenset(
    "number thousand hundred dozen score million worth amount quantity batch series pair set lot variety type kind "
    "range package shipment delivery supply consignment stock pair piece fleet squadron battery "
    "portion volume tonne ton meter metre litre liter gallon kilo kilogram member "
    "% percent per cent share export import part handful couple spare sale transfer use presence "
    "existence first last rest remainder half majority bulk most some all".split()
)


# Classes that a pronoun, a bare number or 'the first of them' may stand for once they were spoken of.
THINGS = frozenset(
    "weapons munitions military_equipment warplanes warships craft energy military_aid goods humanitarian_aid "
    "troops loan".split()
)
STAND_INS = frozenset(
    "it they them these those theirs own one ones some more rest remainder first last second third batch tranche lot "
    "vehicle item unit example machine model system equipment ship boat plane aircraft gift vessel".split()
)
LOOK_BACK = 60  # tokens back that a stand-in may take its class from


def class_of(
    token: Token, referents: Referents | None = None, wanted: Container[str] = THINGS
) -> tuple[str | None, Token]:
    """Find the object class of a noun phrase.

    Args:
        token: Head of the phrase.
        referents: The paragraph's noun phrases: persons and forces then have a class too, and pronouns and bare
            numbers take that of the thing spoken of last.
        wanted: The classes that such a stand-in may take.

    Returns:
        The class (see lexicon/data/objects.yaml) or None, and the token that gave it.
    """
    if referents is not None and _is_ship(token, referents):
        return "warships", token
    for head in _heads(token):
        found, noun = _class_inside(head) or (_own_class(head), head)
        if found:
            if referents is not None and found in THINGS:
                referents.discourse.thing = found
            return found, noun
    if referents is None:
        return None, token
    return _by_actor(token, referents) or _by_memory(token, referents, wanted), token


def is_weapon(token: Token, referents: Referents) -> bool:
    """Whether a name is that of a thing: a weapon's designation, or a ship's name ('handed over INS Kirpan')."""
    designated = token.pos_ == "PROPN" and find_designation(token.doc[token.left_edge.i : token.i + 1].text) is not None
    return designated or _is_ship(token, referents)


def _is_ship(token: Token, referents: Referents) -> bool:
    """Whether a name begins with the prefix of a navy's ships."""
    named = referents.names.get(token.i)
    return named is not None and named.span[0].text in ships()


def _by_actor(token: Token, referents: Referents) -> str | None:
    """Persons are envoys, forces are troops, movements are armed groups."""
    named = referents.names.get(token.i)
    if named is not None and named.kind == "person":
        return "envoy"
    referent = referents.of(token) if named is not None or token.pos_ == "PROPN" else None
    if referent is None or referent.kind != "actor":
        return None
    actor = referent.actors[0]
    if actor.kind in ("person", "office"):
        return "envoy"
    if actor.kind == "movement":
        return "armed_group"
    return "troops" if actor.kind == "organ" and actor.sector == "MIL" else None


def _by_memory(token: Token, referents: Referents, wanted: Container[str]) -> str | None:
    number = token.tag_ == "CD" or token.pos_ == "NUM"
    if not number and token.lemma_.lower() not in STAND_INS:
        return None
    if token.pos_ == "PRON" and referents.of(token) is not None and token.lower_ == "it":
        return None
    of = [t for c in token.children if c.dep_ == "prep" and c.lower_ == "of" for t in c.children]
    if any(t.lower_ not in STAND_INS for t in of):
        return None
    for i in range(token.i - 1, max(-1, token.i - LOOK_BACK), -1):
        before = token.doc[i]
        if before.pos_ in ("NOUN", "PROPN"):
            found = _own_class(before)
            if found is not None and found in wanted:
                return found
    thing = referents.discourse.thing
    return thing if thing is not None and thing in wanted else None


def _heads(token: Token) -> Iterator[Token]:
    yield token
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN"):
            yield child
    if token.lemma_.lower() in MEASURES or token.pos_ in ("NUM", "DET", "PRON"):
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ == "of":
                for inner in child.children:
                    if inner.dep_ == "pobj":
                        yield from _heads(inner)


def _class_inside(head: Token) -> tuple[str, Token] | None:
    """The class of what a measure holds, with its noun: the rice in 'a shipment of rice'."""
    if head.lemma_.lower() not in MEASURES:
        return None
    inner = [t for c in head.children if c.dep_ == "prep" and c.lower_ == "of" for t in c.children if t.dep_ == "pobj"]
    return next(((found, t) for t in inner if (found := _own_class(t))), None)


def _own_class(head: Token) -> str | None:
    """The class of the longest listed phrase in a noun phrase: at its head, else at the nouns before its name."""
    words = [t for t in head.subtree if head.i - 5 <= t.i <= head.i and t.dep_ not in ("relcl", "acl")]
    ends = [head, *reversed([t for t in words if t.i < head.i and t.dep_ in ("compound", "nmod", "appos")])]
    for end in ends if head.pos_ in ("PROPN", "NUM", "X") else ends[:1]:
        found = _phrase_class(end, words)
        if found:
            return found
    left = min((t.i for t in words), default=head.i)
    right = max((t.i for t in head.children if t.dep_ == "nummod" and t.i == head.i + 1), default=head.i)
    return "weapons" if find_designation(head.doc[left : right + 1].text) else None  # 'four Leopard 2A4s'


def _phrase_class(end: Token, words: list[Token]) -> str | None:
    classes = object_classes()
    firm = end.pos_ == "PROPN" and end.ent_type_ == "ORG" and end.i and end.nbor(-1).ent_type_ == "ORG"
    before = [t for t in words if end.i - 4 < t.i <= end.i]
    bare = end.lower_.removesuffix("s") if end.pos_ == "PROPN" else ""  # 'the Oslo Accords' have no other lemma
    for start in range(len(before)):
        stretch = [t.lower_ for t in before[start:-1]]
        for last in (end.lemma_.lower(), end.lower_, bare):
            found = classes.get(" ".join((*stretch, last)).replace(" - ", "-"))
            plural = last == bare != end.lower_
            if found is not None and (found in NAMED or not (plural or (firm and not stretch))):
                return found
    return None


NAMED = frozenset({"agreement", "ceasefire", "embassy"})  # names tell these classes; 'Nippon Steel' is no steel
