"""The words by which a report says that it corrects, retracts or updates another (corrections.yaml)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from communique.lexicon.files import load_entries
from communique.model.errors import LexiconError
from communique.model.notice import Effect, Reach

FILE = "corrections.yaml"
PLACES = ("head", "line", "text")


@dataclass(frozen=True, slots=True)
class Marker:
    """One entry: words that make a report a correction, a retraction or an update.

    Attributes:
        id: Unique id, named in the notices of a record.
        effect: What the words make of the report.
        where: ``head``, ``line`` or ``text``: where in the report they count.
        reach: Which statements of the report are none of its own claims.
        pattern: The words; case is ignored.
        example: A line that holds them.
        counters: Lines that do not.
    """

    id: str
    effect: Effect
    where: str
    reach: Reach
    pattern: re.Pattern[str]
    example: str
    counters: tuple[str, ...]

    def search(self, line: str, *, first: bool) -> re.Match[str] | None:
        """Find the words in a line.

        Args:
            line: The line, marks and brackets before its first word taken off.
            first: Whether it is the title or the first line of the text.
        """
        if self.where == "text":
            return self.pattern.search(line)
        return self.pattern.match(line) if first or self.where == "line" else None


@cache
def correction_markers() -> tuple[Marker, ...]:
    """All entries in the order of the file.

    Raises:
        LexiconError: An entry breaks the schema.
    """
    entries = load_entries(FILE, ("id", "effect", "where", "pattern", "example"), ("reach", "not"))
    found = []
    for entry in entries:
        try:
            effect, reach = Effect(entry["effect"]), Reach(entry.get("reach", Reach.NOTHING))
            pattern = re.compile(entry["pattern"], re.IGNORECASE)
        except (ValueError, re.error) as error:
            raise LexiconError(f"lexicon: {FILE}: {entry['id']}: {error}.", "See the head of the file.") from error
        if entry["where"] not in PLACES:
            raise LexiconError(
                f"lexicon: {FILE}: {entry['id']} has where {entry['where']!r}.", f"One of {', '.join(PLACES)}."
            )
        counters = tuple(entry.get("not", ()))
        found.append(Marker(entry["id"], effect, entry["where"], reach, pattern, entry["example"], counters))
    return tuple(found)
