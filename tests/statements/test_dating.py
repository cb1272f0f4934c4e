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
    ("earlier this month", "2021-06-01/2021-06-10"),
    ("over the weekend", "2021-06-05/2021-06-06"),
    ("in the first half of 2019", "2019-01/2019-06"),
    ("in the 1990s", "1990/1999"),
    ("in winter 2015", "2015-12/2016-02"),
    ("during the summit in Lome on 3 June", "2021-06-03"),
]


@pytest.mark.parametrize(("when", "wanted"), SIGNED)
def test_a_date_keeps_its_granularity(tell: Callable, when: str, wanted: str) -> None:
    """What is said to the day is dated to the day, what is said to the year to the year."""
    statement = tell(f"Chile and Peru signed an agreement {when}.").one("agreement")
    assert statement.date == wanted
    assert statement.date_text in when


DRILLS = [
    ("have held naval drills since 2010", "2010/.."),
    ("held naval drills between 2010 and 2014", "2010/2014"),
    ("held naval drills from 3 to 9 April 2019", "2019-04-03/2019-04-09"),
    ("held naval drills in 2015, 2016 and 2018", "2015/2018"),
    ("held naval drills every year from 2015 to 2019", "2015/2019"),
    ("have held naval drills over the past two years", "2019-06/2021-06"),
]


@pytest.mark.parametrize(("what", "wanted"), DRILLS)
def test_spans_of_time_are_intervals(tell: Callable, what: str, wanted: str) -> None:
    """'Since', 'between', 'from … to' and lists of years give intervals."""
    assert tell(f"Chile and Peru {what}.").one("joint_exercise").date == wanted


COMING = [
    ("by the end of September", "../2021-09"),
    ("next month", "2021-07"),
    ("next year", "2022"),
    ("on Saturday", "2021-06-12"),
    ("in August", "2021-08"),
]


@pytest.mark.parametrize(("when", "wanted"), COMING)
def test_what_is_to_come_is_dated_forward(tell: Callable, when: str, wanted: str) -> None:
    """The same words look forward where the verb does."""
    statement = tell(f"Chile and Peru will sign an agreement {when}.").one("agreement")
    assert (statement.date, str(statement.status)) == (wanted, "planned")


def test_each_dealing_has_its_own_date(tell: Callable) -> None:
    """Two dealings of one sentence take the dates beside them."""
    told = tell("Norway recalled its ambassador from Baku in 2012 and expelled an Azerbaijani diplomat in 2014.")
    assert (told.one("recall").date, told.one("expulsion").date) == ("2012", "2014")


NEXT = [
    ("A day later Togo expelled two Ghanaian ones.", "expulsion TGO>GHA", "2021-06-05"),
    ("The next day Togo recalled its ambassador from Accra.", "recall TGO>GHA", "2021-06-05"),
    ("Togo had accused Ghana of spying in 2019.", "accusation TGO>GHA", "2019"),
]


@pytest.mark.parametrize(("text", "what", "wanted"), NEXT)
def test_the_next_sentence_reckons_from_the_one_before(tell: Callable, text: str, what: str, wanted: str) -> None:
    """'A day later' and 'the next day' count from the day just told, not from the day of publication."""
    told = tell(f"Ghana expelled two Togolese diplomats on Friday. {text}")
    assert (what, wanted, "occurred") in told.steps()


def test_the_date_of_what_is_dealt_in_is_not_the_dealing_s(tell: Callable) -> None:
    """'The 1951 treaty' dates the treaty, not what is done about it today."""
    text = "In May Samoa and Tonga signed a protocol to the treaty of 1951."
    assert tell(text).one("agreement").date == "2021-05"


def test_without_a_publication_date_relative_words_stay_open(tell: Callable) -> None:
    """'On Monday' says nothing where the day of publication is unknown; a year still does."""
    assert tell("Chile and Peru signed an agreement on Monday.", None).one("agreement").date is None
    assert tell("Chile and Peru signed an agreement in 2009.", None).one("agreement").date == "2009"
