"""Headings that name a year or month: the times below them belong to it."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from communique.language.time.scanner import find
from communique.language.time.spans import Unit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from communique.language.time.context import Context
    from communique.language.time.scanner import Guard

LONGEST = 48  # code points: a longer line is no heading
_REST = re.compile(r"[\s\W\d]*(?:chapter|part|in|the year|events of|timeline)?[\s\W\d]*", re.IGNORECASE)


def pass_headings(context: Context, start: int, end: int, guards: Mapping[str, Guard]) -> None:
    """Note the heading between two stretches of running text, if one stands there.

    A line that is all a year or a month of one holds until the next heading of whatever kind.

    Args:
        context: What was dated so far.
        start: Where the running text before ended.
        end: Where the next begins.
        guards: Checks of the time grammar.
    """
    for line in re.finditer(r"[^\n]+", context.text[start:end]):
        if line.group().strip():
            context.enter(_named(context, start + line.start(), start + line.end(), guards))


def _named(context: Context, start: int, end: int, guards: Mapping[str, Guard]) -> Unit | None:
    if end - start > LONGEST:
        return None
    found = list(find(context.text, start, end, guards))
    if len(found) != 1 or found[0].rule.makes != "calendar" or found[0].value("year") is None:
        return None
    around = context.text[start : found[0].start] + context.text[found[0].end : end]
    if not _REST.fullmatch(around) or {"day", "ordinalnumber", "ordinal"} & found[0].slots.keys():
        return None
    if context.reference is not None and int(found[0].value("year")) == context.reference.year and not context.block:
        return None  # the line that dates the report
    year, month = int(found[0].value("year")), found[0].value("month")
    return Unit("M", date(year, int(month), 1)) if month is not None else Unit("Y", date(year, 1, 1))
