"""Dates that a dealing takes from outside its sentence: the day told of just before, or the day of the news."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span, Token

from communique.language.repair import TIMES
from communique.language.time import TimeExpression
from communique.model.report import Block
from communique.model.statement import Statement
from communique.statements.assemble import Context
from communique.statements.dating import Dated, usable
from communique.statements.event import Event

NEAR = 600  # code points: what is told farther back is another story
JUST = frozenset({"just", "now", "today"})


def inherited_date(
    event: Event,
    context: Context,
    block: Block,
    times: Sequence[TimeExpression],
    told: Sequence[Statement],
    *,
    lead: bool,
) -> Dated | None:
    """Date an event whose sentence gives no date.

    A list item's stamp dates all of it; a stamp of the hour alone means the day of publication. What is told in
    the simple past takes the date named last in its paragraph, or that of the dealing of the same parties told
    just before. A simple past in the lead, and a 'has just', happened on the day of the news.

    Args:
        event: The event.
        context: Its paragraph.
        block: The paragraph's block.
        times: Time expressions of the report.
        told: The statements before it, in order.
        lead: Whether this is the first paragraph.

    Returns:
        The date with its origin, or None.
    """
    published = context.report.published
    if block.stamp is not None:
        stamped = _stamp(block, times)
        if stamped is not None:
            return stamped
        if published and not _later(event):
            return Dated(published, None, "publication")
    taken_up = _taken_up(event, context, times)
    if taken_up is not None:
        return taken_up
    if not _narrated(event):
        just = any(c.lower_ in JUST for c in event.token.children)
        return Dated(published, None, "publication") if just and published else None
    before = _named_before(event, context, times)
    if before is not None:
        return before
    last = told[-1] if told else None
    if last is not None and last.date and _told_on(event, last, context):
        return Dated(last.date, None, "sentence before")
    if lead and published:
        return Dated(published, None, "publication")
    return _day_of_the_news(event, block, told)


def _taken_up(event: Event, context: Context, times: Sequence[TimeExpression]) -> Dated | None:
    """'That was the year in which ...', '... since then': the time named last, in words of its own."""
    sentence = event.token.sent
    words = [t.lower_ for t in sentence]
    since = "since" in words and words[words.index("since") + 1 : words.index("since") + 2] == ["then"]
    that = words[:3] == ["that", "was", "the"] and len(words) > len(THAT_WAS) and words[3] in TIMES
    if not (since or that):
        return None
    start = context.offset + sentence.start_char
    for expression in reversed(times):
        value = expression.alone or ""
        if expression.start < start and value.replace("-", "").isdigit():
            return Dated(f"{value}/.." if since else value, None, "sentence before")
    return None


THAT_WAS = ("that", "was", "the")


def _day_of_the_news(event: Event, block: Block, told: Sequence[Statement]) -> Dated | None:
    """A story that goes on from its lead, with no other time named since, is still on the lead's day."""
    if block.section is not None or not told or not told[0].date or len(told[0].date) != len("2023-01-01"):
        return None
    day = told[0].date
    dated = [s for s in told if s.date]
    near = any(s.date == day for s in dated[-2:])
    shared = set(event.all_codes) & {c for s in told if s.date == day for c in s.countries}
    return Dated(day, None, "day of the news") if near and shared and not _perfect(event) else None


def _perfect(event: Event) -> bool:
    return any(c.dep_ == "aux" and c.lemma_ == "have" for c in _verb_of(event).children)


def _stamp(block: Block, times: Sequence[TimeExpression]) -> Dated | None:
    start, end = block.stamp or (0, 0)
    found = next((t for t in times if start <= t.start < end and t.interval), None)
    return Dated(found.interval or "", found, "text") if found is not None else None


def _named_before(event: Event, context: Context, times: Sequence[TimeExpression]) -> Dated | None:
    """The time named last before the event's sentence in its paragraph; an open or joint one dates nothing else."""
    start = context.offset + event.token.sent.start_char
    for expression in reversed(times):
        if expression.start >= start or not usable(expression):
            continue
        if expression.start < context.offset or start - expression.end > NEAR:
            return None
        value = expression.interval or ""
        if ".." in value or expression.part_of is not None or _of_another(expression, context):
            return None
        return Dated(value, None, "sentence before")
    return None


def _of_another(expression: TimeExpression, context: Context) -> bool:
    """Whether a time belongs to a plan or a condition, which the next sentence does not go on from."""
    span = context.referents.doc.char_span(
        expression.start - context.offset, expression.end - context.offset, alignment_mode="expand"
    )
    return span is not None and _planned(span)


def _planned(span: Span) -> bool:
    verb = next((a for a in span.root.ancestors if a.pos_ in ("VERB", "AUX")), None)
    return verb is not None and any(
        c.dep_ == "aux" and c.lower_ in ("will", "would", "shall", "could", "may", "might", "can", "to")
        for c in verb.children
    )


def _verb_of(event: Event) -> Token:
    node = event.places.light or event.token
    while node.pos_ not in ("VERB", "AUX") and node.head.i != node.i:
        node = node.head
    return node


def _narrated(event: Event) -> bool:
    """Whether an event is told in the simple past or past perfect, as a story's steps are."""
    verb = _verb_of(event)
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if any(c.tag_ == "MD" or c.lower_ in ("has", "have", "is", "are", "to", "be") for c in auxiliaries):
        return False
    if verb.dep_ in ("xcomp", "advcl", "pcomp", "acl") and verb.tag_ in ("VB", "VBG", "VBN"):
        head = verb.head
        while head.pos_ not in ("VERB", "AUX") and head.head.i != head.i:
            head = head.head
        return head.i != verb.i and head.tag_ == "VBD" and verb.tag_ != "VB"
    return verb.tag_ in ("VBD", "VBN") or (verb.tag_ == "VBZ" and verb.dep_ == "ROOT" and event.trigger.pos == "verb")


def _later(event: Event) -> bool:
    return any(c.tag_ == "MD" or c.lower_ == "to" for c in _verb_of(event).children if c.dep_ == "aux")


def _told_on(event: Event, last: Statement, context: Context) -> bool:
    """Whether an event goes on telling what the statement before it told."""
    if "/" in (last.date or "") or last.status != "occurred":
        return False
    near = event.token.idx + context.offset - last.trigger_end < NEAR
    same = set(event.all_codes) <= set(last.countries) or set(last.countries) <= set(event.all_codes)
    return near and same
