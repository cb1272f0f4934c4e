"""Mending of parses: a few shapes that a small parser gets wrong in news again and again.

Each rule changes heads and labels of a parsed paragraph in place, and only where the words leave no other reading.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from communique.lexicon.triggers import light_verbs

OBJECTS = frozenset({"dobj", "obj"})


def repair(doc: Doc) -> Doc:
    """Mend a parsed paragraph.

    Args:
        doc: The paragraph; its heads and labels may change, its tokens and sentences do not.

    Returns:
        The same paragraph.
    """
    for token in doc:
        if token.pos_ == "VERB":
            _object_taken_for_subject(token)
    return doc


def _object_taken_for_subject(verb: Token) -> None:
    """'carried out nine drills focused on': the drills are the object, not the subject of 'focused'."""
    if verb.lemma_.lower() not in light_verbs() or any(c.dep_ in OBJECTS for c in verb.children):
        return
    for clause in verb.children:
        if clause.dep_ != "ccomp" or clause.tag_ not in ("VBN", "VBD") or clause.i < verb.i:
            continue
        subjects = [c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")]
        if len(subjects) != 1 or any(c.dep_ in ("mark", "aux", "auxpass", *OBJECTS) for c in clause.children):
            continue
        noun = subjects[0]
        if verb.i < noun.i < clause.i and noun.pos_ == "NOUN" and noun.i + 1 == clause.i:
            noun.head, noun.dep_ = verb, "dobj"
            clause.head, clause.dep_ = noun, "acl"
