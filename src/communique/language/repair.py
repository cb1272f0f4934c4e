"""Mending of parses: a few shapes that a small parser gets wrong in news again and again.

Each rule looks at the words and labels of a parsed paragraph and says which tokens hang elsewhere; a paragraph
that needs mending is built anew with those heads, labels and tags, all else as it was.
"""

from __future__ import annotations

from spacy.tokens import Doc

from communique.language.repair_clauses import (
    Change,
    appeal_taken_for_purpose,
    clause_taken_for_coordinate,
    formula_taken_for_clause,
    gerund_taken_for_attribute,
    goal_taken_for_subject,
    object_taken_for_subject,
    participle_of_farther_clause,
    phrase_of_noun_before,
    saying_taken_for_participle,
    subject_taken_for_apposition,
)
from communique.language.repair_times import (
    name_taken_into_time,
    subject_taken_for_date,
    time_taken_for_name,
    time_taken_for_root,
)
from communique.language.repair_verbs import (
    denial_taken_for_noun,
    name_taken_for_adverb,
    object_joined_to_subject,
    past_forms,
    receiver_taken_for_attribute,
    verb_taken_for_attribute,
    verb_taken_for_modifier,
    verb_taken_for_participle,
)

PARTS = {"VB": "VERB", "NN": "NOUN", "JJ": "ADJ"}  # parts of speech by the first letters of a mended tag


def repair(doc: Doc) -> Doc:
    """Mend a parsed paragraph.

    Args:
        doc: The paragraph.

    Returns:
        The same paragraph, or one that differs from it in heads, labels and tags only.
    """
    changes: dict[int, Change] = {}
    for token in doc:
        for rule in RULES.get(token.pos_, ()):
            for change in rule(token):
                changes.setdefault(change[0], change)
    return _built(doc, changes) if changes and _is_tree(doc, changes) else doc


def _is_tree(doc: Doc, changes: dict[int, Change]) -> bool:
    """Whether every word still leads to a root: rules that each see one shape may together close a ring."""
    rooted: set[int] = set()
    for token in doc:
        path, at = set[int](), token.i
        while at not in rooted:
            if at in path:
                return False
            path.add(at)
            head = changes[at][1] if at in changes else doc[at].head.i
            if head == at:
                break
            at = head
        rooted |= path
    return True


def _built(doc: Doc, changes: dict[int, Change]) -> Doc:
    tags = {i: change[3] for i, change in changes.items() if len(change) > 3}
    mended = Doc(
        doc.vocab,
        words=[t.text for t in doc],
        spaces=[bool(t.whitespace_) for t in doc],
        tags=[tags.get(t.i, t.tag_) for t in doc],
        pos=[PARTS[tags[t.i][:2]] if t.i in tags else t.pos_ for t in doc],
        morphs=[str(t.morph) for t in doc],
        lemmas=[past_forms().get(t.lower_, t.lemma_) if tags.get(t.i) == "VBD" else t.lemma_ for t in doc],
        heads=[changes[t.i][1] if t.i in changes else t.head.i for t in doc],
        deps=[changes[t.i][2] if t.i in changes else t.dep_ for t in doc],
        ents=[f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O" for t in doc],
    )
    mended.user_data.update(doc.user_data)
    return mended


_NOUNS = (
    verb_taken_for_participle,
    verb_taken_for_attribute,
    receiver_taken_for_attribute,
    formula_taken_for_clause,
    time_taken_for_root,
)
# The rules by the part of speech of the word they begin at.
RULES = {
    "VERB": (subject_taken_for_apposition, formula_taken_for_clause, saying_taken_for_participle,
             object_taken_for_subject, gerund_taken_for_attribute, participle_of_farther_clause,
             clause_taken_for_coordinate, verb_taken_for_modifier, appeal_taken_for_purpose),
    "AUX": (subject_taken_for_apposition,),
    "NOUN": (*_NOUNS, subject_taken_for_date, denial_taken_for_noun, object_joined_to_subject),
    "PROPN": (*_NOUNS, subject_taken_for_date, time_taken_for_name, goal_taken_for_subject,
              name_taken_for_adverb, name_taken_into_time),
    "ADJ": (receiver_taken_for_attribute, formula_taken_for_clause, verb_taken_for_modifier),
    "ADP": (phrase_of_noun_before,),
    "X": (formula_taken_for_clause,),
    "ADV": (formula_taken_for_clause,),
}  # fmt: skip
