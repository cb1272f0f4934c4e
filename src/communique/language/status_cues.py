"""Finds the words of status cues in a paragraph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.language.status_scopes import VERBAL
from communique.language.status_targets import targets_of
from communique.lexicon.status_cues import CueEntry, cue_index

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

DETERMINING = frozenset({"det", "neg", "preconj", "nummod", "amod", "advmod"})


@dataclass(frozen=True, slots=True)
class Found:
    """A cue in the text with the words it governs."""

    entry: CueEntry
    words: tuple[Token, ...]
    targets: tuple[Token, ...]


def find_lexical(doc: Doc) -> list[Found]:
    """Find the cues that are words.

    Args:
        doc: The parsed paragraph.

    Returns:
        Cues with at least one governed word, in the order of the text; a longer cue hides those inside it.
    """
    found: list[Found] = []
    i = 0
    while i < len(doc):
        taken = 1
        for entry, words in _matches(doc, i):
            if entry.scope == "nothing":
                taken = max(taken, len(words))
                break
            if len(words) < taken:
                break
            targets = tuple(t for t in targets_of(entry, words) if t not in words or entry.scope == "modifies")
            if targets:
                found.append(Found(entry, words, targets))
                taken = len(words)
                break
        i += taken
    return found


def _matches(doc: Doc, i: int) -> Iterator[tuple[CueEntry, tuple[Token, ...]]]:
    token = doc[i]
    keys = dict.fromkeys((token.lower_, token.lemma_.lower()))
    hits = [hit for key in keys for hit in cue_index().get(key, ())]
    for words, entry in sorted(hits, key=lambda h: -len(h[0])):
        found = _sequence(token, words, entry)
        if found and _fits(entry, found):
            yield entry, found


def _sequence(token: Token, words: tuple[str, ...], entry: CueEntry) -> tuple[Token, ...]:
    doc, found, i = token.doc, [token], token.i + 1
    for word in words[1:]:
        if word == "to" and i < len(doc) and doc[i].pos_ == "ADV":
            i += 1  # 'is expected soon to', 'is also to'
        if i >= len(doc) or word not in (doc[i].lower_, doc[i].lemma_.lower()):
            return ()
        found.append(doc[i])
        i += 1
    if entry.pos == "verb" and len(words) == 1:
        found += [c for c in token.children if c.dep_ == "prt"]
    return tuple(found)


def _fits(entry: CueEntry, words: tuple[Token, ...]) -> bool:
    """Whether the first word stands in the part of speech that the entry wants."""
    head = words[0]
    fits = not entry.tags or head.tag_ in entry.tags
    if entry.scope == "verdict":
        fits = head.pos_ in ("ADJ", "VERB", "NOUN")
    elif entry.pos == "verb":
        fits = head.pos_ in VERBAL or (head.pos_ == "ADJ" and head.tag_ in ("VBN", "VBG"))
    elif entry.pos == "noun":
        fits = head.pos_ in ("NOUN", "PROPN")
    elif entry.pos == "adjective" and entry.scope == "argument":
        fits = head.pos_ in ("ADJ", "VERB", "ADV") and head.dep_ not in ("aux", "ROOT")
    elif entry.pos == "auxiliary":
        fits = fits and (head.dep_ in ("aux", "auxpass") or head.tag_ == "MD")
    elif entry.pos == "adverb":
        fits = head.dep_ not in ("acomp", "amod", "attr")
    elif entry.pos == "pronoun":
        fits = head.pos_ != "NUM" and not _hyphenated(words[-1])
    elif entry.pos == "determiner":
        fits = head.dep_ in DETERMINING or head.pos_ == "DET"
    return fits


def _hyphenated(token: Token) -> bool:
    """Whether a word goes on after a hyphen: 'no one-time gains'."""
    return token.i + 1 < len(token.doc) and token.nbor(1).tag_ == "HYPH"
