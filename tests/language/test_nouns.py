"""Surnames that news uses alone, and states under soldiers."""

from __future__ import annotations

import pytest

from communique.language.nouns import famous, juntas


@pytest.mark.parametrize(
    ("surname", "day", "lands", "country"),
    [
        ("Macron", "2021-06-10", (), "FRA"),
        ("al-Sisi", "2021-06-10", (), "EGY"),  # with and without the article
        ("Sisi", "2021-06-10", (), "EGY"),
        ("Wang", "2020-06-17", ("IND", "CHN"), "CHN"),  # surnames that come first are no given names
        ("Kim", "2024-01-10", (), "PRK"),  # two office holders of one state: the senior
        ("Castro", "2024-01-10", ("HND", "USA"), "HND"),
        ("Castro", "2024-01-10", ("CUB", "USA"), None),  # a namesake of a state that the report is about
        ("Macron", None, (), None),
        ("Ali", "2021-06-10", (), None),  # a given name of many
    ],
)
def test_who_is_meant_by_a_surname(surname: str, day: str | None, lands: tuple[str, ...], country: str | None) -> None:
    """The state of the person, or nobody."""
    found = famous(surname, day, frozenset(lands))
    assert (found[1].country if found else None) == country


def test_the_senior_of_two_namesakes_of_one_state() -> None:
    """A leader before a minister."""
    found = famous("Kim", "2024-01-10")
    assert found is not None
    assert found[0].name == "Kim Jong-un"


def test_states_under_soldiers_by_day() -> None:
    """A coup is the beginning, an elected government the end."""
    assert "NER" in juntas("2024-04-22")
    assert "NER" not in juntas("2022-04-22")
    assert "MRT" not in juntas("2010-01-01")
    assert {"NER", "MRT"} <= juntas(None)
