"""Occasions told of as yearly, and lists of years: what one leaves out the other may count in."""

from __future__ import annotations

import re
from datetime import date

from communique.model.statement import Statement
from communique.record.blocks import days_of, overlap

YEARLY = re.compile(r"\b(?:annual(?:ly)?|yearly|(?:every|each) year)\b", re.IGNORECASE)
RUN = re.compile(r"\b(?:19|20)\d\d(?:,? (?:and )?(?:19|20)\d\d\b)+")
LISTED = 3  # years from which on a list means to be whole


def is_yearly(statement: Statement) -> bool:
    """Whether a statement's sentence tells of what took place every year of its date."""
    return statement.date is not None and YEARLY.search(statement.quote) is not None and not years_listed(statement)


def years_listed(statement: Statement) -> set[int]:
    """The years of a list in a statement's sentence that its date spans; empty where it leaves none out."""
    for run in RUN.finditer(statement.quote):
        years = {int(year) for year in re.findall(r"\d{4}", run.group())}
        whole = days_of(statement) == (_year(min(years))[0], _year(max(years))[1])
        if whole and LISTED <= len(years) <= max(years) - min(years):
            return years
    return set()


def left_out(few: Statement, every: Statement) -> list[int]:
    """The years that a list leaves out and a yearly occasion of the same kind and parties counts in.

    Args:
        few: A statement that lists years.
        every: A yearly one; more parties may have taken part in one of the two.
    """
    mine, theirs = set(few.countries), set(every.countries)
    if few.kind != every.kind or not (mine <= theirs or theirs <= mine):
        return []
    years = years_listed(few)
    return [y for y in range(min(years), max(years)) if y not in years and overlap(days_of(every), _year(y))]


def _year(year: int) -> tuple[int, int]:
    return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
