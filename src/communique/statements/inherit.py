"""Dates that a dealing takes from outside its sentence: the event just told, or the day of the news."""

from __future__ import annotations

from collections.abc import Sequence

from communique.language.time import TimeExpression
from communique.model.report import Block
from communique.model.statement import Statement
from communique.statements.assemble import Context
from communique.statements.dating import Dated
from communique.statements.event import Event

BACKGROUND = ("background", "context", "history", "how we got here", "previously", "earlier", "backdrop")


def inherited_date(
    event: Event,
    context: Context,
    block: Block,
    times: Sequence[TimeExpression],
    last: Statement | None,
    *,
    lead: bool,
) -> Dated | None:
    """Date an event whose sentence gives no date.

    A list item's stamp dates all of it. A past event of the same kind family and the same parties as the one
    told just before shares its day. A simple past in the lead paragraph happened on the day of the news.

    Args:
        event: The event.
        context: Its paragraph.
        block: The paragraph's block.
        times: Time expressions of the report.
        last: The statement before it, if any.
        lead: Whether this is the first paragraph.

    Returns:
        The date with its origin, or None.
    """
    if block.stamp is not None:
        stamped = next((t for t in times if block.stamp[0] <= t.start < block.stamp[1] and t.interval), None)
        if stamped is not None:
            return Dated(stamped.interval or "", stamped, "text")
    if last is not None and last.date and _told_on(event, last, context):
        return Dated(last.date, None, "sentence before")
    if lead and context.report.published and event.token.tag_ in ("VBD", "VBN", "VBZ"):
        return Dated(context.report.published, None, "publication")
    return None


def _told_on(event: Event, last: Statement, context: Context) -> bool:
    """Whether an event goes on telling what the statement before it told."""
    if "/" in (last.date or "") or last.status != "occurred":
        return False
    near = event.token.idx + context.offset - last.trigger_end < 600
    same = set(event.all_codes) <= set(last.countries) or set(last.countries) <= set(event.all_codes)
    past = event.token.tag_ in ("VBD", "NN", "NNS") or (event.token.tag_ == "VBN" and not _perfect(event))
    return near and same and past


def _perfect(event: Event) -> bool:
    return any(c.dep_ == "aux" and c.lemma_ == "have" for c in event.token.children)
