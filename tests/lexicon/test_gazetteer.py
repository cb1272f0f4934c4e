"""The gazetteer: which words in a text may stand for a listed name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.lexicon.gazetteer import Gazetteer, fold


def gazetteer(*names: str) -> Gazetteer[str]:
    """A gazetteer in which each name stands for itself."""
    index: Gazetteer[str] = Gazetteer()
    for name in names:
        index.add(name, name)
    return index


@pytest.mark.parametrize(
    ("listed", "text", "found"),
    [
        ("US", "The US sent an envoy.", ["US"]),
        ("US", "They told us nothing.", []),
        ("A.U.", "A U.S. envoy flew in.", []),
        ("A.U.", "The A.U. summit opened.", ["A.U"]),
        ("Kenya", "kenya's north is dry", []),
        ("Kenya", "KENYA protests", ["KENYA"]),
        ("Kenya", "Kenya's north is dry", ["Kenya"]),
        ("Kenya", "Kenya’s north is dry", ["Kenya"]),
        ("Kenya", "the Kenyan north", []),
        ("Côte d'Ivoire", "talks in Cote d’Ivoire", ["Cote d’Ivoire"]),
        ("Cote d'Ivoire", "talks in Côte d'Ivoire", ["Côte d'Ivoire"]),
        ("Łódź", "a plant in Lodz", ["Lodz"]),
        ("Guinea-Bissau", "Guinea Bissau voted", ["Guinea Bissau"]),
        ("coast guard", "Coast Guard cutters", ["Coast Guard"]),
        ("Ministry of Defence", "the Ministry. of the Defence", []),
        ("NATO", "Nato members", []),
    ],
)
def test_a_listed_name_is_found_by_its_words_and_capitals(listed: str, text: str, found: list[str]) -> None:
    """Diacritics and possessives do not matter; capitals that the list writes do."""
    assert [hit.name for hit in gazetteer(listed).find(text)] == found


@pytest.mark.parametrize(
    ("listed", "text", "values"),
    [
        (("Sudan", "South Sudan"), "South Sudan and Sudan", ["South Sudan", "Sudan"]),
        (("Bank", "Bank of Ghana"), "the Bank of Ghana", ["Bank of Ghana"]),
        (("Bank of Ghana", "Bank"), "the Bank said", ["Bank"]),
        (("New", "New York", "York"), "New York", ["New York"]),
    ],
)
def test_the_longest_of_overlapping_names_stands(listed: tuple[str, ...], text: str, values: list[str]) -> None:
    """A shorter name within a longer one is not found beside it."""
    assert [hit.value for hit in gazetteer(*listed).find(text)] == values


def test_a_name_for_two_things_gives_two_hits_of_one_span() -> None:
    """Both readings are handed on; choosing is not the gazetteer's work."""
    index: Gazetteer[str] = Gazetteer()
    index.add("Georgia", "the state")
    index.add("Georgia", "the American state")
    hits = index.find("in Georgia")
    assert {(hit.start, hit.end) for hit in hits} == {(3, 10)}
    assert {hit.value for hit in hits} == {"the state", "the American state"}


def test_only_values_to_keep_are_found() -> None:
    """A name whose value is not wanted does not hide a shorter one that is."""
    hits = gazetteer("Oman", "Oman Air").find("an Oman Air flight", lambda value: value != "Oman Air")
    assert [hit.value for hit in hits] == ["Oman"]


@given(st.text(alphabet="abc ÀÉßœłışž-'", max_size=40))
def test_offsets_give_the_words_as_written(text: str) -> None:
    """Whatever stands around a name, its span cuts it out of the text."""
    whole = f"{text} Zambia, {text}"
    for hit in gazetteer("Zambia").find(whole):
        assert whole[hit.start : hit.end] == hit.name == "Zambia"


@given(st.permutations(["Mali", "Mali Federation", "Federation"]))
def test_the_order_of_listing_does_not_matter(order: list[str]) -> None:
    """The same names listed in any order give the same hits."""
    hits = gazetteer(*order).find("Mali Federation, Mali, Federation")
    assert [hit.value for hit in hits] == ["Mali Federation", "Mali", "Federation"]


@given(st.text(max_size=20))
def test_folding_twice_is_folding_once(word: str) -> None:
    """Folded words are stable, so that lists and texts meet in one form."""
    assert fold(fold(word)) == fold(word)
