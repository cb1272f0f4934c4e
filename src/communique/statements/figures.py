"""Clauses that give another number for a dealing just told: 'the ministry put it at 40, the maker at 52'.

Such a clause is a statement on that dealing by whoever gives the number; what else is known of it was told before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from spacy.tokens import Span, Token

from communique.language.quantities import find_money, find_quantity
from communique.lexicon.materiel import find_designations
from communique.lexicon.who import states
from communique.model.statement import Materiel, Money, Statement
from communique.statements.context import Context, evidence

RULE = "figure.v"
REACH = 400  # code points, about two sentences: further on, a number is of something else
DOUBT = 0.15  # what it takes off the confidence of what is taken up
# Verbs that give a number, by what stands before it.
AT = frozenset("put estimate value set reckon place price peg assess quote".split())
OF = frozenset("speak write talk report".split())
COUNTING = frozenset("count tally estimate cite record register give reckon".split())
FIGURING = AT | OF | COUNTING
# Kinds of things bought.
OF_ARMS = frozenset("arms_order arms_transfer military_aid co_production agreement offer request".split())
# What a number may be of where the noun says only that it is one.
FIGURE = frozenset(
    "figure number total toll count tally sum amount value worth price cost bill estimate package order contract deal "
    "sale shipment it that this them".split()
)


def find_figures(
    sentence: Span, context: Context, told: Sequence[Statement], used: frozenset[int]
) -> Iterator[Statement]:
    """Find clauses that give another number for a dealing told just before.

    Args:
        sentence: A sentence of the paragraph.
        context: The paragraph.
        told: Statements on dealings between states so far, in the order of the text, this sentence's too.
        used: Verbs that are a trigger of their own.

    Yields:
        A statement a clause, with the number as its materiel or money where what was told before has one of the sort.
    """
    for verb in sentence if told else ():
        if verb.pos_ != "VERB" or verb.i in used:
            continue
        number = _number_of(verb)
        giver = _giver(verb) if number is not None else None
        if number is None or giver is None:
            continue
        before = _told_with_number(verb, number, context.offset + verb.idx, told)
        if before is None or not (_of_a_side(giver, before, context) and _same_sort(verb, number, before, context)):
            continue
        told = (*told, _given(verb, number, giver, before, sentence, context))
        yield told[-1]


def _number_of(verb: Token) -> Token | None:
    """The number that a verb gives: 'put the package at two billion', 'spoke of 52 tanks', 'counted 12,800'."""
    lemma = verb.lemma_.lower()
    if lemma not in FIGURING:
        return None
    counted = [c for c in verb.children if c.dep_ == "dobj" and lemma in COUNTING and c.i > verb.i]
    # the parser may hang 'at 52' on a noun between: 'puts the number in that order at 52'
    below = (t for t in verb.subtree if t.i > verb.i and not any(a.pos_ == "VERB" for a in _up_to(t, verb)))
    marked = (t for t in below if (lemma in AT and t.lower_ == "at") or (lemma in OF and t.lower_ == "of"))
    objects = (c for t in marked for c in t.children if c.dep_ == "pobj")
    return next((t for t in (*counted, *objects) if _is_number(t)), None)


def _up_to(token: Token, top: Token) -> Iterator[Token]:
    return takewhile(lambda a: a.i != top.i, token.ancestors)


def _is_number(token: Token) -> bool:
    inside = token.doc[token.left_edge.i : token.i + 1]
    return any(t.tag_ in {"CD", "$"} or t.ent_type_ == "MONEY" for t in inside)


def _giver(verb: Token) -> Token | None:
    """Who gives the number: the subject, if it is somebody or a count, and not the reporter's 'we'."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
    if subject is None and verb.tag_ in ("VBZ", "VBD") and verb.i - verb.sent.start > 1:
        subject = verb.nbor(-2) if verb.nbor(-1).text == "," else verb.nbor(-1)  # 'the maker, Hanwha, puts'
    return subject if subject is not None and subject.pos_ in ("NOUN", "PROPN") else None


def _told_with_number(verb: Token, number: Token, at: int, told: Sequence[Statement]) -> Statement | None:
    """The dealing just told, if it is one of things that a number was told of, or that a price is put on."""
    near = [s for s in told if s.trigger_end <= at <= s.trigger_end + REACH]
    last = near[-1] if near else None
    if last is None:
        return None
    told_of = last.materiel or last.money
    counted = any(c.isdigit() for c in last.quote[last.trigger_start - last.start :])
    priced = verb.lemma_.lower() in AT and last.kind in OF_ARMS and find_money(_words(verb, number))
    designated = last.kind in OF_ARMS and find_designations(_words(verb, number))
    return last if (told_of and counted) or priced or designated else None


def _words(verb: Token, number: Token) -> str:
    words: str = verb.doc[verb.i : number.right_edge.i + 1].text
    return words


def _of_a_side(giver: Token, before: Statement, context: Context) -> bool:
    """Whether whoever gives the number is of no state, or of one of those that deal: another's number is another's."""
    codes = {c for r in context.referents.all_of(giver) for c in r.countries if c in states()}
    return not codes or bool(codes & set(before.countries))


def _same_sort(verb: Token, number: Token, before: Statement, context: Context) -> bool:
    """Whether the number can be of what was told: of no noun, of a word for a number, or of a thing told there."""
    named = [number] if number.tag_ != "CD" and number.ent_type_ != "MONEY" else []
    named += [c for c in verb.children if c.dep_ == "dobj" and c.i != number.i]
    things = {m.category.rstrip("s") for m in before.materiel}
    owners = {code for t in named for r in context.referents.all_of(t) for code in r.countries}
    return owners <= set(before.countries) and all(
        t.lemma_.lower() in FIGURE
        or t.pos_ == "PRON"
        or t.lemma_.lower() in things
        or bool(find_designations(t.doc[t.left_edge.i : t.i + 1].text))
        for t in named
    )


def _given(verb: Token, number: Token, giver: Token, before: Statement, sentence: Span, context: Context) -> Statement:
    offset, text = context.offset, context.report.text
    first, end = offset + verb.idx, offset + number.idx + len(number)
    start, stop = evidence(text, sentence, offset, first, end)
    holder = context.speakers.named(giver, offset, context.referents)
    materiel, money = _amounts(verb, number, before, offset)
    return replace(
        before,
        start=start,
        end=stop,
        quote=text[start:stop],
        trigger_start=first,
        trigger_end=end,
        holder=holder,
        holder_chain=(holder,) if holder else (),
        cue=None,
        materiel=materiel,
        money=money,
        reasons=(*before.reasons, RULE),
        confidence=round(before.confidence - DOUBT, 2),
    )


def _amounts(
    verb: Token, number: Token, before: Statement, offset: int
) -> tuple[tuple[Materiel, ...], tuple[Money, ...]]:
    """The number as a sum of money, or of the things it is of: those named beside it, else those told before."""
    phrase = verb.doc[verb.i : number.right_edge.i + 1]
    money = find_money(phrase.text, offset + phrase.start_char)
    if money:
        return (), money[:1]
    stretch = verb.doc[number.left_edge.i : number.i + 1]
    quantity = find_quantity(stretch)
    if quantity is None:
        return (), ()
    start, end = offset + stretch.start_char, offset + stretch.end_char
    hits = find_designations(stretch.text)
    if hits:
        return (Materiel(hits[0].value.name, hits[0].value.category, quantity, start, end),), ()
    return tuple(replace(m, quantity=quantity, start=start, end=end) for m in before.materiel[:1]), ()
