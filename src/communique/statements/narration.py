"""How a dealing is told: as a step of the story, as what was said or agreed, as still to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.statements.attachment import MOVES, SPEECH
from communique.statements.clauses import clause_of, future, perfect

if TYPE_CHECKING:
    from spacy.tokens import Token

    from communique.statements.event import Event

UNTOLD = frozenset("has have is are to be 've ’ve".split())
# Verbs after which an infinitive says what was agreed when they happened: 'decided to open talks'.
AGREEING = frozenset("agree decide resolve pledge promise commit undertake vow".split())


def verb_of(event: Event) -> Token:
    """The verb that carries an event's tense: its light verb, or that of its clause."""
    return clause_of(event.places.light or event.token)


def narrated(event: Event) -> bool:
    """Whether an event is told in the simple past or past perfect, as a story's steps are."""
    verb = verb_of(event)
    if said_then(event, verb) or agreed_then(verb):
        return True
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if any(c.tag_ == "MD" or c.lower_ in UNTOLD for c in auxiliaries):
        return False
    if verb.dep_ in ("xcomp", "advcl", "pcomp", "acl") and verb.tag_ in ("VB", "VBG", "VBN"):
        head = clause_of(verb.head)
        return head.i != verb.i and head.tag_ == "VBD" and verb.tag_ != "VB"
    if verb.tag_ == "VBZ":
        step = verb.dep_ == "ROOT" and event.trigger.pos == "verb"
        return step and (event.kind.id not in SPEECH or _in_present_story(verb))
    return verb.tag_ in ("VBD", "VBN")


def _in_present_story(verb: Token) -> bool:
    """Whether the sentence before tells in the present too: else 'denies' is what is still said, and no step."""
    start = verb.sent.start
    before = verb.doc[start - 1].sent.root if start else None
    return before is not None and before.tag_ in ("VBZ", "VBP")


def said_then(event: Event, verb: Token) -> bool:
    """'told Lima that it would respond': a threat or promise is made when it is said."""
    return (
        event.kind.id in SPEECH
        and verb.dep_ == "ccomp"
        and verb.head.tag_ == "VBD"
        and verb.head.lemma_.lower() in MOVES
    )


def agreed_then(verb: Token) -> bool:
    """'decided to open talks': what was agreed, when it was agreed."""
    above = verb.head
    return verb.dep_ == "xcomp" and verb.tag_ == "VB" and above.tag_ == "VBD" and above.lemma_.lower() in AGREEING


def fresh(event: Event) -> bool:
    """'has just signed', 'has asked': the present perfect of news, not denied and not of what goes on."""
    verb = verb_of(event)
    lasting = {c.lower_ for c in verb.children if c.dep_ in ("advmod", "neg", "mark", "prep")}
    return perfect(verb) and not lasting & LASTING and not any(c.lower_ == "been" for c in verb.children)


LASTING = frozenset(
    "not n't n’t never always long often repeatedly since for over regularly already previously".split()
)


def later(event: Event) -> bool:
    """Whether a clause looks ahead."""
    verb = verb_of(event)
    return future(verb) or any(c.lower_ == "to" for c in verb.children if c.dep_ == "aux")
