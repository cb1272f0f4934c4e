"""Inferring when a report was published from anchors in its text, where nothing says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from communique.documents.anchors import Elapsed, elapsed_since_anchor, latest_anchor
from communique.documents.dates import WEEKDAYS, Written, written_dates
from communique.model.report import Block, BlockRole

# Paragraphs in which the news itself stands.
_LEAD = 3
# Years after the latest one named in the text that a report may have been published in: reports name the
# years of their background, and seldom stop more than three years short of the present. A day of the month
# falls on the same weekday again after five years at the earliest, so within four the answer is unique.
_SPAN = 4
_YEAR = re.compile(r"(?<![\d.,$€£-])(?:19|20)\d\d(?![\d%]|[.,]\d)")
_AHEAD = re.compile(
    r"\b(?:by|until|till|before|through|from|to|after|for)\s+(?:the\s+)?(?:\w+\s+of\s+)?(?:early\s+|late\s+|mid-?|"
    r"January\s+|February\s+|March\s+|April\s+|May\s+|June\s+|July\s+|August\s+|September\s+|October\s+|November\s+|December\s+)*$",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"\b(?:will|shall|would|is to|are to|due|scheduled|plan\w*|set to|expected|next|upcoming|going to|until|"
    r"by|intends?)\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(d for d in WEEKDAYS if d.endswith('day'))})\b", re.IGNORECASE)
_LAST_NEXT = re.compile(r"\b(?:last|next|previous|following|every|each)\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Inferred:
    """An inferred date of publication: EDTF, and the words it was inferred from."""

    value: str
    because: str


def infer_published(text: str, blocks: Sequence[Block]) -> Inferred | None:
    """Infer when a report was published.

    A day is given only where anchors determine it: a dateline's day whose weekday the lead names; a day
    written with its weekday; a span of time since a known event with a weekday in the lead; else a month or
    year, or None.

    Args:
        text: The report's text.
        blocks: Its blocks.
    """
    view = _View.of(text, blocks)
    for way in (_from_dateline, _from_weekday_dates, _from_anchor, _from_lead_date):
        if (found := way(view)) is not None:
            return found
    return None


@dataclass(frozen=True, slots=True)
class _View:
    """What the ways of inferring look at."""

    dateline: Written | None
    lead: str
    running: str
    floor: int | None

    @classmethod
    def of(cls, text: str, blocks: Sequence[Block]) -> _View:
        running = [text[b.start : b.end] for b in blocks if b.running]
        datelines = [text[b.start : b.end] for b in blocks if b.role is BlockRole.DATELINE]
        days = [d for line in datelines for d in written_dates(line)]
        body = "\n".join(running)
        return cls(days[0] if days else None, "\n".join(running[:_LEAD]), body, _latest_year(body))


def _latest_year(running: str) -> int | None:
    """The latest year that the text names as past or present, or of the latest known event it names."""
    years = [
        int(m[0])
        for m in _YEAR.finditer(running)
        if not _AHEAD.search(running[max(0, m.start() - 40) : m.start()])
    ]
    anchor = latest_anchor(running)
    return max([*years, *([anchor.year] if anchor else [])], default=None)


def _from_dateline(view: _View) -> Inferred | None:
    """The dateline's day, in the year in which it falls on the weekday of the lead, or the day after that."""
    day = view.dateline
    weekdays = _weekdays(view.lead)
    if day is None or day.year is not None or view.floor is None or not weekdays:
        return None
    for back in (0, 1):
        for year in range(view.floor, view.floor + _SPAN):
            found = _day(year, day.month, day.day)
            if found and (found - timedelta(days=back)).weekday() == weekdays[0]:
                return Inferred(found.isoformat(), f"the dateline's day and the weekday {_name(weekdays[0])}")
    return None


def _from_weekday_dates(view: _View) -> Inferred | None:
    """The latest past day that stands with its weekday but without its year; those in the lead go first."""
    for part in (view.lead, view.running):
        days = [
            d
            for d in written_dates(part)
            if d.weekday is not None and d.year is None and not _is_future(part, d)
        ]
        year = _common_year(days, view.floor)
        if year is not None:
            latest = max(found for d in days if (found := _day(year, d.month, d.day)))
            return Inferred(latest.isoformat(), f"a day written with its weekday, {_name(latest.weekday())}")
    return None


def _common_year(days: Sequence[Written], floor: int | None) -> int | None:
    """The year in which all days fall on their weekdays."""
    if not days or floor is None:
        return None
    for year in range(floor, floor + _SPAN):
        if all((found := _day(year, d.month, d.day)) and found.weekday() == d.weekday for d in days):
            return year
    return None


def _from_anchor(view: _View) -> Inferred | None:
    """The day of a known event and the time since then; the lead's weekday settles the day."""
    elapsed = elapsed_since_anchor(view.lead, view.running)
    if elapsed is None:
        return None
    weekdays = _weekdays(view.lead)
    if elapsed.unit == "year":
        return Inferred(f"{elapsed.day:%Y}", elapsed.words)
    if elapsed.unit == "day" and not elapsed.vague:
        return Inferred(elapsed.day.isoformat(), elapsed.words)
    if weekdays and not elapsed.open_ended:
        return Inferred(
            _nearest(elapsed, weekdays[0]).isoformat(),
            f"{elapsed.words} and the weekday {_name(weekdays[0])}",
        )
    return None if elapsed.open_ended else Inferred(f"{elapsed.day:%Y-%m}", elapsed.words)


def _nearest(elapsed: Elapsed, weekday: int) -> date:
    return min((elapsed.day + timedelta(days=n) for n in range(-3, 4)), key=lambda d: d.weekday() != weekday)


def _from_lead_date(view: _View) -> Inferred | None:
    """The month of a past day in the lead that is written in full, where no later year is named."""
    days = [d for d in written_dates(view.lead) if d.year is not None and not _is_future(view.lead, d)]
    if not days:
        return None
    year, month = max((d.year or 0, d.month) for d in days)
    return Inferred(f"{year:04}-{month:02}", "a day in the lead") if view.floor in (None, year) else None


def _weekdays(lead: str) -> list[int]:
    """The weekdays that the lead names for its news, those of last and next week left out."""
    return [
        WEEKDAYS[m[0].lower()]
        for m in _WEEKDAY.finditer(lead)
        if not _LAST_NEXT.search(lead[max(0, m.start() - 12) : m.start()])
    ]


def _is_future(text: str, day: Written) -> bool:
    """Whether the words before a day in its sentence speak of what is to come."""
    sentence = re.split(r"[.!?]\s", text[max(0, day.start - 160) : day.start])[-1]
    return _FUTURE.search(sentence) is not None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _name(weekday: int) -> str:
    return ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[weekday]
