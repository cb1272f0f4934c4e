"""Whom an unlisted person acts for, by the words around the name: 'Chad's interior minister, X', 'X, envoy of Y'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Span, Token

from communique.lexicon.who import offices
from communique.model.actor import Actor

if TYPE_CHECKING:
    from communique.language.names import Named
    from communique.language.referent import Referent
    from communique.language.referents import Referents

FAR = 12  # tokens before a name in which its title may stand
TITLE_WORDS = frozenset({"PROPN", "NOUN", "ADJ", "ADP", "DET", "PART", "PUNCT"})
Described = tuple[tuple[Actor, ...], str | None]


def described_by(token: Token, span: Span, referents: Referents) -> Described:
    """Find whom a person acts for.

    Args:
        token: Root of the name.
        span: The name.
        referents: The paragraph's noun phrases.

    Returns:
        The actors the person acts for, empty where the words name none, and the office, if any.
    """
    before = _title_before(token, span, referents)
    if before[0]:
        return before
    for child in token.children:
        if child.dep_ in ("appos", "relcl"):
            referent = referents.of(child)
            if referent is not None and referent.kind == "actor" and not referent.rule.startswith("group"):
                return referent.actors, referent.noun
    if token.dep_ == "appos":
        referent = _office_above(token, referents) or referents.of(token.head)
        if referent is not None:
            return referent.actors, referent.noun
    return (), before[1]


def _office_above(name: Token, referents: Referents) -> Referent | None:
    """'the ambassador of Chad in the country, X': the office, where the parser took the place for what is named."""
    node = name.head
    while node.dep_ == "pobj" and node.head.dep_ == "prep":
        node = node.head.head
        referent = referents.of(node)
        if referent is not None and referent.noun in offices():
            return referent
    return None


def _title_before(token: Token, span: Span, referents: Referents) -> Described:
    office: str | None = None
    i = span.start - 1
    while i >= 0 and span.start - i < FAR:
        named = referents.names.get(i)
        if named is None:
            if not _goes_on(span.doc[i], token):
                break
            i -= 1
            continue
        if named.kind not in ("office_noun", "organ_noun"):
            owner = named.best.actor if named.best else None
            fits = named.kind in ("demonym", "organ") or (office and named.kind in ("state", "metonym", "organisation"))
            return ((owner,) if fits and owner is not None else ()), office
        if named.kind == "office_noun":
            office = office or (named.best.noun if named.best else None)
        owners = _owners(named, referents)
        if owners:
            return owners, office
        i = named.span.start - 1
    return (), office


def _owners(named: Named, referents: Referents) -> tuple[Actor, ...]:
    """For whom the holder of an office acts; whose counterpart somebody is does not say it."""
    if named.best is not None and named.best.noun == "counterpart":
        referent = referents.of(named.span.root)
        return referent.actors if referent is not None else ()
    return referents.owners(named.span.root)


def _goes_on(word: Token, name: Token) -> bool:
    """Whether a word may belong to the title before a name."""
    if word.pos_ not in TITLE_WORDS or (word.text == "," and word.head.i != name.i):
        return False
    return not word.is_punct or word.text in (".", "-", ",")
