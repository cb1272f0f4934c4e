"""Who vouches for a dealing: named sources, chains, pronouns, and the publisher where nobody is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

HOLDERS = [
    (
        "Norway's defence ministry said that the country had delivered six howitzers to Latvia.",
        "arms_transfer",
        "Norway's defence ministry",
    ),
    (
        "Ghana expelled two Togolese diplomats, according to Reuters.",
        "expulsion",
        "Reuters",
    ),
    (
        "According to Ghana's foreign ministry, Togo recalled its ambassador from Accra.",
        "recall",
        "Ghana's foreign ministry",
    ),
    (
        "“Peru will buy rifles from India,” Defence Minister Jorge Chavez said.",
        "arms_order",
        "Jorge Chavez",
    ),
    (
        "Kenya and Brazil signed a pact, a Kenyan official said.",
        "agreement",
        "a Kenyan official",
    ),
    (
        "Chad accused Sudan of supplying rifles to Libya.",
        "arms_transfer",
        "Chad",
    ),
    (
        "Analysts say Fiji and Samoa held talks last week.",
        "talks",
        "Analysts",
    ),
    (
        "The Uruguayan president told reporters that Chile had expelled a diplomat of Peru.",
        "expulsion",
        "The Uruguayan president",
    ),
    (
        "Cyprus will host the Greek foreign minister, the government announced.",
        "hosting",
        "the government",
    ),
]


@pytest.mark.parametrize(("text", "kind", "holder"), HOLDERS)
def test_the_holder_is_who_says_it(tell: Callable, text: str, kind: str, holder: str) -> None:
    """Direct and indirect speech, 'according to', and charges make the speaker the holder."""
    statement = tell(text).one(kind)
    assert holder in statement.holder.name
    assert statement.cue is not None


CHAINS = [
    (
        "Reuters, citing two unnamed officials, reported that Oman had expelled an Iraqi diplomat.",
        ["Reuters", "two unnamed officials"],
    ),
    (
        "Reuters reported that the Serbian foreign ministry said Serbia had expelled a Croatian diplomat.",
        ["Reuters", "the Serbian foreign ministry"],
    ),
]


@pytest.mark.parametrize(("text", "chain"), CHAINS)
def test_a_chain_runs_from_the_outermost_to_who_vouches(tell: Callable, text: str, chain: list[str]) -> None:
    """An agency that quotes others stands before them; the last of the chain is the holder."""
    statement = tell(text).one("expulsion")
    assert [h.name for h in statement.holder_chain] == chain
    assert statement.holder.name == chain[-1]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kenya bought missiles from Brazil.", "arms_order"),
        ("Oman said nothing. Jordan and Iraq signed a pact on Monday.", "agreement"),
        ("Chad accused Sudan of supplying rifles to Libya.", "accusation"),
    ],
)
def test_without_a_source_the_publisher_vouches(tell: Callable, text: str, kind: str) -> None:
    """Where nobody says it, the holder is left empty: the report itself."""
    assert tell(text).one(kind).holder is None


def test_a_pronoun_speaks_for_who_spoke_last(tell: Callable) -> None:
    """'It added' leads back to the body that spoke in the sentence before."""
    told = tell(
        "Serbia's defence ministry said that talks with Hungary had begun. "
        "It added that Romania had delivered tanks to Serbia."
    )
    assert "defence ministry" in told.one("arms_transfer").holder.name


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        (
            "In May 2011 Pakistan's defence minister said Oman had bought rifles from India.",
            "Pakistan's defence minister",
        ),
        ("On 27 October 2022 Vladimir Putin claimed that Oman had bought rifles from India.", "Vladimir Putin"),
    ],
)
def test_a_date_before_a_name_is_no_part_of_it(tell: Callable, text: str, holder: str) -> None:
    """The parser may hang the date on the name; the holder goes without it."""
    assert tell(text).one("arms_order").holder.name == holder


def test_a_title_after_mr_or_ms_is_a_surname(tell: Callable) -> None:
    """'Ms Bishop' is Julie Bishop, named above, and no bishop of the other state."""
    told = tell(
        "Julie Bishop, Australia's foreign minister, signed a treaty with Timor-Leste in March 2018. "
        "Xanana Gusmao accused Australia of theft. Ms Bishop dismissed that charge."
    )
    assert "denial AUS>TLS" in told.words()


def test_the_speech_is_direct_or_indirect(tell: Callable) -> None:
    """Quoted words are marked direct, reported ones indirect."""
    direct = tell("“Peru will buy rifles from India,” Defence Minister Jorge Chavez said.").one("arms_order")
    indirect = tell("The minister said that Peru had bought rifles from India.").one("arms_order")
    assert (direct.cue.effect, indirect.cue.effect) == ("direct", "indirect")
