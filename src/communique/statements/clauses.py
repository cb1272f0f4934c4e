"""What a clause's verb says of its time: tense, finiteness, what it stands under."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

BESIDE_MARKS = frozenset("after before since until because while although though as".split())

# Nouns that name an occasion told of before: 'throughout the round', 'during the visit'.
OCCASIONS = frozenset(
    "round visit trip meeting talk summit conference negotiation session encounter consultation stay gathering "
    "forum exercise drill tour dialogue call conversation".split()
)
WITHIN = frozenset({"during", "throughout", "at", "in"})


def governors(token: Token) -> list[Token]:
    """The heads above a token, nearest first."""
    nodes = []
    while token.head.i != token.i:
        token = token.head
        nodes.append(token)
    return nodes


def clause_of(token: Token) -> Token:
    """The verb of the clause a token stands in; the topmost word where there is none."""
    node = token
    while node.pos_ not in ("VERB", "AUX") and node.head.i != node.i:
        node = node.head
    return node


def finite(verb: Token) -> bool:
    """Whether a verb is finite by its own form or its auxiliary's."""
    helped = any(c.dep_ in ("aux", "auxpass") and c.tag_ in ("VBD", "VBZ", "VBP", "MD") for c in verb.children)
    return verb.tag_ in ("VBD", "VBZ", "VBP") or helped


def future(verb: Token) -> bool:
    """Whether a clause speaks of what is to come or only may be."""
    return any(c.dep_ == "aux" and c.tag_ == "MD" for c in verb.children)


def pluperfect(verb: Token) -> bool:
    """Whether a clause tells what had happened before."""
    return any(c.dep_ == "aux" and c.lower_ in ("had", "'d", "’d") for c in verb.children)


def perfect(verb: Token) -> bool:
    """Whether a clause has the present perfect."""
    return any(c.dep_ == "aux" and c.lower_ in ("has", "have", "'ve", "’ve") for c in verb.children)


def aside(verb: Token) -> bool:
    """Whether a clause stands beside what is told: relative, participial, or one of time, cause or concession."""
    node = verb
    while True:
        if node.dep_ in ("relcl", "acl"):
            return True
        marks = {c.lower_ for c in node.children if c.dep_ in ("mark", "prep")}
        if node.dep_ in ("advcl", "pcomp") and (marks & BESIDE_MARKS or not finite(node)):
            return True
        if node.head.i == node.i:
            return False
        node = node.head


def within_occasion(verb: Token) -> bool:
    """Whether a clause places itself in an occasion told of before: 'throughout the round', 'during the visit'."""
    return any(_occasion(o) for w in verb.children if w.lower_ in WITHIN for o in w.children if o.dep_ == "pobj")


def _occasion(noun: Token) -> bool:
    return noun.lemma_.lower() in OCCASIONS and any(d.lower_ in ("the", "that") for d in noun.children)
