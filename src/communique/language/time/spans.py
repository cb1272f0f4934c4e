"""Calendar units: days, weeks, months and longer, with their first and last day and their TIMEX3 name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from communique.model.edtf import Edtf

SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
MONTHS_OF = {"M": 1, "Q": 3, "H": 6, "Y": 12, "T": 120, "C": 1200, "SP": 3, "SU": 3, "FA": 3, "WI": 3}
DAYS_OF = {"D": 1, "W": 7, "F": 14}


@dataclass(frozen=True, slots=True)
class Unit:
    """One calendar unit.

    Attributes:
        kind: D, W (from Monday), E (weekend), M, Q, H (half year), Y, T (decade), C (century), or a season of
            the northern hemisphere: SP, SU, FA, WI (winter begins in December of its year).
        first: Its first day.
    """

    kind: str
    first: date

    @property
    def last(self) -> date:
        """Its last day."""
        if self.kind in MONTHS_OF:
            return add_months(self.first, MONTHS_OF[self.kind]) - timedelta(days=1)
        return self.first + timedelta(days={"E": 2}.get(self.kind) or DAYS_OF[self.kind]) - timedelta(days=1)

    @property
    def timex(self) -> str:
        """Its TIMEX3 value."""
        year, month = self.first.year, self.first.month
        iso = self.first.isocalendar()
        names = {
            "D": self.first.isoformat(),
            "W": f"{iso.year}-W{iso.week:02}",
            "E": f"{iso.year}-W{iso.week:02}-WE",
            "M": f"{year:04}-{month:02}",
            "Q": f"{year:04}-Q{(month + 2) // 3}",
            "H": f"{year:04}-H{(month + 5) // 6}",
            "Y": f"{year:04}",
            "T": f"{year // 10:03}",
            "C": f"{year // 100:02}",
        }
        return names.get(self.kind) or f"{year:04}-{self.kind}"

    @property
    def edtf(self) -> str:
        """Its days as EDTF of days, months or years."""
        return str(Edtf.of_days(self.first, self.last))

    def shifted(self, count: int) -> Unit:
        """The unit of the same kind ``count`` steps on; seasons step by years."""
        if self.kind in ("W", "E"):
            return Unit(self.kind, self.first + timedelta(days=7 * count))
        if self.kind in DAYS_OF:
            return Unit(self.kind, self.first + timedelta(days=DAYS_OF[self.kind] * count))
        step = 12 if self.kind in SEASON_MONTHS else MONTHS_OF[self.kind]
        return Unit(self.kind, add_months(self.first, step * count))


def unit_of(kind: str, day: date) -> Unit:
    """The unit of a kind that a day lies in."""
    if kind in ("W", "E"):  # E: the weekend of the day's week
        return Unit(kind, day - timedelta(days=day.weekday() - (5 if kind == "E" else 0)))
    if kind in SEASON_MONTHS:
        year = day.year - 1 if kind == "WI" and day.month < 3 else day.year
        return Unit(kind, date(year, SEASON_MONTHS[kind], 1))
    if kind in ("T", "C"):
        years = MONTHS_OF[kind] // 12
        return Unit(kind, date(max(day.year // years * years, 1), 1, 1))
    if kind in MONTHS_OF:
        months = MONTHS_OF[kind]
        return Unit(kind, date(day.year, (day.month - 1) // months * months + 1, 1))
    return Unit("D", day)


def add_months(day: date, count: int) -> date:
    """The day ``count`` months on; a day that the month lacks becomes its last."""
    months = day.year * 12 + day.month - 1 + count
    year, month = divmod(months, 12)
    for number in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, number))
        except ValueError:
            if not 1 <= year <= 9999:
                raise
    raise ValueError(f"no day {day.day} in {year}-{month + 1}")


def add(day: date, kind: str, count: int) -> date:
    """The day ``count`` units on; ValueError or OverflowError beyond the calendar."""
    if kind in ("D", "W", "F", "E"):
        return day + timedelta(days=count * (7 if kind in ("W", "E") else DAYS_OF[kind]))
    return add_months(day, count * MONTHS_OF[kind])
