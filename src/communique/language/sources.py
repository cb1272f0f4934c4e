"""Who speaks: the subject, agent or possessor that a word of saying has, and the words that name it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.language.repair_times import is_date

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

SUBJECTS = ("nsubj", "csubj")
VERBAL = ("VERB", "AUX")
RELATIVE = frozenset({"who", "which", "that", "whom"})
LONG_APPOSITION = 16  # tokens; a longer one is a clause in all but name
_SHED = ("relcl", "acl", "advcl", "parataxis", "punct", "ccomp")


def is_passive(verb: Token) -> bool:
    """Whether a verb stands in the passive, reduced ones ('the deal announced by X') included."""
    if verb.tag_ != "VBN":
        return False
    if any(child.dep_ in ("auxpass", "nsubjpass", "agent") for child in verb.children):
        return True
    if verb.dep_ == "conj" and verb.head.pos_ in VERBAL and not _own_subject(verb) and not _has_aux(verb):
        return is_passive(verb.head)
    if verb.dep_ == "acl" and verb.head.dep_ == "ROOT":
        return False  # 'The queen approved of it' read as 'the queen (who was) approved'
    return verb.dep_ in ("acl", "amod", "oprd")


def _has_aux(verb: Token) -> bool:
    return any(child.dep_ == "aux" for child in verb.children)


def _own_subject(verb: Token) -> Token | None:
    own = [c for c in verb.children if c.dep_ in SUBJECTS or c.dep_ == "nsubjpass"]
    own = own or [c for aux in verb.children if aux.dep_ == "auxpass" for c in aux.children if c.dep_ in SUBJECTS]
    if not own:
        return None
    before = [c for c in own if c.i < verb.i]  # 'Details: the envoy said' has two; the nearer one speaks
    return before[-1] if before else own[0]


def has_subject(verb: Token) -> bool:
    """Whether a verb has a subject of its own before it."""
    own = _own_subject(verb)
    return own is not None and own.i < verb.i


def has_to(verb: Token) -> bool:
    """Whether a verb is an infinitive with 'to'."""
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def agent_of(verb: Token) -> Token | None:
    """The agent of a passive verb: 'by X'."""
    for child in verb.children:
        if child.dep_ == "agent":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def subject_of(verb: Token) -> Token | None:
    """The subject of a verb, its own or shared with the verb it hangs on.

    Args:
        verb: A verb of saying in the active, or any verb whose subject is wanted.

    Returns:
        Head of the subject; the antecedent where that is a relative pronoun; None if the text names none.
    """
    for _ in range(6):  # participles, infinitives and coordination chain at most so deep
        own = _own_subject(verb)
        if own is not None:
            return _antecedent(own, verb)
        head = verb.head
        if verb.dep_ in ("acl", "relcl"):
            return _noun_of(verb)
        finite = verb.tag_ in ("VBD", "VBZ", "VBP")
        if head == verb or verb.dep_ == "ccomp" or (verb.dep_ == "advcl" and finite):
            return None
        if verb.dep_ == "xcomp" and verb.tag_ == "VB":
            controller = next((c for c in head.children if c.dep_ == "dobj" and c.i < verb.i), None)
            if controller is not None:
                return controller
        verb = head if head.pos_ in VERBAL or verb.dep_ != "pcomp" else head.head
        if verb.pos_ == "ADP":
            verb = verb.head
        if verb.pos_ not in VERBAL and verb.dep_ not in ("acomp", "ROOT"):
            break
    return None


def _noun_of(verb: Token) -> Token | None:
    """Who speaks in a clause on a noun: the noun ('sources saying'), or its owner ('reason to believe')."""
    noun = verb.head
    if verb.tag_ == "VB" and has_to(verb):
        return _holder_of_noun(noun)
    misread = verb.tag_ in ("VBN", "VBD") and noun.dep_ == "ROOT"
    return noun if verb.tag_ == "VBG" or verb.dep_ == "relcl" or misread else _holder_of_noun(noun)


def _antecedent(subject: Token, verb: Token) -> Token:
    if subject.lower_ in RELATIVE and subject.tag_ in ("WP", "WDT"):
        relative = verb
        while relative.dep_ in ("conj", "xcomp", "ccomp") and relative.head != relative:
            relative = relative.head
        if relative.dep_ == "relcl":
            return relative.head
    return subject


def _holder_of_noun(noun: Token) -> Token | None:
    """Whose a noun is: 'Rome's promise to announce'."""
    return possessor_of(noun) or (subject_of(noun.head) if noun.dep_ == "dobj" else None)


def possessor_of(noun: Token) -> Token | None:
    """The possessor or author of a noun of saying: 'X's claim', 'the claim by X', 'US claims'."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("by", "from"):
            return next((c for c in child.children if c.dep_ == "pobj"), None)
        if child.dep_ == "agent":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    for child in noun.children:
        if child.dep_ in ("compound", "amod", "nmod") and child.ent_type_ in ("NORP", "GPE", "ORG", "PERSON"):
            return child
    return None


def phrase(head: Token) -> Span:
    """The words that name a source: its noun phrase without relative clauses and long appositions.

    Args:
        head: Head of the noun phrase.

    Returns:
        A stretch of tokens with the head in it.
    """
    start, end = head.left_edge.i, head.right_edge.i + 1
    for child in head.children:
        if child.i <= head.i:
            if child.dep_ in ("relcl", "advcl", "ccomp"):
                start = max(start, child.right_edge.i + 1)
            continue
        long = child.dep_ == "appos" and child.right_edge.i - child.left_edge.i > LONG_APPOSITION
        if (child.dep_ in _SHED and child.dep_ != "punct") or long:
            end = min(end, child.left_edge.i)
    doc = head.doc
    while end - 1 > head.i and (doc[end - 1].is_punct or doc[end - 1].dep_ == "cc"):
        end -= 1
    while start < head.i and (doc[start].is_punct or doc[start].dep_ == "cc"):
        start += 1
    start = _after_date(doc, start, head.i)
    return doc[start:end] if start <= head.i < end else doc[head.i : head.i + 1]


def _after_date(doc: Doc, start: int, head: int) -> int:
    """Where a name begins after a date that the parser took into it: 'In May 2011 Pakistan's minister said'."""
    end = start
    while end < head and (is_date(doc[end]) or doc[end].is_digit):
        end += 1
    return end if any(is_date(t) for t in doc[start:end]) else start
