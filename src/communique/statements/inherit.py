"""Dates that a dealing takes from outside its sentence: the day told of just before, or the day of the news."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Span, Token

from communique.language.repair_times import TIMES
from communique.language.time import TimeExpression, find_times
from communique.model.edtf import Edtf
from communique.model.report import Block
from communique.model.statement import LEFT_OPEN, SENTENCE_BEFORE, Statement
from communique.statements.clauses import aside, clause_of, future, perfect, pluperfect, within_occasion
from communique.statements.context import Context
from communique.statements.dating import Dated, sentence_times, usable
from communique.statements.event import Event
from communique.statements.narration import fresh, later, narrated, verb_of

NEAR = 600  # code points: what is told farther back is another story
BULLETS = " \t•▪◦‣●■►▶·*–-"
AFTERWARDS = frozenset("later afterwards subsequently eventually".split())
# Kinds that in the present tense go on ('supplies a third of its gas'), and are no step of a story.
LASTING = frozenset(
    "energy trade cooperation military_cooperation relations basing support recognition occupation".split()
)
JUST = frozenset({"just", "now", "today"})
CLOCK = re.compile(r"\W*\d{1,2}[:.h]\d\d\b")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
WEEK = 7
HAD = re.compile(r"\bhad\s+(?:\w+\s+)?$")
HELPED = 24  # code points before a verb that hold its auxiliary
OCCASION = 31  # days: an occasion told of in an interval lasts no longer
MEETINGS = frozenset("meeting talks visit joint_exercise call negotiation".split())


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

    A list item's stamp dates all of it, and so does the date at the head of an entry or over it; a stamp of the
    hour alone means the day of publication. What is told in the simple past takes the date named last in its
    paragraph, or that of the dealing of the same parties told just before. A simple past in the lead, and a 'has
    just', happened on the day of the news.

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
    stamped = _stamped(event, context, block, times) or _taken_up(event, context, times)
    if stamped is not None:
        return stamped
    if _later_on(event):
        return None
    if not narrated(event) or (event.kind.id in LASTING and verb_of(event).tag_ == "VBZ"):
        just = any(c.lower_ in JUST for c in event.token.children)
        return Dated(published, None, "publication") if published and (just or (lead and fresh(event))) else None
    if pluperfect(verb_of(event)) and sentence_times(event.token.sent, context.offset, times):
        return None  # 'last week Oslo said it had agreed': before a time of its own, and not of the sentence before
    before = _told_before(event, context, times, told)
    if before is None and lead and published and not pluperfect(verb_of(event)):
        return Dated(published, None, "publication")
    return before or _day_of_the_news(event, context, block, times, told)


def _later_on(event: Event) -> bool:
    """'Manila later demanded': after what was told, and nobody says how long; 'Later he went' goes on from it."""
    verb = verb_of(event)
    subject = next((c.i for c in verb.children if c.dep_ == "nsubj"), verb.i)
    after = (c for c in verb.children if c.lower_ in AFTERWARDS and subject < c.i < verb.i)
    return any(not any(g.dep_ == "npadvmod" for g in c.children) for c in after)


def _told_before(
    event: Event, context: Context, times: Sequence[TimeExpression], told: Sequence[Statement]
) -> Dated | None:
    """What is told goes on from an occasion it names, from the time named last, or from the dealing told last."""
    occasion = _occasion(event, told)
    if occasion is not None:
        return Dated(occasion, None, SENTENCE_BEFORE)
    before = _named_before(event, context, times)
    if before is not None:
        return before
    last = next((s for s in reversed(told) if not _told_aside(s, context.report.text)), None)
    if last is not None and last.date and _told_on(event, last, context):
        return Dated(last.date, None, SENTENCE_BEFORE)
    return None


def _stamped(event: Event, context: Context, block: Block, times: Sequence[TimeExpression]) -> Dated | None:
    """The date of the entry or heading that an event stands in."""
    published = context.report.published
    head = block.section or ""
    if block.stamp is not None:
        stamped = _stamp(block, times)
        if stamped is not None:
            return stamped
    if published and not later(event) and (block.stamp is not None or CLOCK.match(head)):
        return Dated(published, None, "publication")
    return _entry(context, times) or _heading(event, head, published)


def _entry(context: Context, times: Sequence[TimeExpression]) -> Dated | None:
    """'2022, October: the envoy leaves. Two attachés follow.': the date before the colon dates the entry."""
    text = context.report.text
    for expression in times:
        if expression.start >= context.offset:
            before = text[context.offset : expression.start]
            opens = not before.strip(BULLETS) and re.match(r"\s*:", text[expression.end : expression.end + 2])
            return Dated(expression.interval or "", expression, "text") if opens and usable(expression) else None
    return None


def _heading(event: Event, head: str, published: str | None) -> Dated | None:
    """A heading that is all a day dates what is told below it."""
    if not head or later(event):
        return None
    found = find_times(head, Edtf.parse(published) if published else None)
    whole = [t for t in found if t.interval and len(t.text) >= len(head.strip(" :.–-"))]
    return Dated(whole[0].interval or "", None, "heading") if whole and whole[0].type == "DATE" else None


def _occasion(event: Event, told: Sequence[Statement]) -> str | None:
    """'throughout the round': the time of the meeting, visit or exercise told of last."""
    if not within_occasion(clause_of(event.token)):
        return None
    return next((s.date for s in reversed(told) if s.date and s.kind in MEETINGS and _short(s.date)), None)


def _short(value: str) -> bool:
    """Whether a date is a day or an interval that one occasion can last."""
    first, last = Edtf.parse(value).bounds()
    return first is not None and last is not None and (last - first).days <= OCCASION


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
            return Dated(f"{value}/.." if since else value, None, SENTENCE_BEFORE)
    return None


THAT_WAS = ("that", "was", "the")


def _day_of_the_news(
    event: Event, context: Context, block: Block, times: Sequence[TimeExpression], told: Sequence[Statement]
) -> Dated | None:
    """A story that goes on from its lead, with no other time named since, is still on the lead's day."""
    text = context.report.text
    told = [s for s in told if not _told_aside(s, text)]
    first = told[0].date if told else None
    day = first if first and DAY.fullmatch(first) else _lead_day(context, times)
    if block.section is not None or day is None or perfect(verb_of(event)) or pluperfect(verb_of(event)):
        return None
    if _told_of_the_past(context.offset + event.token.idx, context, times, day):
        return None
    last = [s.date for s in told if s.date][-2:]
    shared = set(event.all_codes) & {c for s in told if s.date in (day, None) for c in s.countries}
    return Dated(day, None, "day of the news") if day in (last or [day]) and (shared or not told) else None


def _told_of_the_past(at: int, context: Context, times: Sequence[TimeExpression], day: str) -> bool:
    """Whether the paragraph has gone back to another time before a point: 'In 1975 … . Lima offered a corridor'."""
    floor = Edtf.parse(day).bounds()[0]
    spoken = [t for t in times if context.offset <= t.start < at and usable(t) and _in_main_clause(t, context)]
    ends = (Edtf.parse(t.interval or "").bounds()[1] for t in spoken)
    return floor is not None and any(end is not None and (floor - end).days > OCCASION for end in ends)


def _in_main_clause(expression: TimeExpression, context: Context) -> bool:
    """Whether a time is that of its sentence, and not of a clause below its verb ('a pact that it left in 2019')."""
    first = expression.start - context.offset
    span = context.referents.doc.char_span(first, first + 1, alignment_mode="expand")
    if span is None:
        return False
    root = span[0].sent.root
    return root.pos_ not in ("VERB", "AUX") or clause_of(span[0]).i == root.i


def _told_aside(statement: Statement, text: str) -> bool:
    """Whether a statement is told beside the story: with one side, 'two months after', or of what had gone before."""
    if LEFT_OPEN in statement.reasons:
        return True
    end = statement.date_end
    lapse = end is not None and re.match(r"\s+(?:after|before)\b", text[end : end + 8]) is not None
    begin = max(0, statement.trigger_start - HELPED)
    own = " had " in text[statement.trigger_start : statement.trigger_end]  # 'the curbs it had placed'
    return lapse or own or HAD.search(text, begin, statement.trigger_start) is not None


def _lead_day(context: Context, times: Sequence[TimeExpression]) -> str | None:
    """The day named in the first paragraph, if it is of the week before the publication."""
    report = context.report
    lead = next((b for b in report.blocks if b.running), None)
    if lead is None or report.published is None:
        return None
    published = Edtf.parse(report.published).first
    for expression in times:
        value = expression.interval or ""
        if expression.start >= lead.end or not DAY.fullmatch(value) or expression.type == "DURATION":
            continue
        day = Edtf.parse(value).first
        if day is not None and published is not None and 0 <= (published - day).days <= WEEK:
            return value
    return None


def _stamp(block: Block, times: Sequence[TimeExpression]) -> Dated | None:
    start, end = block.stamp or (0, 0)
    found = next((t for t in times if start <= t.start < end and t.interval), None)
    return Dated(found.interval or "", found, "text") if found is not None else None


def _named_before(event: Event, context: Context, times: Sequence[TimeExpression]) -> Dated | None:
    """The time named last before the event's sentence in its paragraph; an open or joint one dates nothing else.

    What stands in a clause beside the story, or had happened before it, is passed over.
    """
    start = context.offset + event.token.sent.start_char
    for expression in reversed(times):
        if expression.start >= start or not usable(expression):
            continue
        if expression.start < context.offset or start - expression.end > NEAR:
            return None
        place = context.referents.doc.char_span(
            expression.start - context.offset, expression.end - context.offset, alignment_mode="expand"
        )
        if place is not None and _beside(place, expression, event):
            continue
        value = expression.interval or ""
        if ".." in value or expression.part_of is not None or (place is not None and _planned(place)):
            return None
        return Dated(value, None, SENTENCE_BEFORE)
    return None


def _beside(place: Span, expression: TimeExpression, event: Event) -> bool:
    """Whether a time dates no step of the story: of a noun, of a clause beside it, of what had gone before."""
    if expression.type == "DURATION":
        return True
    root: Token = place.root
    if root.dep_ in ("nummod", "compound", "amod") and root.head.pos_ == "NOUN" and root.head.ent_type_ != "DATE":
        return True
    verb = clause_of(root)
    if verb.pos_ not in ("VERB", "AUX"):
        return False
    earlier = pluperfect(verb) and not pluperfect(verb_of(event))
    return aside(verb) or earlier


def _planned(place: Span) -> bool:
    """Whether a time belongs to a plan or a condition, which the next sentence does not go on from."""
    verb = next((a for a in place.root.ancestors if a.pos_ in ("VERB", "AUX")), None)
    return verb is not None and (future(verb) or any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children))


def _told_on(event: Event, last: Statement, context: Context) -> bool:
    """Whether an event goes on telling what the statement before it told."""
    value = last.date or ""
    if ("/" in value and not _short(value)) or last.status != "occurred":
        return False
    near = event.token.idx + context.offset - last.trigger_end < NEAR
    same = set(event.all_codes) <= set(last.countries) or set(last.countries) <= set(event.all_codes)
    return near and same
