"""How a dealing is told: as a step of the story, which goes on in its time, or as what stands outside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

FIRST = "On 3 February 2017 Ghana expelled two Togolese diplomats"
STEPS = [
    (f"{FIRST}. Togo recalled its ambassador from Accra.", "recall", "2017-02-03"),
    (f"{FIRST}, recalling its ambassador from Lome.", "recall", "2017-02-03"),
    (f"{FIRST}. Togo had accused Ghana of spying.", "accusation", "2017-02-03"),
    # what will, would or may be, what is going on, and what has been done by now
    (f"{FIRST}. Togo would recall its ambassador from Accra.", "recall", None),
    (f"{FIRST}. Togo may recall its ambassador from Accra.", "recall", None),
    (f"{FIRST}. Togo is recalling its ambassador from Accra.", "recall", None),
    (f"{FIRST}. Togo has recalled its ambassador from Accra.", "recall", "2021-06-10"),
]


@pytest.mark.parametrize(("text", "kind", "wanted"), STEPS)
def test_a_step_of_the_story_is_told_in_the_past(tell: Callable, text: str, kind: str, wanted: str | None) -> None:
    """Only what is told in the past goes on from the day told before."""
    assert tell(text).one(kind).date == wanted


SAID = [
    ("Fiji expelled a Tongan envoy. Tonga said it would demand an apology from Fiji.", "demand", "2018-05-04"),
    ("Fiji expelled a Tongan envoy. Tonga said it would accuse Fiji of theft.", "accusation", "2018-05-04"),
    ("Oman expelled a Libyan envoy. Libya announced that it would accuse Oman of theft.", "accusation", "2018-05-04"),
    # still being said, and what is no deed of words
    ("Fiji expelled a Tongan envoy. Tonga says it will accuse Fiji of theft.", "accusation", None),
    ("Fiji expelled a Tongan envoy. Tonga warned that it would sanction Fiji.", "sanction", None),
    ("Fiji expelled a Tongan envoy. Tonga said it would help Fiji.", "aid", None),
]


@pytest.mark.parametrize(("text", "kind", "wanted"), SAID)
def test_words_to_come_are_of_the_day_they_were_said(tell: Callable, text: str, kind: str, wanted: str | None) -> None:
    """'Said it would demand': the demand is made by saying so; a deed announced is not yet done."""
    assert tell(f"On 4 May 2018 {text}").one(kind).date == wanted


AGREED = [
    ("Chad met Niger. The two states agreed to open talks.", "talks", "2017-05-03"),
    ("Laos met Thailand. The two states decided to hold talks.", "talks", "2017-05-03"),
    ("Chad met Niger. Chad vowed to attack Niger.", "attack", "2017-05-03"),
    ("Peru met Chile. Peru pledged to supply rifles to Chile.", "arms_transfer", "2017-05-03"),
    ("Kenya met Uganda. Kenya resolved to recall its ambassador from Kampala.", "recall", "2017-05-03"),
    # hopes, and what is being decided
    ("Peru met Chile. Peru hoped to supply rifles to Chile.", "arms_transfer", None),
    ("Kenya met Uganda. Kenya decides to recall its ambassador from Kampala.", "recall", None),
]


@pytest.mark.parametrize(("text", "kind", "wanted"), AGREED)
def test_what_was_agreed_is_of_the_day_it_was_agreed(tell: Callable, text: str, kind: str, wanted: str | None) -> None:
    """'Decided to open talks' is a step of the story; 'hoped to' is none."""
    assert tell(f"On 3 May 2017 {text}").one(kind).date == wanted


FRESH = [
    ("Brazil has agreed to sell six aircraft to Peru.", "promise", "2021-06-10"),
    ("Cuba has signed a treaty with Panama.", "agreement", "2021-06-10"),
    ("Malta has just signed a treaty with Libya.", "agreement", "2021-06-10"),
    ("Malta has often signed treaties with Libya.", "agreement", None),
    ("Kenya has long accused Somalia of theft.", "accusation", None),
    ("Togo has repeatedly accused Benin of theft.", "accusation", None),
    ("Togo has already signed a treaty with Benin.", "agreement", None),
    ("Chad has previously met Niger.", "meeting", None),
    ("Kenya has been accusing Somalia of theft.", "accusation", None),
    ("Malta has not signed a treaty with Libya.", "agreement", None),
]


@pytest.mark.parametrize(("text", "kind", "wanted"), FRESH)
def test_what_has_just_been_done_is_news(tell: Callable, text: str, kind: str, wanted: str | None) -> None:
    """The present perfect of a lead is of the day, unless it says how long, how often or that it was not."""
    assert tell(text).one(kind).date == wanted
