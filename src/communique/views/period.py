"""The period a view is limited to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from communique.model.edtf import Edtf
from communique.model.errors import InvalidDate


@dataclass(frozen=True)
class Period:
    """From one date to another, both included, either open.

    Attributes:
        since: EDTF, or None.
        until: EDTF, or None.
    """

    since: str | None = None
    until: str | None = None

    def __post_init__(self) -> None:
        """Refuse what is no date at once."""
        _ = self._limits

    @cached_property
    def _limits(self) -> tuple[date | None, date | None]:
        first = Edtf.parse(self.since).bounds()[0] if self.since else None
        last = Edtf.parse(self.until).bounds()[1] if self.until else None
        return first, last

    def holds(self, when: str | None, told: str | None = None) -> bool:
        """Whether a dealing falls into the period, if only in part.

        Args:
            when: EDTF date of the dealing, or None.
            told: EDTF date of the report, used where the dealing has none.
        """
        first, last = self._limits
        if first is None and last is None:
            return True
        stamp = when or told
        if not stamp:
            return False
        try:
            begin, end = Edtf.parse(stamp).bounds()
        except InvalidDate:  # verify reports it; it falls into no period
            return False
        return (first is None or end is None or end >= first) and (last is None or begin is None or begin <= last)
