"""Phrases that name a source: 'according to X', 'in X's words', 'citing X'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.language.sayings import Draft, Range, whole
from communique.language.scope import Sentences, around_phrase
from communique.language.sources import VERBAL, subject_of
from communique.lexicon.sayings import Saying, by_lemma, kinds

if TYPE_CHECKING:
    from spacy.tokens import Token


def according(word: Token, sentences: Sentences) -> Draft | None:
    """'According to X, …'."""
    doc = word.doc
    if word.i + 1 >= len(doc) or doc[word.i + 1].lower_ != "to":
        return None
    source = _object_of(doc[word.i + 1], sentences)
    return _whole_phrase(by_lemma("prep")["according to"], word.i, word.i + 2, source, sentences)


def _object_of(preposition: Token, sentences: Sentences) -> Token | None:
    """The object of a preposition; where the parse has none, the head of the words that follow it."""
    found = next((c for c in preposition.children if c.dep_ in ("pobj", "pcomp")), None)
    if found is not None:
        return found
    doc = preposition.doc
    _, last = sentences.of(preposition.i)
    for token in doc[preposition.i + 1 : last]:
        if token.text in (",", ".", ";"):
            return None
        if token.pos_ in ("NOUN", "PROPN", "PRON") and token.dep_ not in ("compound", "poss", "nmod", "amod"):
            return token
    return None


def _whole_phrase(saying: Saying, start: int, end: int, source: Token | None, sentences: Sentences) -> Draft | None:
    if source is None:
        return None
    doc = source.doc
    content = around_phrase(start, max(source.right_edge.i + 1, end), sentences, doc)
    if not content:
        return None
    vouches = saying.vouches and source.lemma_.lower() not in kinds("arrangement")
    return Draft(saying, (start, end), doc[start], source, content, saying.effect, vouches)


def owned_phrase(word: Token, sentences: Sentences) -> Draft | None:
    """'in the words of X', 'in X's view', 'by X's account'."""
    doc = word.doc
    for lemma, saying in by_lemma("prep").items():
        words = lemma.split()
        if len(words) > 2 and [t.lower_ for t in doc[word.i : word.i + len(words)]] == words:
            end = word.i + len(words)
            return _whole_phrase(saying, word.i, end, _object_of(doc[end - 1], sentences), sentences)
    noun = next((c for c in word.children if c.dep_ == "pobj"), None)
    if noun is None:
        return None
    owned = by_lemma("owned").get(f"{word.lower_} {noun.lower_}")
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if owned is None or owner is None:
        return None
    content = around_phrase(word.i, noun.right_edge.i + 1, sentences, doc)
    return Draft(owned, (noun.i, noun.i + 1), noun, owner, content, owned.effect, owned.vouches) if content else None


def citing(word: Token, sentences: Sentences) -> Draft | None:
    """'NDTV, citing an official, said X' and 'X, the paper reported, citing an official'."""
    cited = next((c for c in word.children if c.dep_ in ("dobj", "pobj")), None)
    if cited is None or any(c.dep_ in ("aux", "nsubj") for c in word.children):
        return None
    saying = by_lemma("citing").get(word.lemma_.lower())
    if saying is None:
        return None
    head = word.head
    content: list[Range] = []
    if head != word and head.i > word.i and head.pos_ in VERBAL:
        content = [whole(c) for c in head.children if c.dep_ == "ccomp" and c.i > word.i]
    return Draft(saying, (word.i, word.i + 1), word, cited, content, saying.effect, _speaks(cited),
                 via=subject_of(word))  # fmt: skip


def _speaks(noun: Token) -> bool:
    """Whether what is cited can vouch: a person, an organ or a document, not a thing or a reason."""
    lemma = noun.lemma_.lower()
    return noun.ent_type_ in ("PERSON", "ORG", "NORP", "GPE") or lemma in kinds("speaker") | kinds("document")
