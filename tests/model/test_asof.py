"""A point in time: its day or moment in UTC, and by which of a report's two times it looks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from communique.model.asof import AsOf, Basis
from communique.model.errors import InvalidDate, UnknownNameError


@pytest.mark.parametrize(
    ("day", "known", "unknown"),
    [
        ("2014-03-10", "2014-03-10", "2014-03-11"),
        ("2014-03-10", "2014-03-10T23:59:59.999999+00:00", "2014-03-11T00:00:00.000000+00:00"),
        ("2014-03", "2014-03-31", "2014-04"),
        ("2014-21", "2014-05-31", "2014-06-01"),
        ("2014", "2014-12-31", "2015"),
        ("2014/..", "2999-01-01", "~~"),
    ],
)
def test_a_day_counts_whole_and_a_span_to_its_last_day(day, known, unknown):
    """Dates and stamps are compared as strings."""
    assert known <= AsOf(day).last < unknown


def test_a_moment_is_turned_into_utc_and_goes_by_reading_time():
    """Half past nine in Lagos is half past eight in UTC."""
    lagos = timezone(timedelta(hours=1))
    found = AsOf.at(datetime(2014, 3, 10, 9, 30, tzinfo=lagos))
    assert found == AsOf("2014-03-10T08:30:00.000000+00:00", "learnt")
    assert found.moment == datetime(2014, 3, 10, 8, 30, tzinfo=UTC)
    assert found.last == "2014-03-10T08:30:00.000000+00:00"


@pytest.mark.parametrize(
    ("day", "basis", "error"),
    [
        ("soon", Basis.PUBLISHED, InvalidDate),
        ("2014-02-30", Basis.LEARNT, InvalidDate),
        ("2014-03-10T08:30:00+00:00", Basis.PUBLISHED, InvalidDate),
        ("2014-03-10Tea", Basis.LEARNT, InvalidDate),
        ("2014-03-10", "guessed", UnknownNameError),
    ],
)
def test_what_is_no_point_in_time_is_refused_at_once(day, basis, error):
    """Publication knows days only."""
    with pytest.raises(error):
        AsOf(day, basis)
