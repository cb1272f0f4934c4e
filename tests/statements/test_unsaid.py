"""What a clause may leave unsaid: the side that the report fills in, and the deed that stands without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

# A report on two states, and a sentence that names one of them.
ALONE = [
    ("Mali and Niger met in 2012. Mali freed 20 prisoners.", "release MLI>?"),
    ("Kenya and Uganda met in 2012. Kenya freed four boatmen.", "release KEN>?"),
    ("Chile and Peru met in May. A Chilean cutter fired warning shots.", "harassment CHL>?"),
    ("Cuba and Haiti met in May. Cuban boats used a water cannon.", "harassment CUB>?"),
    ("Japan and China met in May. A Chinese cutter aimed a laser.", "harassment CHN>?"),
    ("Greece and Turkey met in May. A Greek jet released flares.", "harassment GRC>?"),
    # neither of the two: whose border it was is told nowhere
    (
        "Kenya and Uganda met in 2012. Kenya met Uganda again in May. Somali troops crossed the border.",
        "incursion SOM>?",
    ),
]


@pytest.mark.parametrize(("text", "wanted"), ALONE)
def test_a_deed_stands_without_its_other_side(tell: Callable, text: str, wanted: str) -> None:
    """In a report on two states it tells something though nobody is named for whom; the reading says so."""
    told = tell(text)
    assert wanted in told.words()
    assert "party.open" in told.one(wanted.split(maxsplit=1)[0]).reasons


NOT_ALONE = [
    # home affairs, in a report on one state
    ("Chile has promised four boats.", "promise"),
    ("A Chilean cutter fired warning shots.", "harassment"),
    # told beside, in a clause that only describes
    ("Chile and Peru met in May. A Chilean cutter, which fired warning shots, went home.", "harassment"),
    # to the press
    ("Kenya and Uganda met in 2012. Kenya promised reporters a full account.", "promise"),
    ("Chad and Niger met in 2012. Chad promised journalists that it would free the boats.", "promise"),
    ("Laos and Thailand met in 2012. Laos promised correspondents that it would reopen the bridge.", "promise"),
    ("Cyprus and Egypt met in 2012. Cyprus promised a newspaper that it would buy gas.", "promise"),
    ("Malta and Libya met in 2012. Malta promised listeners an answer.", "promise"),
    # a verb of saying after what is said, or to whoever writes
    ("Kenya and Uganda met in 2012. The dam would be shut, Kenya promised.", "promise"),
    ("Oman and Yemen met in 2012. No tax would follow, Oman promised.", "promise"),
    ("Kenya and Uganda met in 2012. Kenya promised me a boat.", "promise"),
    # to whom is told, and it is no state
    ("Peru accused Chile of a raid. Peru promised boats to the fishermen.", "promise"),
    ("Norway and Latvia met in May. Norway promised aid for the farmers.", "promise"),
]


@pytest.mark.parametrize(("text", "kind"), NOT_ALONE)
def test_other_deeds_do_not_stand_alone(tell: Callable, text: str, kind: str) -> None:
    """Home affairs, words to the press, and what goes to others than states are no dealings of two."""
    assert [s for s in tell(text).statements if s.kind == kind] == []


def test_a_promise_to_others_than_the_press_stands(tell: Callable) -> None:
    """Fishermen are no press: what they are promised may be news of the other state."""
    words = tell("Malta and Libya met in 2012. Malta promised fishermen an answer.").words()
    assert "promise MLT>?" in words
    words = tell("Malta and Libya met in 2012. Malta promised Libya an answer.").words()
    assert "promise MLT>LBY" in words


FILLED = [
    # what is said to whom the paragraph has just told of
    (
        "Norway's envoys met Ghana's president in Accra. Norway promised to speed up the opening of an embassy.",
        "promise NOR>GHA",
    ),
    ("Chad accused Niger of theft. Chad quit the treaty.", "treaty_exit TCD>NER"),
    ("Kenya and Uganda met in 2012. Kenya promised four boats.", "promise KEN>UGA"),
    ("Cyprus and Egypt met in 2012. Cyprus has promised a pipeline.", "promise CYP>EGY"),
    # what another does beside it
    ("Japan sent 40 soldiers to Fiji in May. Ghana sent more soldiers, too.", "deployment GHA>FJI"),
    # an offer told as a noun
    ("Chile and Peru met. Chile's offer of two boats stands.", "offer CHL>PER"),
    # what one does towards another
    ("Kenya accused Uganda of lying. Uganda apologised.", "apology UGA>KEN"),
    ("Qatar accused Bahrain of lying. Qatar broke off relations.", "break_relations QAT>BHR"),
    ("Gabon accused Angola of spying. Gabon closed its embassy.", "embassy_closure GAB>AGO"),
    ("Kenya accused Somalia of smuggling. Somali troops crossed the border.", "incursion SOM>KEN"),
    ("Niger accused Chad of raids. On Monday Chadian soldiers crossed the border.", "incursion TCD>NER"),
    ("Oman and Yemen held talks in May. Yemeni fighters crossed the frontier on Friday.", "incursion YEM>OMN"),
    ("Peru accused Ecuador of spying. Ecuadorian jets violated the airspace.", "incursion ECU>PER"),
    ("India accused Nepal of theft. Nepali soldiers crossed the line.", "incursion NPL>IND"),
    # words against somebody
    ("Malta accused Libya of theft. Libya condemned the charge.", "criticism LBY>MLT"),
    ("Cuba offered Haiti help. Haiti refused.", "refusal HTI>CUB"),
    ("Cuba accused Haiti of theft. Haiti demanded proof.", "demand HTI>CUB"),
    # deeds told in the passive
    ("Kenya accused Uganda of theft. Six Ugandan sailors were detained on Monday.", "detention KEN>UGA"),
    ("Chad accused Niger of theft. Two Nigerien officers were freed on Monday.", "release TCD>NER"),
    ("Togo accused Ghana of theft. Three Ghanaian envoys were expelled.", "expulsion TGO>GHA"),
    ("Cuba accused Haiti of theft. Nine Haitians were deported in May.", "deportation CUB>HTI"),
    # visits without a goal
    ("Chad accused Niger of theft. Chad's foreign minister visited on Monday.", "visit TCD>NER"),
    ("Laos accused Thailand of theft. The Thai premier landed on Friday.", "visit THA>LAO"),
    ("Laos accused Thailand of theft. The Thai premier toured a dam on Friday.", "visit THA>LAO"),
    # what always takes two, and whom 'with' names without a state
    ("Laos accused Thailand of theft. Laos negotiated in May.", "talks LAO+THA"),
    ("Oman accused Yemen of theft. The Omani minister conferred in May.", "talks OMN+YEM"),
    ("Fiji accused Tonga of theft. Fiji held a joint exercise in June.", "joint_exercise FJI+TON"),
    ("Oman signed a pact with Jordan in May. Oman held bilateral drills in June.", "joint_exercise JOR+OMN"),
    ("Ghana accused Togo of theft. The Ghanaian minister held talks with the other side.", "talks GHA+TGO"),
    # things that arrive, and notes without a verb
    ("Norway sold four tanks to Chile in 2016. The first tanks arrived in 2019.", "arms_transfer NOR>CHL"),
    ("Peru accused Chile of theft.\n27 July 2014: agreement on a border post.", "agreement CHL+PER"),
    ("Oman accused Yemen of theft.\n3 May 2014: ceasefire.", "ceasefire OMN+YEM"),
    ("Chad accused Niger of theft.\n3 May 2014: talks on wells.", "talks NER+TCD"),
    # a thing agreed on, in the main clause
    ("Kenya and Uganda met in 2012. The fee was agreed in May.", "agreement KEN+UGA"),
]


@pytest.mark.parametrize(("text", "wanted"), FILLED)
def test_the_other_side_is_the_one_the_report_is_about(tell: Callable, text: str, wanted: str) -> None:
    """The last statement has the side that its clause leaves to the report, and is marked for it."""
    last = tell(text)
    assert wanted in last.words()
    assert "party.context" in last.statements[-1].reasons


LEFT = [
    # said of what another verb is about
    ("Chad accused Niger of theft. Chad threatened to quit the treaty.", "treaty_exit"),
    # of no state, and one's own
    ("Peru and Chile met in 2012. The court gave the jets to Peru.", "arms_transfer"),
    ("Peru and Chile met in 2012. Peru flies 12 jets.", "arms_transfer"),
    ("Peru and Chile met in 2012. Budgetary reasons, assures the ministry in Lima.", "promise"),
    ("Peru and Chile met in 2012. Chile agreed to buy 12 jets when Macron came.", "promise"),
    # to whom or with whom is told, and it is no state
    ("Chad accused Mali of a raid. Chad delivered rice to the village.", "humanitarian_aid"),
    ("Peru accused Chile of a raid. Peru held talks with farmers.", "talks"),
    ("Ghana accused Togo of a raid. Ghana signed a pact with Acme Rail.", "agreement"),
    ("Chile accused Peru of theft. The Chilean minister signed a pact with her brother.", "agreement"),
    # a state's own exercise
    ("Fiji accused Tonga of theft. Fiji held an exercise in June.", "joint_exercise"),
    # said of a thing, by a clause of which it is the subject
    ("Iran and Iraq met in 2012. The line, which has never been demarcated, runs through a marsh.", "agreement"),
    ("Peru and Chile met in 2012. The border, which was agreed in 1929, is quiet.", "agreement"),
    (
        "Kenya and Uganda met in 2012. Kenya built a road along the border, which has never been agreed.",
        "agreement",
    ),
    ("Chad and Niger met in 2012. The canal, which was settled in a treaty, is dry.", "agreement"),
    ("Laos and Thailand met in 2012. The ferry, which had been agreed on, sank.", "agreement"),
    # a noun in a sentence with a verb of its own
    ("Oman accused Yemen of theft. The agreement was long.", "agreement"),
]


@pytest.mark.parametrize(("text", "kind"), LEFT)
def test_a_side_told_otherwise_is_not_filled_in(tell: Callable, text: str, kind: str) -> None:
    """Where the clause gives the side to somebody else, or only describes a thing, the report's pair is not meant."""
    filled = [s for s in tell(text).statements if s.kind == kind and len(s.countries) > 1]
    assert filled == []


def test_a_clause_whose_two_states_agree_is_no_clause_of_a_thing(tell: Callable) -> None:
    """'The well, which the two states agreed to share': they are the subject, and not the well."""
    text = "Oman and Yemen met in 2012. The well, which the two states agreed to share, is dry."
    assert "agreement OMN+YEM" in tell(text).words()


NAMED = [
    ("Peru and Chile met in May. Peru accused two foreign citizens of fraud.", "accusation"),
    ("Peru and Chile met in May. Peru barred three traders it accused of fraud.", "accusation"),
]


@pytest.mark.parametrize(("text", "kind"), NAMED)
def test_who_is_accused_is_told_though_it_is_no_state(tell: Callable, text: str, kind: str) -> None:
    """People named as accused are not replaced by the report's other state."""
    assert [s for s in tell(text).statements if s.kind == kind and "CHL" in s.countries] == []
