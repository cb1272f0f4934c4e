"""Dates that a sentence does not give itself, and the word on where they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
