"""Clauses that take up a dealing just told without its verb: 'Khartoum said that it had not', 'Niamey denied doing so'.

What such a clause says is the dealing before it, said anew by another holder: with its own evidence, holder and
status, all else as it was told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Span, Token

from communique.lexicon.sayings import by_lemma
from communique.model.statement import Cue, Holder, Statement, Status
from communique.statements.context import Context, evidence, vouched

RULE = "elided.v"
REACH = 400  # code points, about two sentences: a verb left out is the one just read
DOUBT = 0.1  # what it takes off the confidence of what is taken up
HELPERS = frozenset("do have be will would".split())
# What a clause with a verb of its own has after the helper.
COMPLEMENTS = frozenset("dobj attr acomp oprd prep xcomp ccomp agent npadvmod prt advmod".split())
# Saying is not taken up this way: 'Oslo accused Baku of a raid. Baku said it had not' speaks of the raid.
SAYINGS = frozenset({"ACCUSE", "REJECT", "THREATEN", "REQUEST"})


def find_elided(sentence: Span, context: Context, told: Sequence[Statement]) -> Iterator[Statement]:
    """Find clauses that stand for a dealing told just before, and say the contrary of it.

    Args:
        sentence: A sentence of the paragraph.
        context: The paragraph.
        told: Statements on dealings between states so far, in the order of the text, this sentence's too.

    Yields:
        A statement a clause; none where nobody is said to say it, or where it says again what was said.
    """
    for token in sentence if told else ():
        if token.pos_ not in ("AUX", "VERB") or not (_stands_for_verb(token) or _does_so(token)):
            continue
        at = context.offset + token.idx
        before = [s for s in told if s.trigger_end <= at <= s.trigger_end + REACH and s.type not in SAYINGS]
        if before and _read_just_before(token, before[-1], context) and _of_the_doer(token, before[-1], context):
            statement = _take_up(token, before[-1], sentence, context)
            if statement is not None:
                yield statement


def _stands_for_verb(token: Token) -> bool:
    """Whether a helper with a subject ends its clause: 'that it had not', 'it did', 'they would'."""
    if token.lemma_.lower() not in HELPERS or token.tag_ not in ("VBD", "VBZ", "VBP", "MD") or token.dep_ == "aux":
        return False
    subject = any(c.dep_ == "nsubj" and c.i < token.i for c in token.children)
    marked = any(c.dep_ == "mark" and c.lower_ != "that" for c in token.children)  # 'as it did', 'if it had'
    return subject and not marked and not any(c.dep_ in COMPLEMENTS and c.i > token.i for c in token.children)


def _read_just_before(token: Token, taken_up: Statement, context: Context) -> bool:
    """Whether nothing but words of saying stands between: of any other verb, the helper may say no of that one."""
    at = taken_up.trigger_end - context.offset
    between = (t for t in token.doc[: token.i] if t.idx >= at and t.pos_ == "VERB")
    return at > 0 and all(t.lemma_.lower() in by_lemma("verb") for t in between)


def _does_so(token: Token) -> bool:
    """'denied having done so', 'said it would do so'."""
    return token.lemma_.lower() == "do" and any(c.lower_ == "so" and c.i == token.i + 1 for c in token.children)


def _of_the_doer(token: Token, taken_up: Statement, context: Context) -> bool:
    """Whether the clause's subject may be who did what was told: a pronoun, or words for the same state."""
    subject = next((c for c in token.children if c.dep_ == "nsubj"), None)
    found = context.referents.of(subject) if subject is not None else None
    if found is None:
        return subject is None or subject.pos_ == "PRON"
    same = bool(set(found.countries) & {p.country for p in taken_up.source})
    return same or (subject is not None and subject.pos_ == "PRON")


def _take_up(token: Token, before: Statement, sentence: Span, context: Context) -> Statement | None:
    no = next((c for c in token.children if c.dep_ == "neg"), None)
    last = max(token.i, no.i if no is not None else token.i)
    end_token = token.doc[last]
    first, end = context.offset + token.idx, context.offset + end_token.idx + len(end_token)
    ahead = token.tag_ == "MD" or any(c.tag_ == "MD" for c in token.children)
    plain = Status.PLANNED if ahead or before.status is Status.PLANNED else Status.OCCURRED
    told = vouched(context, first, end, Status.DENIED if no is not None else plain)
    if told.holder is None or (before.holder is not None and before.holder.name == told.holder.name):
        return None
    if (told.status == Status.DENIED) == (before.status is Status.DENIED) or not _of_its_own(told.holder, before):
        return None
    start, stop = evidence(context.report.text, sentence, context.offset, first, end)
    cues = (Cue(no.text, context.offset + no.idx, context.offset + no.idx + len(no), "denied"),) if no else ()
    return replace(
        before,
        start=start,
        end=stop,
        quote=context.report.text[start:stop],
        trigger_start=first,
        trigger_end=end,
        status=Status(told.status),
        status_cues=cues,
        holder=told.holder,
        holder_chain=told.chain,
        cue=told.cue,
        reasons=(*before.reasons, RULE, *told.reasons),
        confidence=round(before.confidence - DOUBT, 2),
    )


def _of_its_own(holder: Holder, before: Statement) -> bool:
    """'Kyiv says it did not' is said by the doer, or by somebody of no state that could be meant by 'it'."""
    return holder.country is None or holder.kind == "medium" or holder.country in {p.country for p in before.source}
