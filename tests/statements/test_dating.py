"""When a dealing takes place: written dates, relative ones, spans, and where a date is inherited from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

# Published on Thursday, 10 June 2021.
SIGNED = [
    ("on 4 May 2018", "2018-05-04"),
    ("on May 4, 2018", "2018-05-04"),
    ("on Monday", "2021-06-07"),
    ("yesterday", "2021-06-09"),
    ("in March", "2021-03"),
    ("in November", "2020-11"),
    ("last month", "2021-05"),
    ("last year", "2020"),
    ("in 2009", "2009"),
    ("in late 2017", "2017-09/2017-12"),
    ("two weeks ago", "2021-05-27~"),
    ("three years ago", "2018"),
]


@pytest.mark.parametrize(("when", "wanted"), SIGNED)
def test_a_date_keeps_its_granularity(tell: Callable, when: str, wanted: str) -> None:
    """What is said to the day is dated to the day, what is said to the year to the year."""
    statement = tell(f"Chile and Peru signed an agreement {when}.").one("agreement")
    assert statement.date == wanted
    assert when.removeprefix("on ").removeprefix("in ") in statement.date_text


DRILLS = [
    ("have held naval drills since 2010", "2010/.."),
    ("held naval drills between 2010 and 2014", "2010/2014"),
    ("held naval drills from 3 to 9 April 2019", "2019-04-03/2019-04-09"),
    ("held naval drills in 2015, 2016 and 2018", "2015/2018"),
]


@pytest.mark.parametrize(("what", "wanted"), DRILLS)
def test_spans_of_time_are_intervals(tell: Callable, what: str, wanted: str) -> None:
    """'Since', 'between', 'from … to' and lists of years give intervals."""
    assert tell(f"Chile and Peru {what}.").one("joint_exercise").date == wanted


COMING = [("next month", "2021-07"), ("next year", "2022"), ("on Saturday", "2021-06-12"), ("in August", "2021-08")]


@pytest.mark.parametrize(("when", "wanted"), COMING)
def test_what_is_to_come_is_dated_forward(tell: Callable, when: str, wanted: str) -> None:
    """The same words look forward where the verb does."""
    statement = tell(f"Chile and Peru will sign an agreement {when}.").one("agreement")
    assert (statement.date, str(statement.status)) == (wanted, "planned")


def test_each_dealing_has_its_own_date(tell: Callable) -> None:
    """Two dealings of one sentence take the dates beside them."""
    told = tell("Norway recalled its ambassador from Baku in 2012 and expelled an Azerbaijani diplomat in 2014.")
    assert (told.one("recall").date, told.one("expulsion").date) == ("2012", "2014")


def test_the_date_of_what_is_dealt_in_is_not_the_dealing_s(tell: Callable) -> None:
    """'The 1951 treaty' dates the treaty, not what is done about it today."""
    text = "In May Samoa and Tonga signed a protocol to the treaty of 1951."
    assert tell(text).one("agreement").date == "2021-05"


def test_without_a_publication_date_relative_words_stay_open(tell: Callable) -> None:
    """'On Monday' says nothing where the day of publication is unknown; a year still does."""
    assert tell("Chile and Peru signed an agreement on Monday.", None).one("agreement").date is None
    assert tell("Chile and Peru signed an agreement in 2009.", None).one("agreement").date == "2009"
