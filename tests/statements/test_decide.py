"""What is no dealing between states is not read, and what is dropped says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

SPORT = [
    "Spain drew with Portugal in a friendly match on Friday.",
    "India defeated Australia by six wickets in Chennai.",
    "Sweden attacked from the left and scored against Finland.",
    "Croatia and Morocco play for third place on Sunday.",
]
HOME = [
    "The Kenyan parliament passed a law on school meals.",
    "Japan's economy grew by two per cent in the spring.",
    "Police in Chile arrested two men over a robbery.",
    "Argentina's president met farmers in Cordoba.",
    "The Latvian government agreed to raise pensions.",
    "Maria and John signed a lease in Dublin.",
    "A Ghanaian court fined the mayor of Tema.",
]
WEATHER_AND_LIFE = [
    "Heavy rain is expected over Denmark and Sweden on Tuesday.",
    "A storm hit the Philippines and Taiwan.",
    "A Norwegian tourist met a Thai cook at a market in Bergen.",
    "The French film won a prize in Venice.",
    "Italian wines are sold in Canada.",
    "Prices in Ghana rose faster than in Kenya.",
]


@pytest.mark.parametrize("text", [*SPORT, *HOME, *WEATHER_AND_LIFE])
def test_other_news_is_not_read(tell: Callable, text: str) -> None:
    """Sport, home affairs, weather and everyday life give no statement, though states and verbs stand in them."""
    assert tell(text).words() == set()


def test_what_is_dropped_says_why(tell: Callable) -> None:
    """A trigger that gave no statement is kept with its entry and the reason."""
    told = tell("The Latvian government held talks on pensions with the unions.")
    assert not told.statements
    assert any(d.reason and told.text[d.start : d.end] for d in told.dropped)


def test_what_is_apologised_for_happened(tell: Callable) -> None:
    """Whether one apologises may be denied; the deed is not."""
    told = tell("Turkey refused to apologise for shooting down a Russian jet.")
    assert told.one("attack").status.value == "occurred"


def test_what_is_only_offered_or_invited_to_is_no_dealing_of_its_own(tell: Callable) -> None:
    """The support lies in the offer, the talks in the invitation."""
    assert [s.kind for s in tell("Ghana offered Togo support in April.").statements] == ["offer"]
    assert [s.kind for s in tell("Chile invited Bolivia to open talks on ports.").statements] == ["invitation"]


def test_the_same_is_not_said_twice_in_a_clause(tell: Callable) -> None:
    """'Held talks at a meeting' is one dealing, not two of a kind."""
    told = tell("Fiji and Tonga held talks on fishing.")
    assert [s.kind for s in told.statements] == ["talks"]


# The verb is part of a name for a thing: a story, a scene, a team.
PASSING = [
    "A Kenya trains Uganda story was false.",
    "A Norway mediates Latvia story was false.",
    "An Oman mediates Yemen story was false.",
    "Japan bombing Palau teams were late.",
    "The town saw Chad freeing Niger squads.",
    "The town saw Cuba bombing Haiti squads.",
]


@pytest.mark.parametrize("text", PASSING)
def test_a_verb_in_a_compound_is_said_in_passing(tell: Callable, text: str) -> None:
    """Part of the name of a thing, it tells no deed."""
    assert tell(text).words() == set()


NEEDLESS = [
    # what is forbidden, denied or the content of an order is no dealing beside it
    ("Peru barred Chilean soldiers from entering Peru.", {"restriction PER>CHL", "harassment PER>CHL"}),
    ("Togo denied Ghana's claim that it was arming the rebels.", {"denial TGO>GHA", "backing_armed_group TGO>GHA"}),
    ("Bahrain ordered the Lebanese envoy to leave the country within two days.", {"expulsion BHR>LBN"}),
    # where two states meet is where it happened
    ("The downing of a Chadian jet on the Libya-Niger border was told.", {"attack ?>TCD"}),
    # two who dispute a thing dispute it with one another, and a boat is no missile
    ("Kenya met Uganda. Chile and Peru dispute the islet's sovereignty.", {"denial CHL+PER>", "meeting KEN+UGA"}),
    ("Chilean launches were seen off Peru.", set()),
    # what is everybody's is endangered, and nobody threatened
    ("Chadian drones threaten the peace.", set()),
    # the end of a compound is no particle
    ("Chad noticed what it called a Libyan build-up.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "allowed"), NEEDLESS)
def test_what_is_no_dealing_of_its_own(tell: Callable, text: str, allowed: set[str]) -> None:
    """Nothing but these is read."""
    assert tell(text).words() <= allowed


TOLD = [
    ("Kenya trains Ugandan pilots.", "training KEN>UGA"),
    ("Cuba bombed a Haitian camp.", "air_strike CUB>HTI"),
    ("The town saw that Chad freed Nigerien sailors.", "release TCD>NER"),
    ("A false story said that Norway mediated between Latvia and Iceland.", "mediation NOR>ISL+LVA"),
]


@pytest.mark.parametrize(("text", "wanted"), TOLD)
def test_a_verb_of_a_clause_tells_a_deed(tell: Callable, text: str, wanted: str) -> None:
    """The same verbs with a subject and an object of their own are read."""
    assert wanted in tell(text).words()
