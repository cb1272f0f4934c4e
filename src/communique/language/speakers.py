"""Who a word of saying names as the speaker, where the parse says so and where it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.language.sayings import is_finite
from communique.language.sources import agent_of, has_subject, is_passive, possessor_of, subject_of
from communique.lexicon.sayings import by_lemma, kinds

if TYPE_CHECKING:
    from spacy.tokens import Token

QUOTING = frozenset({"quote", "cite", "report", "paraphrase"})


def speaker_of(verb: Token) -> Token | None:
    """Who a verb of saying names as the speaker: subject of the active, agent of the passive.

    'quoted an official as saying' names the official; 'in a statement by X, it was said' names X.
    """
    cited = quoted_as(verb)
    if cited is not None:
        return cited[0]
    passive = is_passive(verb)
    found = agent_of(verb) if passive else _after(verb) or subject_of(verb) or _before(verb)
    if found is not None and not passive:
        found = _nearer(verb, found)
    if found is None or found == verb or found.dep_ == "expl" or (found.lower_ == "it" and passive):
        return author_of(verb)
    return found


def quoted_as(verb: Token) -> tuple[Token, Token | None] | None:
    """Whom a verb of saying is put in the mouth of by 'X quoted Y as saying': Y, and X."""
    if verb.tag_ != "VBG" or verb.dep_ != "pcomp" or verb.head.lower_ != "as":
        return None
    quoting = verb.head.head
    if quoting.lemma_ not in QUOTING:
        return None
    if is_passive(quoting):
        cited = next((c for c in quoting.children if c.dep_ == "nsubjpass"), None)
        return (cited, agent_of(quoting)) if cited is not None else None
    cited = next((c for c in quoting.children if c.dep_ == "dobj"), None)
    return (cited, subject_of(quoting)) if cited is not None else None


def _after(verb: Token) -> Token | None:
    """The subject that stands after its verb, whatever the parser made of it: '…, writes the agency'."""
    if (
        verb.tag_ not in ("VBD", "VBZ", "VBP")
        or verb.i == 0
        or has_subject(verb)
        or verb.nbor(-1).text not in (",", '"', "''", "'", "-")
        or (verb.nbor(-1).text == "-" and not verb.nbor(-1).whitespace_)
    ):
        return None
    entry = by_lemma("verb").get(verb.lemma_.lower())
    if entry is None or "clause" not in entry.frames:
        return None
    right = [c for c in verb.children if c.i > verb.i and c.dep_ in ("nsubj", "dobj", "attr", "oprd", "npadvmod")]
    if not right or right[0].left_edge.i != verb.i + 1 or right[0].pos_ not in ("NOUN", "PROPN", "PRON"):
        return None
    return right[0]


def _nearer(verb: Token, subject: Token) -> Token:
    """The person named right before the verb, where the parser took a noun of the clause for the subject."""
    if subject.i > verb.i or verb.i < 3 or verb.nbor(-1).text != ",":
        return subject
    named = verb.nbor(-2)
    if named.ent_type_ == "PERSON" and named.dep_ == "appos" and named.head != subject and subject.ent_type_ == "":
        between = verb.doc[subject.i + 1 : named.left_edge.i]
        if any(is_finite(t) for t in between if t.dep_ == "relcl" and t.head.head.head == subject):
            return named
    return subject


def _before(verb: Token) -> Token | None:
    """The subject before its verb that the parser hung elsewhere: '…, its chief, Ana Ruiz, told us'."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.dep_ not in ("ROOT", "parataxis", "ccomp") or verb.i < 3:
        return None
    at = verb.i - 1
    while at > 0 and (verb.doc[at].is_punct or verb.doc[at].pos_ == "ADV"):
        at -= 1
    token = verb.doc[at]
    while (
        token.dep_ in ("compound", "nmod", "pobj", "prep", "flat")
        and token.head.i < verb.i
        and token.head.pos_ != "VERB"
    ):
        token = token.head
    if token.pos_ not in ("NOUN", "PROPN", "PRON") or token.dep_ in ("dobj", "pobj", "npadvmod"):
        return None
    start = token.left_edge.i
    return token if start == verb.sent.start or verb.doc[start - 1].is_punct else None


def author_of(verb: Token) -> Token | None:
    """Whose statement a clause without a speaker names: 'in a release by X, it was revealed that'."""
    documents = kinds("document")
    for child in verb.children:
        if child.dep_ != "prep" or child.lower_ not in ("in", "through", "via", "from"):
            continue
        thing = next((c for c in child.children if c.dep_ == "pobj"), None)
        if thing is None:
            continue
        if thing.lemma_.lower() in documents:
            return possessor_of(thing) or next(
                (
                    p
                    for c in thing.children
                    if c.dep_ == "prep" and c.lower_ == "of"
                    for p in c.children
                    if p.dep_ == "pobj"
                ),
                thing,
            )
        if child.i < verb.i and not is_passive(verb) and thing.ent_type_ in ("ORG", "GPE"):
            return thing
    return None
