"""A point in time from which the record is looked at, and by which of its two times reports are known by then."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Self

from communique.model.edtf import Edtf
from communique.model.errors import InvalidDate, UnknownNameError

AFTER_ALL = "~"  # sorts after every digit and letter of a date or time


class Basis(StrEnum):
    """What makes a report known on a day: that it was out, or that it had been read into the record."""

    PUBLISHED = "published"
    LEARNT = "learnt"


@dataclass(frozen=True, slots=True)
class AsOf:
    """The record as known at a point in time. Days are days of UTC.

    Attributes:
        day: EDTF; its last day counts whole. With the basis ``learnt`` also a moment, as :meth:`at` writes it.
        basis: ``published``: reports that were out by then (undated: read by then). ``learnt``: reports that had
            been read into this record by then.
        readings: Of these reports, up to which stamp readings count; None for what the basis says: those made by
            then, or, by publication, the newest, since a better reading of an old report is no later news.

    Raises:
        InvalidDate: The day is none.
        UnknownNameError: There is no such basis.
    """

    day: str
    basis: str = Basis.PUBLISHED
    readings: str | None = None

    def __post_init__(self) -> None:
        """Refuse what is no day or no basis at once."""
        if self.basis not in set(Basis):
            raise UnknownNameError(
                f"known by: there is no basis {self.basis!r}.", f"One of {', '.join(Basis)}: see docs/data-model.md."
            )
        if self.moment is None:
            Edtf.parse(self.day)
        elif self.basis != Basis.LEARNT:
            raise InvalidDate(f"date {self.day!r}: reports are published on days.", "Give a day, such as 2024-02-28.")

    @classmethod
    def at(cls, moment: datetime) -> Self:
        """As had been read into the record at a moment.

        Args:
            moment: With its time zone; turned into UTC.
        """
        return cls(moment.astimezone(UTC).isoformat(timespec="microseconds"), Basis.LEARNT)

    def read_by(self, later: AsOf | None) -> AsOf:
        """The same reports as they were read by a later point in time; by now if None."""
        return replace(self, readings=(later.last_reading if later else None) or AFTER_ALL)

    @property
    def last_reading(self) -> str | None:
        """The last stamp of the readings that count; None for the newest of each report."""
        return self.readings or (self.last if self.basis == Basis.LEARNT else None)

    @property
    def moment(self) -> datetime | None:
        """The moment it is, in UTC, or None where it is a day or longer."""
        if "T" not in self.day:
            return None
        try:
            return datetime.fromisoformat(self.day).astimezone(UTC)
        except ValueError as error:
            raise InvalidDate(
                f"date {self.day!r} is no moment.", "Write it as 2024-02-28T09:30:00+00:00, or give a day."
            ) from error

    @property
    def last(self) -> str:
        """The last stamp known by then: dates and times up to it, compared as strings, are."""
        moment = self.moment
        if moment is not None:
            return moment.isoformat(timespec="microseconds")
        end = Edtf.parse(self.day).bounds()[1]
        return f"{end.isoformat() if end else ''}{AFTER_ALL}"
