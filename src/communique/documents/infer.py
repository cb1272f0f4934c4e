"""Inferring when a report was published from anchors in its text, where nothing says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from communique.documents.anchors import Elapsed, elapsed_since_anchor, latest_anchor
from communique.documents.dates import WEEKDAYS, Written, written_dates
from communique.documents.years import (
    Chosen,
    candidate_days,
    choose_by_holders,
    choose_by_weekday,
    day_of,
)
from communique.model.report import Block, BlockRole

# Paragraphs in which the news itself stands.
_LEAD = 3
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

    A day is given only where anchors determine it: a dateline's day whose weekday the lead names, or that
    fits the office holders named; a day written with its weekday; a span of time since a known event with a
    weekday in the lead; else a month or year, or None.

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
        int(m[0]) for m in _YEAR.finditer(running) if not _AHEAD.search(running[max(0, m.start() - 40) : m.start()])
    ]
    anchor = latest_anchor(running)
    return max([*years, *([anchor.year] if anchor else [])], default=None)


def _from_dateline(view: _View) -> Inferred | None:
    """The dateline's day, in the year in which it falls on the weekday of the lead, or the day after that.

    Without a weekday the office holders named in the text must settle the year.
    """
    day = view.dateline
    if day is None or day.year is not None:
        return None
    weekdays = [day.weekday] if day.weekday is not None else _weekdays(view.lead)
    days = candidate_days(day.month, day.day, view.floor)
    if not weekdays:
        chosen = choose_by_holders(days, view.running)
        return _settled(chosen, "the dateline's day")
    backs = (0,) if day.weekday is not None else (0, 1)
    fitting = [
        (found, back == 0)
        for found in days
        for back in backs
        if (found - timedelta(days=back)).weekday() == weekdays[0]
    ]
    chosen = choose_by_weekday(fitting, view.floor, view.running)
    return _settled(chosen, f"the dateline's day and the weekday {_name(weekdays[0])}")


def _settled(chosen: Chosen | None, because: str) -> Inferred | None:
    """A day with the year chosen for it, and all that it was inferred from."""
    return Inferred(chosen.day.isoformat(), because + chosen.because) if chosen else None


def _from_weekday_dates(view: _View) -> Inferred | None:
    """The latest past day that stands with its weekday but without its year; those in the lead go first."""
    for part in (view.lead, view.running):
        days = [d for d in written_dates(part) if d.weekday is not None and d.year is None and not _is_future(part, d)]
        if days and (chosen := _common_year(days, view)) is not None:
            because = f"a day written with its weekday, {_name(chosen.day.weekday())}{chosen.because}"
            return Inferred(chosen.day.isoformat(), because)
    return None


def _common_year(days: Sequence[Written], view: _View) -> Chosen | None:
    """The latest of some days, in the year in which all fall on their weekdays."""
    last = max(days, key=lambda d: (d.month, d.day))
    fitting = [
        (found, True)
        for found in candidate_days(last.month, last.day, view.floor)
        if all((each := day_of(found.year, d.month, d.day)) and each.weekday() == d.weekday for d in days)
    ]
    return choose_by_weekday(fitting, view.floor, view.running)


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
    """The month of the latest past day in the lead, where no later year is named; office holders may date it."""
    past = [d for d in written_dates(view.lead) if not _is_future(view.lead, d)]
    full = [d for d in past if d.year is not None]
    if full:
        year, month = max((d.year or 0, d.month) for d in full)
        return Inferred(f"{year:04}-{month:02}", "a day in the lead") if view.floor in (None, year) else None
    if not past:
        return None
    last = max(past, key=lambda d: (d.month, d.day))
    chosen = choose_by_holders(candidate_days(last.month, last.day, view.floor), view.running)
    return Inferred(f"{chosen.day:%Y-%m}", f"a day in the lead{chosen.because}") if chosen else None


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


def _name(weekday: int) -> str:
    return ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[weekday]
