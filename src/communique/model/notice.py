"""A notice: the words by which a report says that it corrects, retracts or updates another."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Effect(StrEnum):
    """What a notice makes of the report it stands in."""

    CORRECTION = "correction"
    RETRACTION = "retraction"
    UPDATE = "update"


class Reach(StrEnum):
    """Which statements of the report that holds a notice are none of its own claims."""

    NOTHING = "nothing"
    SENTENCE = "sentence"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice.

    Attributes:
        entry: Id of the entry of the lexicon that found it.
        effect: What it makes of its report.
        reach: Which statements of its report are none of its own claims: none, those of the notice's sentence
            (which tells the error), all.
        start: First code point of its sentence in the report's text; None where it stands in a title that only
            metadata have.
        end: One past the last; None likewise.
        words: Its passage: its line, with the next one where the line is a bare label; blanks made single.
    """

    entry: str
    effect: Effect
    reach: Reach
    start: int | None
    end: int | None
    words: str

    def covers(self, start: int, end: int) -> bool:
        """Whether a span of the report's text is reached by the notice."""
        if self.reach is Reach.SENTENCE and self.start is not None and self.end is not None:
            return start < self.end and self.start < end
        return self.reach is Reach.REPORT
