"""What a dealing is about: the class of the things named, materiel with numbers, money."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from communique.lexicon.materiel import find_designation
from communique.lexicon.triggers import object_classes

# Nouns that only count or contain what follows 'of': 'thousands of drones', 'a shipment of arms'.
MEASURES = frozenset(
    "number thousand hundred dozen score million worth amount quantity batch series pair set lot variety type kind "
    "range package shipment delivery supply consignment stock pair piece fleet squadron battery portion volume tonne ton "
    "sale transfer use presence existence first last rest remainder half majority bulk most some all".split()
)


def class_of(token: Token) -> tuple[str | None, Token]:
    """Find the object class of a noun phrase.

    Args:
        token: Head of the phrase.

    Returns:
        The class (see lexicon/data/objects.yaml) or None, and the token that gave it.
    """
    for head in _heads(token):
        found = _own_class(head)
        if found:
            return found, head
    return None, token


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


def _own_class(head: Token) -> str | None:
    classes = object_classes()
    words = [t for t in head.subtree if t.i <= head.i and t.i >= head.i - 3]
    for start in range(len(words)):
        stretch = words[start:]
        for form in ((*(t.lower_ for t in stretch[:-1]), head.lemma_.lower()), tuple(t.lower_ for t in stretch)):
            phrase = " ".join(form).replace(" - ", "-")
            if phrase in classes:
                return classes[phrase]
    left = min((t.i for t in words), default=head.i)
    if find_designation(head.doc[left : head.i + 1].text):
        return "weapons"
    return None
