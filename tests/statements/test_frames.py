"""What fills a frame: mutual kinds, offices, adjectives, capitals as governments and as places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

MUTUAL = [
    ("The defence ministers of Chile and Peru met in Lima on Friday.", {"meeting CHL+PER"}),
    ("Armenia and Georgia held talks on customs.", {"talks ARM+GEO"}),
    ("Denmark and Kenya signed an agreement on wind power.", {"agreement DNK+KEN"}),
    ("Singapore and Australia conducted a joint naval exercise in the Timor Sea.", {"joint_exercise AUS+SGP"}),
    ("The presidents of Ghana and Togo spoke by telephone on Sunday.", {"call GHA+TGO"}),
    ("Bolivia restored diplomatic relations with Israel.", {"relations BOL+ISR"}),
    ("Polish and Lithuanian troops exercised together near Suwalki.", {"joint_exercise LTU+POL"}),
    ("Iraq signed a security pact with Jordan.", {"agreement IRQ+JOR"}),
    ("Discussions took place between Laos and Thailand on the dam.", {"talks LAO+THA"}),
    ("Indian and French naval officers held talks in Kochi.", {"talks FRA+IND"}),
]


@pytest.mark.parametrize(("text", "wanted"), MUTUAL)
def test_mutual_dealings_hold_all_sides(tell: Callable, text: str, wanted: set[str]) -> None:
    """Subjects, adjectives and phrases with 'with', 'between' and 'of' are sides of one dealing."""
    assert tell(text).words() == wanted


OFFICES = [
    ("The Finnish foreign minister met his Swedish counterpart.", {"meeting FIN+SWE"}),
    ("Chancellor Angela Merkel met Prime Minister Narendra Modi in Berlin.", {"meeting DEU+IND"}),
    ("The chief of staff of the Ghanaian army visited Togo.", {"visit GHA>TGO"}),
    ("Pakistan's army chief met the Saudi crown prince in Riyadh.", {"meeting PAK+SAU"}),
    ("The Mexican ambassador to Cuba met Cuban officials.", {"meeting CUB+MEX"}),
    ("Chinese State Councilor Shen Yiqin visited Serbia.", {"visit CHN>SRB"}),  # half of the name is known as one
]


@pytest.mark.parametrize(("text", "wanted"), OFFICES)
def test_office_holders_act_for_their_state(tell: Callable, text: str, wanted: set[str]) -> None:
    """Offices with an adjective, a possessive, a counterpart or only a listed name stand for a state."""
    assert tell(text).words() == wanted


CAPITALS = [
    ("Moscow expelled two Danish diplomats.", {"expulsion RUS>DNK"}),
    ("Lima and Santiago signed a trade agreement.", {"agreement CHL+PER"}),
    ("The Kremlin condemned Poland.", {"criticism RUS>POL"}),
    ("Washington approved the sale of radars to Morocco.", {"approval USA>MAR"}),
    ("The Angolan and Namibian ministers met in Paris.", {"meeting AGO+NAM"}),
    ("Officials from Chad and Niger held talks in Geneva.", {"talks NER+TCD"}),
    ("Turkey and Qatar signed an agreement in Rome.", {"agreement QAT+TUR"}),
]


@pytest.mark.parametrize(("text", "wanted"), CAPITALS)
def test_a_capital_acts_or_is_a_place(tell: Callable, text: str, wanted: set[str]) -> None:
    """A capital that acts is its government; one after 'in' is where it happened."""
    assert tell(text).words() == wanted


SIDES = [
    ("Iran and Iraq signed the Algiers Accord.", {"agreement IRN+IRQ"}),  # the city names the document
    ("Armenia signed a contract for 36 howitzers with France.", {"agreement ARM+FRA"}),  # hung on the things
    ("The Prague meeting between Omani and Kenyan officials was short.", {"meeting KEN+OMN"}),  # and the occasion
    ("Oman and Iran recognised each other's borders.", {"recognition IRN+OMN>?"}),
    ("Ethiopian Airlines landed in Asmara on Monday.", set()),  # a firm
    ("Chinese coast guard crews blocked a Philippine navy mission.", {"harassment CHN>PHL"}),
    ("Kenya signed a memorandum with Somaliland.", {"agreement KEN+SOM"}),
]


@pytest.mark.parametrize(("text", "wanted"), SIDES)
def test_who_stands_on_which_side(tell: Callable, text: str, wanted: set[str]) -> None:
    """Cities in names of documents and firms are no sides; who is named farther off is one."""
    assert tell(text).words() == wanted


WHOSE_DEED = [
    ("Kenya condemned the killing of Kenyan soldiers by Somali gunmen.", "criticism KEN>SOM"),
    ("Lebanon's minister described the war in Yemen as Saudi aggression.", "criticism LBN>SAU"),
    ("Sudan condemned what it called an Ethiopian raid.", "criticism SDN>ETH"),
    ("Togo said Ghana's decision was unfortunate.", "criticism TGO>GHA"),
    ("Oslo believes Iran was behind the plot.", "accusation NOR>IRN"),
    ("Ottawa's allegation that New Delhi had been involved in the murder was heard.", "accusation CAN>IND"),
    ("Chad closed its airspace to all flights to and from Libya.", "border_closure TCD>LBY"),
    ("The EU imposed sanctions on four firms, including the Iranian police.", "sanction EUR>IRN"),
    ("Ecuadorian police broke into the Mexican Embassy.", "attack ECU>MEX"),
    ("Russia hit Turkey with a raft of sanctions.", "sanction RUS>TUR"),
    ("Turkey met Russia. Turkey fired because Russia had violated its airspace.", "incursion RUS>TUR"),
    ("Anti-Ghanaian riots in Togo went on.", "protest TGO>GHA"),
]


@pytest.mark.parametrize(("text", "wanted"), WHOSE_DEED)
def test_against_whom_words_and_bans_are(tell: Callable, text: str, wanted: str) -> None:
    """Whoever did the deed, is said to be behind it, or is at the other end of a flight, is the target."""
    assert wanted in tell(text).words()


def test_a_breakaway_territory_keeps_its_name(tell: Callable) -> None:
    """It carries the code of the state it is counted to, and is not called by that state's name."""
    told = tell("Kenya signed a memorandum with Somaliland.").one("agreement")
    assert {(p.label, p.country) for p in told.parties} == {("Kenya", "KEN"), ("Somaliland", "SOM")}


def test_the_place_of_the_clause_beside_is_not_taken(tell: Callable) -> None:
    """'expelled the envoy and closed the consulates in Lagos': only the second is in Lagos."""
    told = tell("Ghana expelled Nigeria's ambassador on Monday and closed the Nigerian consulates in Kumasi.")
    assert told.one("expulsion").place is None


def test_the_place_is_kept(tell: Callable) -> None:
    """The capital that is a place is the statement's place, with its state."""
    place = tell("The Angolan and Namibian ministers met in Paris.").one("meeting").place
    assert (place.name, place.country) == ("Paris", "FRA")


def test_the_place_of_who_tells_it_is_not_taken(tell: Callable) -> None:
    """'expelled the envoy, the ministry in Lagos said': the expulsion is not placed in Lagos by that."""
    told = tell("Ghana expelled Nigeria's ambassador on Monday, the prime minister's office in Kumasi said.")
    assert told.one("expulsion").place is None


def test_the_place_of_what_is_spoken_of_is_not_taken(tell: Callable) -> None:
    """'a deal on supplies for the troops at Lake Chad' was not made there; an attack on a camp was."""
    told = tell("Ghana and Togo signed a deal on supplies for the troops in Kumasi.")
    assert told.one("agreement").place is None
    struck = tell("Ghana carried out an attack on a Togolese camp in Kara.").one("attack").place
    assert struck is not None
    assert struck.name == "Kara"


DEEDS = [
    # a consensus is an agreement
    ("Peru and Chile reached a consensus on the border.", "agreement CHL+PER", "occurred"),
    ("Oman reached consensus with Yemen on customs in May.", "agreement OMN+YEM", "occurred"),
    ("Kenya and Somalia failed to reach a consensus on the sea border.", "agreement KEN+SOM", "denied"),
    ("Ghana and Togo are to reach a consensus on fishing next month.", "agreement GHA+TGO", "planned"),
    # forces that cross a line
    ("Eritrean tanks crossed the frontier with Ethiopia on Monday.", "incursion ERI>ETH", "occurred"),
    ("Thai warplanes crossed the border with Laos.", "incursion THA>LAO", "occurred"),
    ("Indian troops crossed the demarcation line with Pakistan.", "incursion IND>PAK", "occurred"),
    ("Chinese warships crossed the boundary with Vietnam.", "incursion CHN>VNM", "occurred"),
    ("Venezuelan soldiers crossed the border into Guyana.", "incursion VEN>GUY", "occurred"),
    # consulates that are to close
    ("Poland ordered the closure of the Belarusian consulate in Bialystok.", "break_relations POL>BLR", "occurred"),
    ("Peru ordered the closing of Bolivia's embassy.", "break_relations PER>BOL", "occurred"),
    ("Kenya ordered the shutdown of the Somali consulates.", "break_relations KEN>SOM", "occurred"),
    ("Estonia ordered the closure of the consulates of Russia.", "break_relations EST>RUS", "occurred"),
]


@pytest.mark.parametrize(("text", "wanted", "status"), DEEDS)
def test_deeds_told_in_several_words(tell: Callable, text: str, wanted: str, status: str) -> None:
    """A consensus reached, a border crossed, a closure ordered."""
    found = {words: told for words, _, told in tell(text).steps()}
    assert found.get(wanted) == status


NO_DEEDS = [
    "The cabinet of Peru reached a consensus on taxes.",
    "Niger's parties reached consensus in Niamey.",
    "Polish students crossed the border with Slovakia.",
    "Norwegian reindeer crossed the border with Finland.",
    "Uganda ordered the closure of its schools.",
    "Chile ordered the closure of a mine.",
]


@pytest.mark.parametrize("text", NO_DEEDS)
def test_the_same_words_of_home_affairs_and_travellers(tell: Callable, text: str) -> None:
    """Without a second state, or without forces, they tell no dealing of states."""
    assert tell(text).words() == set()


ALONE = [
    ("Chad agreed to free the crew. Niger and Chad had quarrelled.", "promise"),
    ("Peru agreed to stop shipping rifles to rebels. Chile and Peru met.", "promise"),
    ("Ghana and Togo quarrelled. Ghana agreed to exchange ambassadors.", "agreement"),
    ("Ghana and Togo agreed to free the crew.", "agreement"),
    ("Ghana agreed with Togo to free the crew.", "agreement"),
]


@pytest.mark.parametrize(("text", "kind"), ALONE)
def test_whoever_agrees_alone_commits_itself(tell: Callable, text: str, kind: str) -> None:
    """What nobody does alone is an agreement though one side is named."""
    told = {s.kind for s in tell(text).statements if "agreed" in s.quote}
    assert told & {"promise", "agreement"} == {kind}


# Sides that the frame leaves empty and the sentence names farther off.
FARTHER = [
    ("Congo and Rwanda signed a deal brokered by Angola.", {"agreement COD+RWA", "mediation AGO>COD+RWA"}),
    ("Chad and Niger agreed to a truce under Togolese mediation.", {"agreement NER+TCD", "mediation TGO>NER+TCD"}),
    ("The agreement, which was brokered by Kuwait, was signed in Muscat by Oman and Iran.",
     {"agreement IRN+OMN", "mediation KWT>IRN+OMN"}),
    ("In a phone call, the Indian premier told the Omani sultan that the port was open.", {"call IND+OMN"}),
    ("The cabinet approved a framework agreement on the use of space for peaceful ends between Oman and Peru.",
     {"agreement OMN+PER"}),
    ("The Cooperation Agreements between Oman and Iran ran until 2008.", {"agreement IRN+OMN"}),
    ("Togo received two jets made in China.", {"arms_transfer CHN>TGO"}),
    ("A consignment of Indian rockets reached Armenia.", {"arms_transfer IND>ARM"}),
    ("Portugal awarded a contract to the German company Rheinmetall for 40 tanks.", {"arms_order PRT>DEU"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), FARTHER)
def test_sides_named_farther_off(tell: Callable, text: str, wanted: set[str]) -> None:
    """Mediators stand apart from those they bring together; makers, owners and addressees are found in the sentence."""
    assert tell(text).words() == wanted
