"""Mending of parses where the words of a time and the name beside them were mixed up."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from communique.language.repair_clauses import RELATIVE, SUBJECTS, Change

# Nouns that stand at the head of a sentence as its time: 'The following day Singh handed over the boats'.
TIMES = frozenset(
    "day week month year morning evening night afternoon weekend spring summer autumn fall winter".split()
)
MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul "
    "aug sept sep oct nov dec".split()
)


def time_taken_for_root(noun: Token) -> Iterator[Change]:
    """'The following day Singh handed over twelve boats': the verb is the root, the day its time."""
    if noun.dep_ != "ROOT" or noun.lemma_.lower() not in TIMES:
        return
    clauses = [c for c in noun.children if c.dep_ == "relcl"]
    if len(clauses) != 1 or any(c.dep_ in ("cop", *SUBJECTS) for c in noun.children):
        return
    verb = clauses[0]
    if any(c.lower_ in RELATIVE for c in verb.children) or not any(c.dep_ in SUBJECTS for c in verb.children):
        return
    yield verb.i, verb.i, "ROOT"
    yield noun.i, verb.i, "npadvmod"
    for child in noun.children:
        if child.i > verb.i:
            yield child.i, verb.i, child.dep_


def subject_taken_for_date(name: Token) -> Iterator[Change]:
    """'On 25 January Scholz cleared the sale', 'On 1 August 2023 two jets crossed': who acts is no time."""
    if name.dep_ != "pobj" or is_date(name) or name.head.lower_ not in ("on", "in"):
        return
    preposition, verb = name.head, _verb_without_subject(name)
    if verb is None:
        return
    months = [c for c in name.children if c.i < name.i and is_date(c)]
    if not months:
        return
    month = months[-1]
    yield name.i, verb.i, "nsubj"
    yield month.i, preposition.i, "pobj"
    for child in name.children:
        if child.i < month.i:
            yield child.i, month.i, "nummod"


def _verb_without_subject(name: Token) -> Token | None:
    """The verb after a name that is object of the preposition of a time, if that verb has no subject of its own."""
    verb = name.head.head
    if verb.pos_ not in ("VERB", "AUX"):
        return None
    clauses = [verb, *(c for c in verb.children if c.dep_ == "ccomp" and _finite_after(c, name))]
    open_to = [v for v in clauses if v.i > name.i and not any(c.dep_ in SUBJECTS for c in v.children)]
    return open_to[0] if open_to else None


def _finite_after(verb: Token, name: Token) -> bool:
    """Whether a clause begins right after a name, with a finite verb or auxiliary."""
    first = verb.left_edge
    return first.i == name.i + 1 and first.tag_ in ("VBD", "VBZ", "VBP", "MD")


def time_taken_for_name(time: Token) -> Iterator[Change]:
    """'said Tuesday Latvia had': the weekday is the time of the saying, and no part of the name."""
    name = time.head
    if time.dep_ != "compound" or time.lower_ not in WEEKDAYS or name.dep_ not in SUBJECTS or name.pos_ != "PROPN":
        return
    said = name.head.head
    if name.head.dep_ == "ccomp" and said.i + 1 == time.i and time.i < name.i:
        yield time.i, said.i, "npadvmod"


def name_taken_into_time(time: Token) -> Iterator[Change]:
    """'Arafat Wednesday rejected the offer': the name right before a weekday is the subject of the verb after it."""
    verb = time.head
    if time.lower_ not in WEEKDAYS or time.dep_ not in ("npadvmod", "nsubj", "tmod") or time.i + 1 != verb.i:
        return
    names = [c for c in time.children if c.dep_ == "compound" and c.pos_ == "PROPN"]
    if not names or names[-1].i + 1 != time.i or verb.tag_ not in ("VBD", "VBZ"):
        return
    if any(c.dep_ in SUBJECTS and c.i != time.i for c in verb.children):
        return
    name = names[-1]
    yield name.i, verb.i, "nsubj"
    yield time.i, verb.i, "npadvmod"
    for child in time.children:
        if child.i < name.i:
            yield child.i, name.i, child.dep_


WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


def is_date(token: Token) -> bool:
    """Whether a word is a month, a weekday or a year."""
    word = token.lower_.rstrip(".")
    return word in MONTHS or word in WEEKDAYS or (len(word) == len("2000") and word.isdigit())
