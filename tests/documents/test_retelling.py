"""How far one report tells another's story."""

from __future__ import annotations

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


def report(sentences: list[str], published: str | None = None) -> Report:
    """A report of some sentences."""
    return Report("a.txt", "0", " ".join(sentences), published=published)


def test_numbers_in_words_are_numbers() -> None:
    """Fourteen wells are 14 wells, and a day of the week is no fact."""
    worded = [STORY[0].replace("14", "fourteen").replace("Friday", "Saturday"), *STORY[1:]]
    found = retold(told(report(STORY)), told(report(worded)))
    assert (found.facts, found.sentences, found.least) == (1.0, 1.0, 1.0)


def test_own_facts_of_a_sentence_count_against_it() -> None:
    """A sentence that names others is not told in the other report."""
    other = [*STORY[:3], "A bridge of 900 metres to Visviri is refused by Pedro Soto."]
    found = retold(told(report(STORY)), told(report(other)))
    assert found.sentences == found.least == 0.75


def test_days_apart_are_counted_from_the_nearest() -> None:
    """A month and a day in it overlap; without a date nothing is known."""
    one = told(report(STORY, "2001-03"))
    assert retold(one, told(report(STORY, "2001-03-04"))).apart == 0
    assert retold(one, told(report(STORY, "2001-04-02"))).apart == 2
    assert retold(one, told(report(STORY))).apart is None


@given(st.lists(st.sampled_from(STORY), min_size=1), st.lists(st.sampled_from(STORY), min_size=1))
def test_it_is_the_same_whichever_comes_first(a: list[str], b: list[str]) -> None:
    """Comparing is symmetric."""
    one, other = told(report(a)), told(report(b))
    assert retold(one, other) == retold(other, one)
