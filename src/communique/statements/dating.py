"""Which time expression belongs to which dealing: attachment in the sentence, then inheritance."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from communique.language.time import TimeExpression
from communique.statements.attachment import BESIDE, FAR, NOUN, STAMP, UPPER, distance
from communique.statements.clauses import clause_of, finite, future, pluperfect
from communique.statements.event import Event

AFTER = frozenset("following after since".split())
LAPSE = frozenset({"after", "before"})


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
            scored.append((_rank(event, token, expression, offset), abs(token.i - event.token.i), expression))
    scored = [s for s in scored if s[0] < FAR]
    if not scored:
        return _after_dated(event, offset, times) or _fronted(event, offset, times)
    _, _, best = min(scored, key=lambda s: (s[0], s[1]))
    return Dated(best.interval or "", best, "text")


def _rank(event: Event, token: Token, expression: TimeExpression, offset: int) -> int:
    """How far a time is from an event; the stamp of an entry and 'six years after …' by their place."""
    if _names_a_thing(token, expression, event):
        return FAR
    after = token.doc.char_span(expression.end - offset - 1, expression.end - offset, alignment_mode="expand")
    following = token.doc[after.end] if after and after.end < len(token.doc) else None
    if expression.type == "DURATION" and following is not None and following.lower_ in LAPSE:
        return NOUN if _led_to(event.token, following) else FAR
    plain = distance(event, token)
    ahead = plain < FAR and _planned(expression) and not future(clause_of(event.token))
    if ahead and (plain >= BESIDE or YEARS_AHEAD.search(expression.text)):
        return FAR
    if following is not None and following.lower_ == ":" and token.i - token.sent.start <= STAMP_WORDS:
        return min(plain, STAMP)
    return plain if plain < FAR else _alongside(event, token)


def _names_a_thing(token: Token, expression: TimeExpression, event: Event) -> bool:
    """'Breaches of the 1961 Convention': the year is part of a thing's name, and dates that thing alone."""
    head = token.head
    inside = token.dep_ in ("nummod", "compound", "nmod", "amod") and token.i > 0
    year = inside and YEAR.fullmatch(expression.text) is not None
    if not year or token.nbor(-1).pos_ in ("ADP", "SCONJ"):
        return False  # 'since 2015 Abu Dhabi' is misparsed
    thing = head.pos_ in ("NOUN", "PROPN") and head.i > token.i and head.ent_type_ not in ("DATE", "TIME")
    made = event.kind.type == "AGREE" and head.head.i == event.token.i  # 'signed the 1929 treaty'
    return thing and not made and head.i not in {w.i for w in event.words} and head.i != event.token.i


YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


def _planned(expression: TimeExpression) -> bool:
    """'agreed to drill next spring', 'pledged to leave by 2030': the time of the plan, not of the pledge."""
    first = expression.text.lower().removeprefix("the ").split()[0]
    return first in COMING or (expression.interval or "").startswith("..")


# 'in the next two years, they agreed to drill': no time of a deed done.
YEARS_AHEAD = re.compile(r"\b(?:next|coming)\s+(?:\w+\s+)?(?:years|months|weeks|days|decades)\b", re.IGNORECASE)
COMING = frozenset("next coming upcoming tomorrow".split())
STAMP_WORDS = 2  # a bullet or a preposition may stand before an entry's date
PROMPT = frozenset("promptly immediately swiftly quickly instantly then later duly".split())


def _led_to(trigger: Token, word: Token) -> bool:
    """Whether a trigger stands in what 'after' or 'before' opens."""
    if trigger.i > word.i and not any(t.is_punct and t.text != "-" for t in word.doc[word.i : trigger.i]):
        return True
    top = word.head if word.dep_ == "mark" and word.head.i > word.i else word
    return trigger.i > word.i and (top.i == trigger.i or any(a.i == top.i for a in trigger.ancestors))


def _alongside(event: Event, time: Token) -> int:
    """'On Monday Oslo offered talks, which Riga promptly refused; …': told as of one moment with the clause before."""
    verb, main = clause_of(event.token), clause_of(time)
    while verb.dep_ == "xcomp" and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    if verb.tag_ not in ("VBD", "VBN") or main.tag_ != "VBD" or not time.i < verb.i or pluperfect(verb):
        return FAR
    between = event.token.doc[time.i : verb.i]
    prompt = any(c.lower_ in PROMPT for c in verb.children)
    if verb.dep_ == "relcl":
        return UPPER if prompt and finite(verb) else FAR
    independent = verb.dep_ in ("ROOT", "ccomp", "parataxis", "conj") or event.token.dep_ in ("ccomp", "xcomp")
    return UPPER if independent and any(t.text == ";" for t in between) and finite(verb) else FAR


def _when_clause(event: Event, offset: int, times: Sequence[TimeExpression]) -> Dated | None:
    """'since 2015, when Moscow intervened': the clause happened at the time it hangs on."""
    found = next((w for v in _content_of(event.token) if (w := _when(v)) is not None), None)
    if found is None:
        return None
    verb, when = found.head, found
    if any(offset + verb.left_edge.idx <= t.start < offset + verb.right_edge.idx for t in times):
        return None
    for expression in reversed(times):
        gap = event.token.doc.text[expression.end - offset : when.idx]
        if expression.end - offset <= when.idx and len(gap) <= NEXT_TO and not gap.strip(" ,-("):
            value = expression.alone or expression.interval or ""
            return Dated(_plain(value) or expression.interval or "", expression, "text")
    return None


def _when(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.lower_ == "when" and c.i < verb.i), None)


def _content_of(token: Token) -> list[Token]:
    """The clause of a token and those whose content or second half it is."""
    verbs = [clause_of(token)]
    while verbs[-1].dep_ in ("ccomp", "conj", "xcomp") and verbs[-1].head.pos_ in ("VERB", "AUX"):
        verbs.append(verbs[-1].head)
    return verbs


NEXT_TO = 3  # code points between a time and the 'when' that takes it up


def _plain(value: str) -> str:
    """A TIMEX value that is EDTF too: a year, month or day."""
    return value if value.replace("-", "").isdigit() and len(value) in (4, 7, 10) else ""


def _after_dated(event: Event, offset: int, times: Sequence[TimeExpression]) -> Dated | None:
    """'following the 2022 invasion, it has sent drones': what goes on since a dated event is dated from it on."""
    verb = clause_of(event.token)
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


def _fronted(event: Event, offset: int, times: Sequence[TimeExpression]) -> Dated | None:
    """'On 17 June 2024 Chinese and Philippine boats collided': the time that opens a sentence, however parsed."""
    sentence = event.token.sent
    root = clause_of(sentence.root)
    main = _content_of(event.token)[-1].i == root.i and clause_of(event.token).dep_ in ("ROOT", "conj")
    opening = sentence[0].lower_ in OPENING and main
    first = next((t for t in times if t.start - offset - sentence.start_char <= FRONT), None) if opening else None
    return Dated(first.interval or "", first, "text") if first is not None and not _planned(first) else None


OPENING = frozenset({"on", "in", "during"})
FRONT = 8  # code points before the time: 'During ', 'In late '


def _token_at(doc: Doc, start: int) -> Token | None:
    span = doc.char_span(start, start + 1, alignment_mode="expand")
    return span[0] if span else None
