"""How sure: denials, plans and refusals, with the cue that made them so; which time and which place are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

STATUS = [
    ("Belgium has not delivered any tanks to Jordan.", "arms_transfer", "denied", "not"),
    ("Peru has yet to ratify the agreement with Bolivia.", "agreement", "denied", "yet"),
    ("Norway will deliver two frigates to Kenya next year.", "arms_transfer", "planned", "will"),
    ("Sudan plans to buy drones from Turkey.", "arms_order", "planned", "plans"),
    ("Italy is preparing to supply missiles to Ukraine.", "arms_transfer", "planned", "prepar"),
    ("The ministers of Togo and Benin are scheduled to meet on Friday.", "meeting", "planned", "scheduled"),
    ("Oman could host talks between Iran and Egypt.", "mediation", "possible", "could"),
    ("Canada may send tanks to Latvia.", "arms_transfer", "possible", "may"),
    ("It is unclear whether Iraq bought missiles from Belarus.", "arms_order", "possible", "whether"),
    ("Oman is believed to have supplied rifles to Chad.", "arms_transfer", "possible", "believed"),
    ("Oman failed to deliver the rifles to Chad.", "arms_transfer", "denied", "failed"),
    ("It is not true that Oman supplied rifles to Chad.", "arms_transfer", "denied", "not"),
    ("Oman hopes to supply rifles to Chad.", "arms_transfer", "possible", "hopes"),
    ("Oman would have supplied rifles to Chad had the parliament agreed.", "arms_transfer", "denied", "would"),
    ("Cuba and Panama never signed the treaty.", "agreement", "denied", "never"),
]


@pytest.mark.parametrize(("text", "kind", "status", "cue"), STATUS)
def test_status_and_its_cue(tell: Callable, text: str, kind: str, status: str, cue: str) -> None:
    """What is denied, planned or possible is marked so, and the words that did it are kept."""
    statement = tell(text).one(kind)
    assert str(statement.status) == status
    assert any(cue in c.text.lower() for c in statement.status_cues)


PLAIN = [
    ("Belgium delivered tanks to Jordan.", "arms_transfer"),
    ("The treaty that nobody liked was signed by Cuba and Panama.", "agreement"),
    ("Cuba and Panama signed the treaty without delay.", "agreement"),
    ("Sudan bought drones from Turkey, which it had not done before.", "arms_order"),
]


@pytest.mark.parametrize(("text", "kind"), PLAIN)
def test_a_cue_beside_the_dealing_does_not_reach_it(tell: Callable, text: str, kind: str) -> None:
    """Negation of something else in the sentence leaves what happened as it is."""
    assert str(tell(text).one(kind).status) == "occurred"


def test_a_denial_is_two_statements(tell: Callable) -> None:
    """'X denied doing Y' is an act of denying, which took place, and a Y which X says did not."""
    told = tell("Rwanda denied sending troops to Congo.")
    assert str(told.one("denial").status) == "occurred"
    sent = told.one("deployment")
    assert (str(sent.status), sent.holder.name) == ("denied", "Rwanda")


def test_a_refusal_is_two_statements(tell: Callable) -> None:
    """'X refused to do Y' took place; Y did not."""
    told = tell("Kazakhstan refused to send soldiers to Ukraine.")
    assert str(told.one("refusal").status) == "occurred"
    assert str(told.one("deployment").status) == "denied"


def test_a_statement_carries_its_codes(tell: Callable) -> None:
    """Type, mode, contexts, CAMEO code and weight are those of the kind."""
    s = tell("Canada imposed sanctions on Myanmar.").one("sanction")
    assert (s.type, s.mode, s.contexts, s.cameo, s.goldstein) == ("SANCTION", "discontinue", ("economic",), "163", -8.0)


# Published in June 2021: the years named are still to come.
AHEAD = [
    ("Peru and Chile have agreed to hold drills in 2027.", "agreement"),
    ("Ghana and Togo have agreed to build a bridge in 2024.", "agreement"),
    ("Kenya ordered 12 jets from France for 2025.", "arms_order"),
    ("Oman has promised Yemen two hospitals in 2026.", "promise"),
    ("Japan has agreed with Palau on a base for 2030.", "agreement"),
    ("Estonia has granted Georgia 3 million euros for 2022.", "aid"),
    ("Malawi and Zambia agreed on a treaty from 2023.", "agreement"),
]


@pytest.mark.parametrize(("text", "kind"), AHEAD)
def test_what_occurred_has_no_date_after_the_publication(tell: Callable, text: str, kind: str) -> None:
    """'Have agreed to drill in 2027': 2027 is the plan's year, and not that of the agreement."""
    statement = tell(text).one(kind)
    assert (str(statement.status), statement.date) == ("occurred", None)


NOT_AHEAD = [
    ("Peru and Chile have agreed to hold drills in 2027.", "joint_exercise", "2027"),
    ("Kenya plans to order 12 jets from France in 2025.", "arms_order", "2025"),
    ("Denmark has not ordered frigates from Spain for 2028.", "arms_order", "2028"),
    ("Kenya ordered 12 jets from France on Monday.", "arms_order", "2021-06-07"),
    ("Kenya ordered 12 jets from France in June.", "arms_order", "2021-06"),  # begins before the publication
]


@pytest.mark.parametrize(("text", "kind", "wanted"), NOT_AHEAD)
def test_plans_and_what_is_over_keep_their_dates(tell: Callable, text: str, kind: str, wanted: str) -> None:
    """A plan or a denial may name a time to come, and the month of the publication has begun."""
    assert tell(text).one(kind).date == wanted


def test_without_a_day_of_publication_nothing_lies_ahead(tell: Callable) -> None:
    """Where nobody knows when a report was written, its years stay."""
    assert tell("Kenya ordered 12 jets from France for 2025.", None).one("arms_order").date == "2025"


TOPICS = [
    ("Chile and Bolivia held talks on a port in Arica.", "talks", None),
    ("Norway and Russia signed a pact on fishing near Svalbard.", "agreement", None),
    ("Kenya and Somalia reached an agreement about customs posts in Mandera.", "agreement", None),
    # on a day and no topic; under no noun of the topic
    ("Spain and Morocco held talks on Tuesday in Rabat.", "talks", "Rabat"),
    ("Laos and Thailand discussed rules for boats in Vientiane.", "talks", "Vientiane"),
    ("India and Nepal signed an agreement on trade in Kathmandu.", "agreement", "Kathmandu"),
    # what is struck, or given, is where it is struck and given
    ("Mali carried out a strike on a road near Gao in Niger.", "attack", "Gao"),
    ("Ethiopia shelled a village on the hill near Kassala in Sudan.", "attack", "Kassala"),
    ("Qatar sent food to a camp on the road near Tripoli in Libya.", "humanitarian_aid", "Tripoli"),
]
WATERS = [
    ("Japan and South Korea signed an agreement in the Tsushima Strait.", "agreement", None),
    ("Greece and Italy met in the Adriatic Sea.", "meeting", None),
    ("Kuwait and Iraq held talks in the Persian Gulf.", "talks", None),
    ("Romania and Bulgaria signed a treaty near the Danube River.", "agreement", None),
    ("Algeria and Mali held talks in the Sahara Desert.", "talks", None),
    # on a bank stands a town; at sea ships are seized and struck
    ("Romania and Bulgaria signed a treaty in Ruse.", "agreement", "Ruse"),
    ("Iran seized a Greek tanker in the Persian Gulf.", "seizure", "Persian Gulf"),
    ("Yemen attacked a Saudi ship in the Red Sea.", "attack", "Red Sea"),
]
ADDRESSED = [
    ("Cyprus asked Turkey to close the office in Nicosia.", "request", None),
    ("Estonia demanded the closure of the Russian consulate in Narva.", "demand", None),
    ("Panama rejected the demand of the Cuban consul in Colon.", "rejection", None),
    ("Portugal criticised the Angolan embassy in Lisbon.", "criticism", None),
    ("Zambia rejected the claim of the Congolese governor in Lubumbashi.", "rejection", None),
    # hung on the verb; the closing asked for is where the office is
    ("Togo criticised Ghana in Paris on Monday.", "criticism", "Paris"),
    ("In Geneva, Yemen accused Oman of smuggling.", "accusation", "Geneva"),
    ("Cyprus asked Turkey to close the office in Nicosia.", "embassy_closure", "Nicosia"),
]
TOLD_BY = [
    ("Peru recalled its envoy from Chile, the ministry in Lima said.", "recall", None),
    ("The embassy in Warsaw said that Latvia had expelled two Belarusian envoys.", "expulsion", None),
    ("Officials in Manama said Bahrain had signed a pact with Jordan.", "agreement", None),
    ("Jordan has expelled two Libyan envoys, a source in Aqaba said.", "expulsion", None),
    # told elsewhere, and done where it is said
    ("Officials in Manama said Bahrain had signed a pact with Jordan in Amman.", "agreement", "Amman"),
    ("Estonia closed its consulate in Pskov, the ministry in Tallinn said.", "embassy_closure", "Pskov"),
    ("The ministers of Latvia and Malta met in Valletta, an official said.", "meeting", "Valletta"),
]
BESIDE = [
    ("Mexico recalled its envoy from Cuba and opened a school in Merida.", "recall", None),
    ("Serbia expelled a Croatian consul and reopened a museum in Nis.", "expulsion", None),
    ("Poland sold drones to Chad, which built a hangar in Abeche.", "arms_transfer", None),
    ("Kenya sold tea to Egypt, which opened a shop in Luxor.", "trade", None),
    ("The ministers of Latvia and Estonia flew to Bergen and met in Oslo.", "visit", None),
    # the event's own clause, whichever comes first
    ("The ministers of Latvia and Estonia flew to Bergen and met in Oslo.", "meeting", "Oslo"),
    ("Brazil signed a treaty with Peru in Callao and bought two ships.", "agreement", "Callao"),
]


@pytest.mark.parametrize(("text", "kind", "wanted"), [*TOPICS, *WATERS, *ADDRESSED, *TOLD_BY, *BESIDE])
def test_a_dealing_takes_only_its_own_place(tell: Callable, text: str, kind: str, wanted: str | None) -> None:
    """Not that of its topic, of waters nobody signs in, of whom it names, of who tells it, of a clause beside."""
    place = tell(text).one(kind).place
    assert (place.name if place else None) == wanted
