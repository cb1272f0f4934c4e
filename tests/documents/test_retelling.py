"""How far one report tells another's story."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from communique.documents.retelling import retold
from communique.documents.told import told
from communique.model.report import Report

STORY = [
    "On Friday envoys of Peru and Chile met at Arica to share 14 wells.",
    "The lender Fonplata pays 3 million dollars and Juan Rojas leads the work.",
    "They last met in 1999 at Tacna, when Peru left early.",
    "A road of 60 kilometres to Putre is planned by Carlos Diaz.",
]
BACKGROUND = " ".join(STORY[1:])


def report(sentences: list[str], published: str | None = None) -> Report:
    """A report of some sentences."""
    return Report("a.txt", "0", " ".join(sentences), published=published)


def test_the_same_details_in_another_order_stand_together() -> None:
    """A rewrite may begin at the end: what stood in one sentence stands in one sentence."""
    found = retold(told(report(STORY)), told(report(STORY[::-1])))
    assert (found.details, found.together) == (1.0, 1.0)
    assert found.shared == len(told(report(STORY)).details)


def test_details_of_its_own_count_against_a_report() -> None:
    """Names and numbers that only one has at one place are no details of the other."""
    other = [*STORY[:3], "A bridge of 900 metres to Visviri is refused by Pedro Soto."]
    found = retold(told(report(STORY)), told(report(other)))
    same = retold(told(report(STORY)), told(report(STORY)))
    assert found.details < 0.8 < same.details
    assert found.together < same.together


def test_names_that_stand_everywhere_prove_nothing() -> None:
    """Who meets whom is in every sentence of every report on it; a sentence is told where its details are."""
    one = [f"Peru and Chile told Quispe{n} of {n + 20} wells at Cerro{n}." for n in range(5)]
    other = [f"Peru and Chile gave Rojas{n} some {n + 60} boats at Playa{n}." for n in range(5)]
    found = retold(told(report(one)), told(report(other)))
    assert found.details < 0.3
    assert found.together < 0.3


def test_scattered_details_do_not_stand_together() -> None:
    """The same names and numbers dealt out to other sentences tell other things."""
    names, places = "Abel Boris Carla Diego Elena Fabio".split(), "Arica Bagua Calca Jauja Lampa Mocha".split()

    def tell(order: list[int]) -> list[str]:
        rows = zip(names, order, strict=True)
        return [f"The envoy {name} saw {n + 20} wells of {places[(n + 2) % 6]} by a lake." for name, n in rows]

    one, far = tell([0, 1, 2, 3, 4, 5]), tell([3, 5, 0, 1, 2, 4])
    near, apart = (retold(told(report(one)), told(report(x))) for x in (one, far))
    assert apart.together < near.together


def test_news_of_a_later_day_is_seen() -> None:
    """What happened after the last day that the earlier report names was not in it."""
    first = told(report(STORY, "2001-03-02"))  # a Friday
    again = told(report([STORY[0], BACKGROUND], "2001-03-04"))
    follow_up = told(report(["On Saturday 40 farmers of Putre shut the road at Azapa.", BACKGROUND], "2001-03-04"))
    assert not retold(first, again).own_news
    assert retold(first, follow_up).own_news
    assert retold(follow_up, first).own_news


def test_a_lead_of_its_own_is_seen() -> None:
    """Of a follow-up's lead little stands in the first report, of a rewrite's much."""
    first = told(report(STORY, "2001-03-02"))
    rewrite = told(report(["Peru shares 14 wells with Chile, envoys agreed at Arica.", BACKGROUND], "2001-03-03"))
    own = [
        "Farmers threw stones at lorries and shut the bridge for hours.",
        "Nobody was hurt when the police cleared the crossing.",
    ]
    follow_up = told(report([*own, BACKGROUND], "2001-03-03"))
    assert retold(first, rewrite).news > 0.5 > retold(first, follow_up).news


def test_whose_report_is_unknown_counts_as_of_two_publishers() -> None:
    """Two reports without publishers are not of one."""
    assert not retold(told(report(STORY)), told(report(STORY))).publisher
    named = told(replace(report(STORY), publisher="Andes Press"))
    assert retold(named, named).publisher


@given(st.lists(st.sampled_from(STORY), min_size=1), st.lists(st.sampled_from(STORY), min_size=1), st.booleans())
def test_it_is_the_same_whichever_comes_first(a: list[str], b: list[str], dated: bool) -> None:
    """Comparing is symmetric."""
    one, other = told(report(a, "2001-03-02" if dated else None)), told(report(b, "2001-03-04"))
    assert retold(one, other) == retold(other, one)
