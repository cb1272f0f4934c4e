"""Weapon designations: the form of the file and what is found in prose."""

from __future__ import annotations

from collections import Counter

import pytest

from communique.lexicon.files import load_yaml
from communique.lexicon.materiel import categories_of, find_designation, find_designations
from communique.lexicon.who import states

ENTRIES = load_yaml("materiel.yaml")["designations"]
KEYS = {"name", "category", "maker", "names", "shared"}
CATEGORIES = {
    "fighter aircraft", "bomber", "trainer aircraft", "transport aircraft", "tanker aircraft", "surveillance aircraft",
    "helicopter", "drone", "loitering munition", "tank", "infantry fighting vehicle", "armoured vehicle", "artillery",
    "rocket artillery", "air defence system", "missile", "anti-tank missile", "anti-tank weapon", "cruise missile",
    "anti-ship missile", "ballistic missile", "munition", "small arms", "ship", "submarine", "radar", "engine",
}  # fmt: skip


@pytest.mark.parametrize(
    ("noun", "categories"),
    [("boats", {"ship"}), ("frigate", {"ship"}), ("drones", {"drone", "loitering munition"}), ("tank", {"tank"}),
     ("fighter aircraft", {"fighter aircraft"}), ("weapons", set())],
)  # fmt: skip
def test_nouns_may_stand_for_the_categories_they_follow(noun, categories):
    """Singular, plural or the category itself; what names no sort stands for none."""
    assert categories_of(noun) == categories


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
        "Two Senators and six Vikings fans toured Trophy Square with Dana White.",
        "The Boxer trained near Lynx Road; Puma sold shoes, said Archer.",
        "Alfred Nobel won the Trophy. A Spike in prices hit Gotland and Visby.",
        "An H-2A visas programme and an H-1B quota were debated.",
    ],
)
def test_ordinary_prose_holds_no_designation(text: str) -> None:
    """People, towns, animals and weather that share a weapon's name are left alone."""
    assert find_designations(text) == []


def test_spans_are_of_the_text_with_its_plurals() -> None:
    """Cutting the plural ending for the search moves no offset."""
    text = "F-16s, M777s and Rafales"
    assert [text[h.start : h.end] for h in find_designations(text)] == ["F-16", "M777", "Rafales"]


@pytest.mark.parametrize(
    ("text", "name", "category"),
    [
        ("Boxer vehicles", "Boxer armoured vehicle", "armoured vehicle"),
        ("Lynx infantry fighting vehicles", "Lynx KF41", "infantry fighting vehicle"),
        ("Super Lynx helicopters", "Westland Lynx", "helicopter"),
        ("Lynx and Puma infantry fighting vehicles", "Lynx KF41", "infantry fighting vehicle"),
        ("Puma helicopters", "Aérospatiale SA 330 Puma", "helicopter"),
        ("Tiger helicopters", "Tiger helicopter", "helicopter"),
        ("Bastion armoured vehicles", "Bastion APC", "armoured vehicle"),
        ("Spike anti-tank guided missiles", "Spike missile", "anti-tank missile"),
        ("Meteor missiles", "Meteor missile", "missile"),
        ("Archer self-propelled howitzers", "Archer artillery", "artillery"),
        ("Typhoon fighter jets", "Eurofighter Typhoon", "fighter aircraft"),
        ("12 more Typhoons", "Eurofighter Typhoon", "fighter aircraft"),
        ("Mogami frigates", "Mogami-class frigate", "ship"),
        ("Kilo submarines", "Kilo-class submarine", "submarine"),
        ("Harpoon missiles", "Harpoon missile", "anti-ship missile"),
        ("Trophy active protection systems", "Trophy APS", "radar"),
    ],
)
def test_shared_names_stand_beside_a_noun_of_their_category(text: str, name: str, category: str) -> None:
    """A word that is also a weapon's name is one where the kind of weapon follows it."""
    found = find_designation(f"It ordered {text} from them.")
    assert found is not None
    assert (found.name, found.category) == (name, category)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("MiG-29SEs", "MiG-29"),
        ("SU-30SM2 jets", "Su-30"),
        ("T-72B3M tanks", "T-72"),
        ("2S19M2 howitzers", "2S19 Msta-S"),
        ("FA-50Ms", "FA-50"),
        ("Mi-17V-5 helicopters", "Mi-17"),
        ("F-16 Block 70 jets", "F-16"),
        ("Mirage 2000-5s", "Mirage 2000"),
        ("S-300PMU-1 batteries", "S-300"),
        ("Calidus B-250 aircraft", "Calidus B-250"),
    ],
)
def test_a_variant_stands_for_its_listed_type(text: str, name: str) -> None:
    """A suffix that the list has not does not hide the type."""
    assert [hit.value.name for hit in find_designations(f"It bought {text}.")] == [name]


@pytest.mark.parametrize("text", ["F/A-18F Super Hornet", "BrahMos", "HIMARS", "IRIS-T"])
def test_one_weapon_is_one_hit(text: str) -> None:
    """Spellings that match the same words, and a type beside its nickname, are one hit."""
    assert [hit.name for hit in find_designations(f"the {text} sale")] == [text]


def test_shared_names_are_of_one_designation_in_a_category() -> None:
    """Which weapon a shared name means is told by its category."""
    listed = Counter((n, entry["category"]) for entry in ENTRIES for n in entry.get("shared", ()))
    assert [n for n, times in listed.items() if times > 1] == []
