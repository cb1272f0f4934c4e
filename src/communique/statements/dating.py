"""Which time expression belongs to which dealing: attachment in the sentence, then inheritance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from communique.language.time import TimeExpression
from communique.statements.event import Event

MOVES = frozenset("say tell announce state declare report note add claim warn write".split())
FAR = 99  # farther than any path in a sentence


@dataclass(frozen=True, slots=True)
class Dated:
    """When a dealing takes place, and from which words.

    Attributes:
        date: EDTF.
        expression: The time expression, or None where the date was inherited.
        origin: ``text``, ``sentence before``, ``publication``.
    """

    date: str
    expression: TimeExpression | None
    origin: str


def usable(expression: TimeExpression) -> bool:
    """Whether a time expression can date a dealing: a date or interval that was resolved."""
    return expression.type in ("DATE", "TIME") and bool(expression.interval)


def sentence_times(sentence: Span, offset: int, times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """The usable time expressions of a sentence.

    Args:
        sentence: The sentence.
        offset: Code point of the report's text where the paragraph begins.
        times: All expressions of the report, in order.
    """
    start, end = offset + sentence.start_char, offset + sentence.end_char
    return [t for t in times if start <= t.start < end and usable(t)]


def date_event(event: Event, offset: int, times: Sequence[TimeExpression]) -> Dated | None:
    """Date an event from the expressions of its own sentence.

    Args:
        event: The event.
        offset: Code point of the report's text where the paragraph begins.
        times: The usable expressions of the sentence.

    Returns:
        The date of the expression that hangs on the trigger, on its clause, or on the clause that
        governs it; None where all expressions belong elsewhere.
    """
    scored = []
    for expression in times:
        token = _token_at(event.token.doc, expression.start - offset)
        if token is not None:
            scored.append((_distance(event, token), abs(token.i - event.token.i), expression))
    scored = [s for s in scored if s[0] < FAR]
    if not scored:
        return None
    _, _, best = min(scored, key=lambda s: (s[0], s[1]))
    return Dated(_span_of(best, times), best, "text")


def _span_of(best: TimeExpression, times: Sequence[TimeExpression]) -> str:
    return best.interval or ""


def _token_at(doc: Doc, start: int) -> Token | None:
    span = doc.char_span(start, start + 1, alignment_mode="expand")
    return span[0] if span else None


def _distance(event: Event, time: Token) -> int:
    """How far the time's attachment is from the event: 0 on the trigger, 1 on its clause, more for governors."""
    own = {t.i for t in event.words} | {event.token.i}
    path = _path(time)
    for node in path:
        if node.i in own:
            return 0
        if node.pos_ in ("VERB", "AUX") and node.dep_ != "amod":
            return _clauses(event, node, time)
    return FAR


def _clauses(event: Event, verb: Token, time: Token) -> int:
    if any(a.i == verb.i for a in _path(event.token)):
        return _governed(event, verb)
    if verb.dep_ in ("relcl", "acl") and any(a.i == verb.head.i for a in event.words):
        return 3
    if _same_clause(event.token, verb):
        return 2
    # 'discussed ways to enhance ... on Thursday': a last phrase hung on an infinitive below the trigger
    below = [a for a in _path(verb) if a.i == event.token.i]
    if below and time.i > event.token.i and verb.dep_ in ("xcomp", "acl", "advcl", "relcl", "pcomp"):
        return 2
    return FAR


def _governed(event: Event, verb: Token) -> int:
    """The time hangs on a verb above the event."""
    steps = 0
    node = event.token
    while node.i != verb.i and node.head.i != node.i:
        if node.dep_ in ("ccomp", "relcl") and node.pos_ in ("VERB", "AUX"):
            return FAR if verb.lemma_ in MOVES or node.dep_ == "relcl" else 6
        if node.dep_ in ("acl", "xcomp", "advcl", "pcomp"):
            steps += 1
        node = node.head
    return 1 + steps


def _same_clause(token: Token, verb: Token) -> bool:
    """Whether two verbs are coordinated."""
    return any(a.i == verb.i for a in _conjuncts(token)) or any(a.i == token.i for a in _conjuncts(verb))


def _conjuncts(token: Token) -> list[Token]:
    node = token
    while node.dep_ not in ("conj", "ROOT") and node.pos_ not in ("VERB", "AUX") and node.head.i != node.i:
        node = node.head
    return list(node.conjuncts)


def _path(token: Token) -> list[Token]:
    nodes = [token]
    while nodes[-1].head.i != nodes[-1].i:
        nodes.append(nodes[-1].head)
    return nodes
