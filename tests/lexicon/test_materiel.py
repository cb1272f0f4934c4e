"""Weapon designations: the form of the file and what is found in prose."""

from __future__ import annotations

from collections import Counter

import pytest

from communique.lexicon.files import load_yaml
from communique.lexicon.materiel import find_designation, find_designations
from communique.lexicon.who import states

ENTRIES = load_yaml("materiel.yaml")["designations"]
KEYS = {"name", "category", "maker", "names"}
CATEGORIES = {
    "fighter aircraft", "bomber", "trainer aircraft", "transport aircraft", "tanker aircraft", "surveillance aircraft",
    "helicopter", "drone", "loitering munition", "tank", "infantry fighting vehicle", "armoured vehicle", "artillery",
    "rocket artillery", "air defence system", "missile", "anti-tank missile", "anti-tank weapon", "cruise missile",
    "anti-ship missile", "ballistic missile", "munition", "small arms", "ship", "submarine", "radar", "engine",
}  # fmt: skip


def test_every_entry_has_known_keys_categories_and_makers() -> None:
    """No unknown key, a category of the list, a maker that is a state or null."""
    for entry in ENTRIES:
        assert entry.keys() <= KEYS, entry
        assert entry["category"] in CATEGORIES, entry
        assert entry["maker"] is None or entry["maker"] in states(), entry
        assert all(isinstance(n, str) and n.strip() == n for n in (entry["name"], *entry.get("names", ())))


def test_no_name_is_listed_twice() -> None:
    """A name stands for one designation only."""
    listed = Counter(n for entry in ENTRIES for n in (entry["name"], *entry.get("names", ())))
    assert [n for n, times in listed.items() if times > 1] == []


def test_no_name_is_a_plain_word() -> None:
    """Every name has a capital or a figure: lower-case prose never holds one."""
    plain = [n for entry in ENTRIES for n in (entry["name"], *entry.get("names", ())) if n == n.lower()]
    assert plain == []


@pytest.mark.parametrize(
    ("text", "name", "category", "maker"),
    [
        ("Peru ordered twenty-four F16s", "F-16", "fighter aircraft", "USA"),
        ("SU-30 jets from Irkutsk", "Su-30", "fighter aircraft", "RUS"),
        ("the first Mig-29 arrived", "MiG-29", "fighter aircraft", "RUS"),
        ("Brazil's Gripens", "JAS 39 Gripen", "fighter aircraft", "SWE"),
        ("three Bayraktar TB2 drones", "Bayraktar TB2", "drone", "TUR"),
        ("Shahed 136 wreckage", "Shahed-136", "loitering munition", "IRN"),
        ("Norway picked the Leopard 2A8", "Leopard 2A8", "tank", "DEU"),
        ("Romania tests the K2 Black Panther", "K2 Black Panther", "tank", "KOR"),
        ("Australian HIMARS", "M142 HIMARS", "rocket artillery", "USA"),
        ("Kornet missiles", "9M133 Kornet", "anti-tank missile", "RUS"),
        ("a Hwasong-14 launch", "Hwasong-14", "ballistic missile", "PRK"),
        ("SCALP missiles", "SCALP-EG", "cruise missile", "FRA"),
        ("two Scorpene submarines", "Scorpène", "submarine", "FRA"),
        ("an Arleigh Burke-class destroyer", "Arleigh Burke-class destroyer", "ship", "USA"),
        ("a Eurofighter deal", "Eurofighter Typhoon", "fighter aircraft", None),
    ],
)
def test_designations_are_found_under_their_spellings(text: str, name: str, category: str, maker: str | None) -> None:
    """Hyphens, blanks, capitals and plurals do not hide a designation."""
    found = find_designation(text)
    assert found is not None
    assert (found.name, found.category, found.maker) == (name, category, maker)


@pytest.mark.parametrize(
    "text",
    [
        "Typhoon season closed the port of Manila.",
        "Milan and Turin bid for the games.",
        "Under the aegis of the bloc, envoys met.",
        "A study in The Lancet counted the dead.",
        "Haluk Bayraktar met the minister.",
        "Mustafa Akinci led the Turkish Cypriots.",
        "The G-20 will meet in Delhi, the P5 in New York.",
        "Tom Bradley spoke for the union.",
        "An arrow and a spike lay in the hawk's nest, near a leopard and a python.",
        "Zuzana Caputova received the premier.",
        "Uzi Landau resigned.",
        "Smart grids and new hospitals were discussed.",
    ],
)
def test_ordinary_prose_holds_no_designation(text: str) -> None:
    """People, towns, animals and weather that share a weapon's name are left alone."""
    assert find_designations(text) == []


def test_spans_are_of_the_text_with_its_plurals() -> None:
    """Cutting the plural ending for the search moves no offset."""
    text = "F-16s, M777s and Rafales"
    assert [text[h.start : h.end] for h in find_designations(text)] == ["F-16", "M777", "Rafales"]
