"""Known events as anchors in time: how long since one of them a report says it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from communique.documents.vocabulary import load_data

_NUMBER_WORDS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_NUMBERS = {word: number for number, word in enumerate(_NUMBER_WORDS, 1)} | {"a": 1, "an": 1}
_SPAN = re.compile(
    r"(?:(?P<vague>roughly|about|around|approximately|some|nearly|almost|(?:just )?over|more than|less than|"
    r"at least)\s+)?"
    rf"\b(?P<number>\d{{1,3}}|{'|'.join(_NUMBERS)})\s+(?P<unit>day|week|month|year)s?\s+(?P<side>ago|after|since|into|following)\b",
    re.IGNORECASE,
)
# Characters after (and before 'ago') within which the event must be named, in the same sentence.
_REACH = 130
_OPEN = frozenset({"nearly", "almost", "over", "just over", "more than", "less than", "at least"})


@dataclass(frozen=True, slots=True)
class Anchor:
    """A known event: its day, and the pattern that names it."""

    id: str
    day: date
    pattern: re.Pattern[str]
    example: str
    counter_examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Elapsed:
    """Time since a known event.

    Attributes:
        day: The event's day and the time added.
        unit: day, week, month or year.
        vague: Whether the words say 'about' or the like.
        open_ended: Whether they say 'more than', 'nearly' or the like.
        words: The words.
    """

    day: date
    unit: str
    vague: bool
    open_ended: bool
    words: str


@cache
def anchors() -> tuple[Anchor, ...]:
    """The known events of ``anchors.yaml``."""
    return tuple(
        Anchor(
            raw["id"],
            raw["date"],
            re.compile(raw["pattern"], re.IGNORECASE),
            raw["example"],
            tuple(raw.get("not", ())),
        )
        for raw in load_data("anchors.yaml")
    )


def latest_anchor(text: str) -> date | None:
    """The day of the latest known event that a text names."""
    return max((a.day for a in anchors() if a.pattern.search(text)), default=None)


def elapsed_since_anchor(lead: str, running: str) -> Elapsed | None:
    """Find how long ago a known event was when the report was written.

    'Ago' is measured from the writing wherever it stands; 'after' and 'since' only in the lead, for they may
    relate two past events elsewhere.

    Args:
        lead: The first paragraphs.
        running: All running text.
    """
    return _find(running, ("ago",)) or _find(lead, ("after", "since", "into", "following"))


def _find(text: str, sides: Sequence[str]) -> Elapsed | None:
    for span in _SPAN.finditer(text):
        if span["side"].lower() in sides and (anchor := _named_near(text, span)) is not None:
            vague = (span["vague"] or "").lower()
            return Elapsed(
                _later(anchor.day, _number(span["number"]), span["unit"].lower()),
                span["unit"].lower(),
                bool(vague),
                vague in _OPEN,
                f"'{span[0]}' of {anchor.id}",
            )
    return None


def _number(word: str) -> int:
    return _NUMBERS.get(word.lower()) or int(word)


def _named_near(text: str, span: re.Match[str]) -> Anchor | None:
    """The known event named in the words after a span of time, or before 'ago', within the sentence."""
    after = re.split(r"[.!?]\s|\n", text[span.end() : span.end() + _REACH])[0]
    before = re.split(r"[.!?]\s|\n", text[max(0, span.start() - _REACH) : span.start()])[-1]
    sides = (after, before) if span["side"].lower() == "ago" else (after,)
    return next((a for side in sides for a in anchors() if a.pattern.search(side)), None)


def _later(day: date, number: int, unit: str) -> date:
    if unit in ("day", "week"):
        return day + timedelta(days=number * (7 if unit == "week" else 1))
    months = day.year * 12 + day.month - 1 + number * (12 if unit == "year" else 1)
    for last in (day.day, 30, 29, 28):
        try:
            return date(months // 12, months % 12 + 1, min(day.day, last))
        except ValueError:
            continue
    return day
