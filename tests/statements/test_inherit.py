"""Dates that a sentence does not give itself, and the word on where they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


def test_the_lead_is_dated_by_the_day_of_the_news(tell: Callable) -> None:
    """A lead in the past tense without a date took place on the day of publication; no words are claimed for it."""
    statement = tell("Ghana expelled two Togolese diplomats.").one("expulsion")
    assert statement.date == "2021-06-10"
    assert statement.date_text is None
    assert statement.date_origin


def test_the_next_sentence_goes_on_in_the_same_time(tell: Callable) -> None:
    """What a story tells next, in the same tense, happened at the same time."""
    told = tell("On 3 February 2017 Ghana expelled two Togolese diplomats. Togo recalled its ambassador from Accra.")
    assert told.one("recall").date == "2017-02-03"
    assert told.one("recall").date_text is None


def test_a_plan_does_not_lend_its_date(tell: Callable) -> None:
    """What is to happen next year does not date what happened."""
    told = tell("Ghana will host the Togolese president next year. Togo recalled its ambassador from Accra.")
    assert told.one("recall").date != "2022"


def test_the_day_of_a_side_clause_is_not_gone_on_from(tell: Callable) -> None:
    """'Three years after …' and 'had signed in 2014' are told beside the story; the next step is the story's."""
    told = tell(
        "Uruguay recalled its ambassador from Caracas on Monday, two years after Venezuela expelled a Uruguayan "
        "diplomat. In 2014 Uruguay had signed an oil agreement with Venezuela. Caracas accused Montevideo of meddling."
    )
    assert told.one("expulsion").date == "2019"
    assert told.one("accusation").date == "2021-06-07"


OCCASIONS = [
    "During the talks, Togo accused Ghana of smuggling.",
    "At the meeting Togo accused Ghana of smuggling.",
]


@pytest.mark.parametrize("text", OCCASIONS)
def test_an_occasion_told_of_before_lends_its_day(tell: Callable, text: str) -> None:
    """'During the talks' is the day of the talks told of before, however many paragraphs ago."""
    told = tell(f"Ghana and Togo held talks in Accra on Tuesday.\n\nGhana is to hold a vote in December.\n\n{text}")
    assert told.one("accusation").date == "2021-06-08"


CHRONOLOGIES = [
    ("▪ April: Laos demands four boats from Fiji.", "demand", "2021-04"),
    ("• May: Laos demands four boats from Fiji.", "demand", "2021-05"),
    ("2018, March: Gabon expels the Angolan ambassador.", "expulsion", "2018-03"),
    ("2019, 4 July: The ministers of Gabon and Angola agree on a ceasefire from 10 July.", "agreement", "2019-07-04"),
    (
        "May 2020: Angola recalls its ambassador from Libreville. Gabon closes its embassy in Luanda.",
        "embassy_closure",
        "2020-05",
    ),
]


@pytest.mark.parametrize(("text", "kind", "wanted"), CHRONOLOGIES)
def test_an_entry_s_date_dates_the_entry(tell: Callable, text: str, kind: str, wanted: str) -> None:
    """A chronology tells in the present tense, all of it on the date at the head of the entry."""
    assert tell(f"The two states have long been at odds.\n\n{text}").one(kind).date == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Brazil has agreed to sell six aircraft to Peru.", "2021-06-10"),
        ("Norway said on Monday that Iceland had supplied missiles to Chad.", None),
    ],
)
def test_the_present_perfect_of_a_lead_is_news_and_the_past_perfect_is_not(
    tell: Callable, text: str, wanted: str | None
) -> None:
    """'Has agreed' in a lead is of the day; what 'had' happened before is not."""
    (statement,) = tell(text).statements
    assert statement.date == wanted


HAD = [
    (
        "Ghana and Togo met on 3 May. Last week Accra said it had signed a contract with Lome.",
        "agreement",
    ),
    (
        "On 3 May 2017 Ghana expelled a Togolese envoy. In June Togo said it had recalled its envoy from Accra.",
        "recall",
    ),
    (
        "Nepal signed a treaty with Bhutan on 4 May 2016. In June Kathmandu said that it had delivered rice to Bhutan.",
        "humanitarian_aid",
    ),
    (
        "Cyprus met Egypt on 2 April 2014. On Friday an official said Egypt had granted Cyprus a loan.",
        "aid",
    ),
]


@pytest.mark.parametrize(("text", "kind"), HAD)
def test_what_had_happened_before_a_time_of_its_own_stays_undated(tell: Callable, text: str, kind: str) -> None:
    """'In June it said that it had': before June, and not on the day of the sentence before."""
    assert tell(text).one(kind).date is None


STORY = [
    (  # no time of its own: the story's
        "Cyprus met Egypt on 2 April 2014. Egypt had granted Cyprus a loan.",
        "aid",
        "2014-04-02",
    ),
    (
        "Nepal signed a treaty with Bhutan on 4 May 2016. Kathmandu said that it had delivered rice to Bhutan.",
        "humanitarian_aid",
        "2016-05-04",
    ),
    (  # a time of the deed itself
        "Cyprus met Egypt on 2 April 2014. Egypt had granted Cyprus a loan in 2009.",
        "aid",
        "2009",
    ),
    (  # told in the simple past
        "Nepal signed a treaty with Bhutan on 4 May 2016. In June Kathmandu delivered rice to Bhutan.",
        "humanitarian_aid",
        "2016-06",
    ),
]


@pytest.mark.parametrize(("text", "kind", "wanted"), STORY)
def test_what_had_happened_goes_on_in_a_story_without_another_time(
    tell: Callable, text: str, kind: str, wanted: str
) -> None:
    """Where the sentence names no other time, the day told before or the deed's own stands."""
    assert tell(text).one(kind).date == wanted
