"""What a text has dated so far: the anchors that relative expressions are reckoned from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from communique.language.time.cues import apart, to_come
from communique.language.time.spans import Unit

if TYPE_CHECKING:
    from communique.language.time.scanner import Found

NEAR_PARAGRAPHS = 1  # how far back, in paragraphs, a full date still sets the year of one without
NEAR_MONTHS = 2  # within so many months of publication, before or after, a date without a year is that one
SCHEDULED = re.compile(
    r"\b(?:is|are) (?:\w+ )?(?:scheduled|due|expected|planned|set|slated|to)\b|\bwill\b", re.IGNORECASE
)
LATER_IN_YEAR = 9  # in a narrative, a month so many months before the last one is of the next year

_AHEAD_OF = re.compile(r"\b(?:ahead of|before|for|until)\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means.

    Attributes:
        type: TIMEX3 type.
        value: TIMEX3 value.
        unit: The calendar unit it names, if known; later expressions may hang on it.
        interval: EDTF, or None.
        anchor: ``text``, ``publication``, ``narrative`` or None.
        clock: TIMEX3 time of day (``T09:15``, ``TNI``) or an empty string.
    """

    type: str
    value: str
    unit: Unit | None = None
    interval: str | None = None
    anchor: str | None = None
    clock: str = ""


@dataclass(slots=True)
class Context:
    """The state of reading one text.

    Attributes:
        text: The text.
        reference: Day of publication, or None.
        narrative: Whether the text tells of times far from its publication: then dates without a year hang on
            the one told before.
        last: The unit dated last.
        explicit: The last day or month given with its year (or reckoned from one), while it is near.
        block: Number of the paragraph being read.
        explicit_block: Number of the paragraph of ``explicit``.
        last_end: Where the words of ``last`` ended.
        main: The day told last by a main clause: what a later sentence goes on from.
        main_block: Number of the paragraph of ``main``.
        aside: Whether ``last`` stands in a clause that only bounds or describes what is told.
        explicit_aside: The same of ``explicit``.
        heading: The year or month that the nearest heading names, or None.
    """

    text: str
    reference: date | None
    narrative: bool
    last: Unit | None = None
    explicit: Unit | None = None
    block: int = 0
    explicit_block: int = 0
    last_end: int = 0
    main: Unit | None = None
    main_block: int = 0
    aside: bool = False
    explicit_aside: bool = False
    heading: Unit | None = None

    def note(self, reading: Reading, end: int, *, background: bool = False, aside: bool = False) -> None:
        """Remember a reading as what was dated last.

        Args:
            reading: The reading.
            end: One past the last code point of its words.
            background: Whether it only bounds what is told ('since May 1991'): no year is taken from it.
            aside: Whether it stands in a clause beside what is told ('who was born on 3 May').
        """
        if reading.unit is None or reading.type not in ("DATE", "TIME"):
            return
        self.last, self.last_end, self.aside = reading.unit, end, aside
        if reading.unit.kind == "D" and not (background or aside):
            self.main, self.main_block = reading.unit, self.block
        if reading.anchor == "publication":
            self.explicit = None
        elif reading.unit.kind in ("D", "M") and not background:
            self.explicit, self.explicit_block, self.explicit_aside = reading.unit, self.block, aside

    def enter(self, unit: Unit | None) -> None:
        """Pass a heading: the times below it are of the year or month it names, and hang on none above it."""
        self.explicit = None
        self.heading = unit

    def deictic(self) -> tuple[date, str] | None:
        """The day that 'last', 'ago', 'this' are reckoned from, and what it is."""
        if self.narrative and self.last is not None:
            return self.last.first, "narrative"
        if self.reference is not None:
            return self.reference, "publication"
        return (self.last.first, "narrative") if self.last is not None else None

    def spoken(self) -> tuple[Unit, str] | None:
        """The unit that 'later', 'that', 'the previous' are reckoned from, and what it is."""
        if self.last is not None:
            return self.last, "narrative"
        if self.reference is not None:
            return Unit("D", self.reference), "publication"
        return None

    def told_day(self, start: int, kind: str) -> Unit | None:
        """The day that 'the same day', 'a day later' are reckoned from: the main event's, told last.

        In the same sentence it is whatever was dated last; a new sentence goes on from the main clauses.

        Args:
            start: Where the expression stands that is to be reckoned.
            kind: The unit it counts in: days cannot be counted from a month.
        """
        last = self.last
        if last is None or self.main is None or self.block - self.main_block > NEAR_PARAGRAPHS:
            return last
        if not apart(self.text, self.last_end, start):
            return last
        return self.main if self.aside or (kind == "D" and last.kind not in ("D", "W", "E")) else last

    def year_for(self, month: int, day: int | None, found: Found) -> tuple[int, str] | None:
        """The year that a month or day without one belongs to, and what it was reckoned from."""
        headed = self._headed(month)
        if headed is not None:
            return headed, "narrative"
        told = self._told(month, day, found)
        if told is not None:
            return told, "narrative"
        if self.reference is None:
            return None
        return self._published(month, day, found), "publication"

    def _left(self, found: Found) -> str:
        """The words of the same sentence before a match, at most sixty code points."""
        return re.split(r"[.;!?\n]", self.text[max(0, found.start - 60) : found.start])[-1]

    def _headed(self, month: int) -> int | None:
        if self.heading is None:
            return None
        first = self.heading.first
        return first.year + 1 if self.heading.kind == "M" and month < first.month - LATER_IN_YEAR + 1 else first.year

    def _told(self, month: int, day: int | None, found: Found) -> int | None:
        anchor = self.last if self.narrative or self.reference is None else self._near_explicit(found.start)
        if anchor is None or (
            self.reference is not None and not self.narrative and SCHEDULED.search(self._left(found))
        ):
            return None  # 'is scheduled to visit in September' is told from the day of the report
        year = anchor.first.year
        if anchor.kind in ("Y", "T", "C", "H") or month >= anchor.first.month - LATER_IN_YEAR + 1:
            chosen = year
        else:
            chosen = year + 1
        if self.narrative or self.reference is None:
            return chosen
        if self.block != self.explicit_block and self._just_before(month, chosen):
            return None  # a new paragraph's 'in late January', in February: this year's
        inside = (chosen, month, day or 1) <= (self.reference.year, self.reference.month, self.reference.day)
        after = (chosen, month) >= (anchor.first.year, anchor.first.month)
        return chosen if inside and after else None

    def _just_before(self, month: int, year: int) -> bool:
        """Whether a month of another year than the publication's would be the last or the one before it in that."""
        day = self.reference or date.min
        return year < day.year and 0 <= day.month - month < NEAR_MONTHS

    def _near_explicit(self, start: int) -> Unit | None:
        near = self.block - self.explicit_block <= NEAR_PARAGRAPHS
        if near and self.explicit_aside and apart(self.text, self.last_end, start):
            return None
        return self.explicit if near else None

    def _published(self, month: int, day: int | None, found: Found) -> int:
        """The year by nearness to the publication.

        What lies within two months is that, before or after: for farther days a writer gives the year. Of the
        rest, what the clause speaks of as to come is the next one, and everything else the last one.
        """
        reference = self.reference or date.min
        if day is None and month == reference.month:
            return reference.year
        months = (month - reference.month) % 12 + ((day or reference.day) - reference.day) / 31
        months = months if months > 0 else months + 12
        ahead = reference.year if (month, day or 32) > (reference.month, reference.day) else reference.year + 1
        back = ahead - 1
        future = self.coming(found)
        if 12 - months <= NEAR_MONTHS:
            return back
        if months <= NEAR_MONTHS and (day is not None or future is not False or self._bounding(found, months)):
            return ahead
        return ahead if future else back

    def _bounding(self, found: Found, months: float) -> bool:
        """Whether a month right ahead bounds what is told ('until May') and does not place it ('in May')."""
        left = self.text[max(0, found.start - 12) : found.start]
        return months <= 1 and not re.search(r"\b(?:in|since|from|during)\s+$", left, re.IGNORECASE)

    def coming(self, found: Found) -> bool | None:
        """Whether the clause around a match speaks of what is to come; None where nothing says."""
        if self.text[found.end : found.end + 2] in ("'s", "’s"):  # 'Wednesday's ruling' is past
            return _AHEAD_OF.search(self.text, max(0, found.start - 16), found.start) is not None
        return to_come(self.text, found.start, found.end)

    def future(self, found: Found) -> bool:
        """Whether the clause around a match speaks of what is to come."""
        return bool(self.coming(found))
