"""Who stands on which side: direction, passives, control, coordination."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

DIRECTION = [
    ("Ghana received four patrol boats from Norway.", {"arms_transfer NOR>GHA"}),
    ("Vietnam ordered six frigates from South Korea.", {"arms_order VNM>KOR"}),
    ("Italy delivered twelve tanks to Peru.", {"arms_transfer ITA>PER"}),
    ("Estonia gave Ukraine nine howitzers.", {"arms_transfer EST>UKR"}),
    ("Malaysia bought missiles from Poland.", {"arms_order MYS>POL"}),
    ("The Latvian president was hosted by Portugal's prime minister in Lisbon.", {"hosting PRT>LVA"}),
    ("Jordan hosted the Cypriot foreign minister.", {"hosting JOR>CYP"}),
    ("Zambia's president arrived in Luanda on Tuesday.", {"visit ZMB>AGO"}),
    ("The Kenyan foreign minister travelled to Rwanda on Monday.", {"visit KEN>RWA"}),
    ("Algeria recalled its ambassador from Madrid.", {"recall DZA>ESP"}),
    ("Slovakia expelled three Belarusian diplomats.", {"expulsion SVK>BLR"}),
    ("Canada imposed sanctions on Myanmar.", {"sanction CAN>MMR"}),
    ("Australia lifted its sanctions on Fiji in 2014.", {"sanction_easing AUS>FJI"}),
    ("Sudan called on Ethiopia to pull its soldiers out of Kenya.", {"appeal SDN>ETH", "withdrawal ETH>KEN"}),
    ("Nepal thanked Bangladesh for its help.", {"praise NPL>BGD"}),
    ("Thailand warned Cambodia against crossing the border.", {"warning THA>KHM"}),
    ("Honduras recognised China in March 2023.", {"recognition HND>CHN"}),
    ("Mongolia asked Japan for a loan.", {"request MNG>JPN"}),
    ("Qatar lent Tunisia 500 million dollars.", {"aid QAT>TUN"}),
    ("Uganda sent troops to South Sudan in 2013.", {"deployment UGA>SSD"}),
    ("Greece deployed two frigates off the coast of Libya.", {"deployment GRC>LBY"}),
    ("Paraguay took delivery of two patrol boats from Bolivia.", {"arms_transfer BOL>PRY"}),
    ("Djibouti leased a base to Japan in 2011.", {"basing DJI>JPN"}),
    ("Sweden halted arms exports to Turkey in October 2019.", {"embargo SWE>TUR"}),
    ("Brazil moved troops to its border with Venezuela.", {"deployment BRA>VEN"}),
    ("Iraq summoned the Turkish ambassador over an air strike in Duhok.", {"complaint IRQ>TUR"}),
    ("Turkey carried out an air strike on a village in northern Iraq.", {"air_strike TUR>IRQ"}),
    ("A Polish court sentenced two Belarusians for spying.", {"judgment POL>BLR"}),
    ("The Netherlands froze the assets of two Syrian generals.", {"sanction NLD>SYR"}),
    ("Latvia will train Ukrainian pilots at a base in Riga.", {"training LVA>UKR"}),
    ("France withdrew the last of its troops from Mali in August 2022.", {"withdrawal FRA>MLI"}),
    ("The African Union condemned Niger's generals.", {"criticism IGO>NER"}),
]


@pytest.mark.parametrize(("text", "wanted"), DIRECTION)
def test_the_one_who_acts_is_the_source(tell: Callable, text: str, wanted: set[str]) -> None:
    """Givers, buyers, hosts and travellers stand on their own side, whatever the verb's word order."""
    assert tell(text).words() == wanted


PASSIVE = [
    ("Two Hungarian diplomats were expelled by Ukraine.", {"expulsion UKR>HUN"}),
    ("Sanctions were imposed on Zimbabwe by the United Kingdom.", {"sanction GBR>ZWE"}),
    ("The jets were delivered to Croatia by France in 2024.", {"arms_transfer FRA>HRV"}),
    ("A treaty was signed by Oman and Pakistan in Muscat.", {"agreement OMN+PAK"}),
    ("Eritrea was accused by Djibouti of moving troops.", {"accusation DJI>ERI"}),
    ("The Nigerian president was received by his Beninese counterpart in Cotonou.", {"hosting BEN>NGA"}),
    ("Turkish drones were supplied to Burkina Faso in 2022.", {"arms_transfer TUR>BFA"}),
    ("Rifles supplied by Germany to Slovenia were found in a barn.", {"arms_transfer DEU>SVN"}),
    ("Iceland was invited by Ireland to a conference.", {"invitation IRL>ISL"}),
]


@pytest.mark.parametrize(("text", "wanted"), PASSIVE)
def test_a_passive_changes_no_side(tell: Callable, text: str, wanted: set[str]) -> None:
    """The agent of a passive is the source, its subject the target or the thing."""
    assert tell(text).words() == wanted


CONTROL = [
    ("Finland decided to send blankets to Lebanon.", {"humanitarian_aid FIN>LBN"}),
    ("Spain offered to mediate between Venezuela and Colombia.", {"mediation ESP>COL+VEN"}),
    ("Kuwait, which had recalled its envoy from Beirut, kept silent.", {"recall KWT>LBN"}),
    ("After meeting the Omani sultan, the Iranian president flew to Baku.", {"meeting IRN+OMN", "visit IRN>AZE"}),
    ("Having expelled a Czech diplomat, Bulgaria waited.", {"expulsion BGR>CZE"}),
]


@pytest.mark.parametrize(("text", "wanted"), CONTROL)
def test_the_unsaid_subject_of_a_clause_is_found(tell: Callable, text: str, wanted: set[str]) -> None:
    """Infinitives, participles and relative clauses take their subject from the clause around them."""
    assert tell(text).words() == wanted


LENT = [
    # whoever is prompted acts, and whoever is taken on suspicion did it
    ("The raid prompted Oman to close the border with Yemen.", {"border_closure OMN>YEM"}),
    ("Gibraltar's police warned Chad against bombing Libya.", {"warning GBR>TCD"}),
    ("India told Canada to leave and stopped issuing visas to Canadians.", {"appeal IND>CAN", "entry_ban IND>CAN"}),
    ("Gibraltar seized an Iranian tanker on suspicion of bombing Syria.", {"air_strike IRN>SYR"}),
    ("Putin lashed out at Turkey for bombing Russia.", {"air_strike TUR>RUS"}),
    # who has men stationed somewhere deploys them
    ("Togo has 200 troops stationed in Ghana.", {"deployment TGO>GHA"}),
    # one possessor of two deeds
    ("The row followed Chad's recall of its envoy and expulsion of Libya's ambassador.", {"expulsion TCD>LBY"}),
    # a deed by somebody, though a verb stands between
    ("Japan called the detention of its ship by the Russian navy unacceptable.",
     {"criticism JPN>RUS", "detention RUS>JPN"}),
    ("Mali's call for Niger to leave was heard.", {"appeal MLI>NER"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), LENT)
def test_whom_a_construction_lends(tell: Callable, text: str, wanted: set[str]) -> None:
    """Causing, having, calling on, and nouns that share a possessor tell who acts."""
    assert wanted <= tell(text).words()


COORDINATION = [
    ("Estonia, Latvia and Lithuania signed an agreement on rail links.", {"agreement EST+LTU+LVA"}),
    ("Japan, Australia and the Philippines held naval drills.", {"joint_exercise AUS+JPN+PHL"}),
    ("Norway supplied missiles to Chile and Peru.", {"arms_transfer NOR>CHL+PER"}),
    ("Jordan and Egypt condemned Israel.", {"criticism EGY+JOR>ISR"}),
    (
        "Morocco expelled the Iranian ambassador and recalled its envoy from Tehran.",
        {"expulsion MAR>IRN", "recall MAR>IRN"},
    ),
    (
        "Nicaragua broke off relations with Taiwan and recognised Beijing.",
        {"break_relations NIC>TWN", "recognition NIC>CHN"},
    ),
    ("Slovenia, Croatia and Italy condemned Belarus.", {"criticism HRV+ITA+SVN>BLR"}),
]


@pytest.mark.parametrize(("text", "wanted"), COORDINATION)
def test_all_who_are_listed_are_party(tell: Callable, text: str, wanted: set[str]) -> None:
    """Every member of a list takes part, and a second verb shares the subject of the first."""
    assert tell(text).words() == wanted


def test_all_parties_point_at_their_own_words(tell: Callable) -> None:
    """The span of each party holds the words it was read from."""
    told = tell("Norway supplied missiles to Chile and Peru.")
    (statement,) = told.statements
    assert [told.text[p.start : p.end] for p in statement.parties] == ["Norway", "Chile", "Peru"]
