"""Which time expression belongs to which dealing: attachment in the sentence, then inheritance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from communique.language.time import TimeExpression
from communique.statements.event import Event

MOVES = frozenset("say tell announce state declare report note add claim warn write".split())
# Verbs of beginning and ending without a subject pass a time on: 'beginning in 2019, they held drills'.
PASSING = frozenset("begin start commence end last run date".split())
# A saying lends its day to what it states in the present tense: 'announced on Tuesday that it breaks off relations'.
ANNOUNCING = frozenset("announce declare proclaim notify inform confirm say".split())
AFTER = frozenset("following after since".split())
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
    return bool(expression.interval) and expression.type != "SET"


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
    clause = _when_clause(event, offset, times)
    if clause is not None:
        return clause
    scored = []
    for expression in times:
        token = _token_at(event.token.doc, expression.start - offset)
        if token is not None:
            scored.append((_distance(event, token), abs(token.i - event.token.i), expression))
    scored = [s for s in scored if s[0] < FAR]
    if not scored:
        return _after_dated(event, offset, times)
    _, _, best = min(scored, key=lambda s: (s[0], s[1]))
    return Dated(_span_of(best, times), best, "text")


def _when_clause(event: Event, offset: int, times: Sequence[TimeExpression]) -> Dated | None:
    """'since 2015, when Moscow intervened': the clause happened at the time it hangs on."""
    verb = _clause_of(event.token)
    when = next((c for c in verb.children if c.lower_ == "when" and c.i < verb.i), None)
    if when is None or any(offset + verb.left_edge.idx <= t.start < offset + verb.right_edge.idx for t in times):
        return None
    for expression in reversed(times):
        gap = event.token.doc.text[expression.end - offset : when.idx]
        if expression.end - offset <= when.idx and len(gap) <= NEXT_TO and not gap.strip(" ,-("):
            value = expression.alone or expression.interval or ""
            return Dated(_plain(value) or expression.interval or "", expression, "text")
    return None


NEXT_TO = 3  # code points between a time and the 'when' that takes it up


def _plain(value: str) -> str:
    """A TIMEX value that is EDTF too: a year, month or day."""
    return value if value.replace("-", "").isdigit() and len(value) in (4, 7, 10) else ""


def _clause_of(token: Token) -> Token:
    node = token
    while node.pos_ not in ("VERB", "AUX") and node.head.i != node.i:
        node = node.head
    return node


def _after_dated(event: Event, offset: int, times: Sequence[TimeExpression]) -> Dated | None:
    """'following the 2022 invasion, it has sent drones': what goes on since a dated event is dated from it on."""
    verb = _clause_of(event.token)
    lasting = verb.tag_ == "VBG" or any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)
    for node in (verb, *verb.ancestors):
        if node.pos_ not in ("VERB", "AUX"):
            continue
        lasting = lasting or any(c.dep_ == "aux" and c.lemma_ == "have" for c in node.children)
        for child in node.children:
            if child.lower_ not in AFTER or child.dep_ not in ("prep", "mark"):
                continue
            first, last = offset + child.left_edge.idx, offset + child.right_edge.idx + len(child.right_edge)
            for expression in times:
                if first <= expression.start < last and expression.alone and _plain(expression.alone):
                    value = expression.alone
                    return Dated(f"{value}/.." if lasting else value, expression, "text")
        if node.dep_ in ("ccomp", "relcl"):
            return None
    return None


def _span_of(best: TimeExpression, times: Sequence[TimeExpression]) -> str:
    return best.interval or ""


def _token_at(doc: Doc, start: int) -> Token | None:
    span = doc.char_span(start, start + 1, alignment_mode="expand")
    return span[0] if span else None


def _distance(event: Event, time: Token) -> int:
    """How far the time's attachment is from the event: 0 on the trigger, 1 on its clause, more for governors."""
    own = {t.i for t in event.words} | {event.token.i}
    path = _path(time)
    if time.dep_ in ("nummod", "compound", "amod") and time.head.pos_ == "NOUN" and time.head.ent_type_ != "DATE":
        return 0 if time.head.i in own else FAR  # 'the 2015 ban' dates the ban
    for node in path:
        if node.i in own:
            return 0
        if node.lemma_.lower() in PASSING and node.tag_ == "VBG" and node.dep_ in ("advcl", "prep", "acl"):
            continue
        if node.tag_ == "VBN" and node.dep_ == "acl" and _preposed(node, event.token):
            continue
        if node.pos_ in ("VERB", "AUX") and node.dep_ != "amod":
            return _clauses(event, node, time)
    return FAR


def _preposed(participle: Token, trigger: Token) -> bool:
    """'Under a deal struck in 2015, it ordered': the time of a phrase put first is the main verb's too."""
    phrase = next((a for a in participle.ancestors if a.dep_ == "prep"), None)
    return phrase is not None and phrase.right_edge.i < trigger.i and phrase.left_edge.i == phrase.sent.start


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
    while node.i not in (verb.i, node.head.i):
        if node.dep_ in ("ccomp", "relcl") and node.pos_ in ("VERB", "AUX"):
            if verb.lemma_ in ANNOUNCING and node.tag_ in ("VBZ", "VBP"):
                return 6
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
