"""Written dates: full, partial and numeric forms, and those in addresses."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.documents.dates import date_in_url, read_date, written_dates


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("Friday, 3 May 2019, 10:15", "2019-05-03"),
        ("May 3rd, 2019", "2019-05-03"),
        ("the 3rd of May 2019", "2019-05-03"),
        ("Friday May 3 of 2019", "2019-05-03"),
        ("3 of May of 2019", "2019-05-03"),
        ("3 de mayo de 2019", "2019-05-03"),
        ("vendredi 3 mai 2019", "2019-05-03"),
        ("3. Mai 2019", "2019-05-03"),
        ("03-May-2019", "2019-05-03"),
        ("2019-05-03T08:00:00Z", "2019-05-03"),
        ("2019/05/03", "2019-05-03"),
        ("25.12.2001", "2001-12-25"),
        ("12/25/2001", "2001-12-25"),
        ("Dec 19", "XXXX-12-19"),
    ],
)
def test_day_is_read(words: str, edtf: str) -> None:
    """Each written form gives its day; numeric ones day first where both orders exist."""
    assert [d.edtf for d in written_dates(words)] == [edtf]


@pytest.mark.parametrize("words", ["31 February 2019", "may 2019", "resolution 2231", "1.5.6", "in 2015"])
def test_no_day_no_date(words: str) -> None:
    """Impossible days, months alone and other numbers are no days."""
    assert written_dates(words) == []


def test_weekday_settles_the_order_of_a_numeric_date() -> None:
    """3 May 2019 was a Friday, 5 March a Tuesday."""
    (day,) = written_dates("Fri 05/03/2019")
    assert (day.edtf, day.ambiguous) == ("2019-05-03", False)


@pytest.mark.parametrize(
    ("url", "edtf"),
    [
        ("https://x.example/2019/05/03/accord", "2019-05-03"),
        ("https://x.example/2019/may/3/accord", "2019-05-03"),
        ("https://x.example/news/accord-2019-05-03.html", "2019-05-03"),
        ("https://x.example/news/20190503-accord", "2019-05-03"),
        ("https://x.example/2019/13/03/accord", None),
        ("https://x.example/news/12345678", None),
    ],
)
def test_day_in_an_address(url: str, edtf: str | None) -> None:
    """A day in an address is read if it exists."""
    assert date_in_url(url) == edtf


@pytest.mark.parametrize(
    ("value", "edtf"),
    [
        ("20190503T080000Z", "2019-05-03"),
        ("Fri, 03 May 2019 08:00:00 GMT", "2019-05-03"),
        ("2019-05", "2019-05"),
        ("2019", "2019"),
        ("yesterday", None),
        ("", None),
    ],
)
def test_date_in_metadata(value: str, edtf: str | None) -> None:
    """Metadata's dates are read with the precision they have."""
    assert read_date(value) == edtf


@given(st.integers(0, 40_000).map(lambda n: date(1990, 1, 1) + timedelta(days=n)))
def test_any_day_is_read_back(day: date) -> None:
    """A day written out in either order, or in ISO form, is that day."""
    for form in (f"{day:%d %B %Y}", f"{day:%B %d, %Y}", f"{day:%A, %d %B %Y}", day.isoformat()):
        assert [d.edtf for d in written_dates(form)] == [day.isoformat()]
