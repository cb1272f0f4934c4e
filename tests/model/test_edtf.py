"""EDTF dates: what each form covers, how they compare, what is refused."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.model.edtf import Edtf
from communique.model.errors import InvalidDate

DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29), "day"),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28), "month"),
        ("1968", date(1968, 1, 1), date(1968, 12, 31), "year"),
        ("2019-21", date(2019, 3, 1), date(2019, 5, 31), "season"),
        ("2019-24", date(2019, 12, 1), date(2020, 2, 29), "season"),
        ("2019-34", date(2019, 4, 1), date(2019, 6, 30), "quarter"),
        ("201X", date(2010, 1, 1), date(2019, 12, 31), "decade"),
        ("19XX", date(1900, 1, 1), date(1999, 12, 31), "century"),
        ("2023-XX", date(2023, 1, 1), date(2023, 12, 31), "year"),
        ("2023-05-XX", date(2023, 5, 1), date(2023, 5, 31), "month"),
        ("2019/2021-06", date(2019, 1, 1), date(2021, 6, 30), "interval"),
        ("2022/..", date(2022, 1, 1), None, "interval"),
        ("../2022-05", None, date(2022, 5, 31), "interval"),
        ("2023-09~", date(2023, 9, 1), date(2023, 9, 30), "month"),
    ],
)
def test_a_date_covers_its_days(text: str, first: date | None, last: date | None, precision: str) -> None:
    """Bounds and precision follow from the form."""
    value = Edtf.parse(text)
    assert value.bounds() == (first, last)
    assert value.precision == precision
    assert str(value) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "..",
        "../..",
        "2023-13",
        "2023-02-30",
        "2023-22-01",
        "23",
        "2023-1-1",
        "201X-05",
        "2023-XX-04",
        "2022/2021",
        "2023-05-01T10:00",
        "0000",
    ],
)
def test_what_is_no_date_is_refused_by_name(text: str) -> None:
    """The error names the value and says what to write instead."""
    with pytest.raises(InvalidDate) as error:
        Edtf.parse(text)
    assert repr(text) in str(error.value)
    assert error.value.remedy


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ("2023", "2023-05-04", True),
        ("2023-05", "2023-06", False),
        ("2022/..", "1999", False),
        ("2022/..", "../2022-01-01", True),
        ("../2020", "../1990", True),
        ("2019-24", "2020-02-29", True),
    ],
)
def test_overlap_goes_both_ways(one: str, other: str, meet: bool) -> None:
    """Two dates overlap where they can share a day, whichever asks."""
    assert Edtf.parse(one).overlaps(Edtf.parse(other)) is meet
    assert Edtf.parse(other).overlaps(Edtf.parse(one)) is meet


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("2019-22", "2019-06/2019-08"),
        ("201X", "2010/2019"),
        ("2023-09~", "2023-09"),
        ("2023-XX", "2023"),
        ("2019-24/..", "2019-12/.."),
        ("../2020-21", "../2020-05"),
        ("2019/2023", "2019/2023"),
        ("2019-21/2019-23", "2019-03/2019-11"),
    ],
)
def test_seasons_and_decades_become_plain_intervals(text: str, interval: str) -> None:
    """as_interval gives the same days in level 0."""
    plain = Edtf.parse(text).as_interval()
    assert str(plain) == interval
    assert plain.bounds() == Edtf.parse(text).bounds()


def test_plain_drops_doubt_and_nothing_else() -> None:
    """The marks ~, ? and % go; the days stay."""
    doubtful = Edtf.parse("2023-05~/2024?")
    assert doubtful.approximate
    assert str(doubtful.plain()) == "2023-05/2024"


def test_an_open_interval_has_no_length() -> None:
    """span_days counts both ends, and is None without one of them."""
    assert Edtf.parse("2023-03-01/2023-03-05").span_days == 5
    assert Edtf.parse("2023/..").span_days is None


@given(DAYS, st.integers(min_value=0, max_value=4000))
def test_days_make_the_round_trip(first: date, length: int) -> None:
    """of_days writes a form that covers exactly those days."""
    last = min(date.max, first + timedelta(days=min(length, (date.max - first).days)))
    written = Edtf.of_days(first, last)
    assert Edtf.parse(str(written)).bounds() == (first, last)
    assert written.as_interval().bounds() == (first, last)
