"""Who is who: the form of the files, and spot facts about states, organs and bodies."""

from __future__ import annotations

from collections import Counter

import pytest

from communique.lexicon.files import load_yaml
from communique.lexicon.who import names, offices, state_actor, states

SECTORS = {
    "AGR", "BUS", "COP", "CRM", "CVL", "EDU", "ELI", "GOV", "JRN", "JUD", "LAB", "LEG", "MED", "MIL", "NGO", "OPP",
    "PRE", "PRM", "PTY", "REB", "REF", "REL", "SOC", "SPY", "UAF", "UNK",
}  # fmt: skip
BODY_KEYS = {
    "organs.yaml": {"name", "names", "country", "sector", "kind", "ambiguous", "states"},
    "organisations.yaml": {"seats", "name", "names", "code", "sector"},
    "movements.yaml": {"name", "names", "code", "country", "sector"},
    "media.yaml": {"name", "names", "country", "kind", "state", "ambiguous"},
    "regions.yaml": {"name", "names", "country", "kind", "between"},
    "organ_patterns.yaml": {"pattern", "names", "sector", "kind"},
}
INTERNATIONAL = {"IGO", "UNO", "EUR", "NGO", "IMG", "MNC"}


def meant(text: str) -> set[tuple[str, str | None]]:
    """Kinds and countries of all that the names in a text stand for."""
    return {
        (hit.value.kind, hit.value.actor.countries[0] if hit.value.actor and hit.value.actor.countries else None)
        for hit in names().find(text)
    }  # fmt: skip


@pytest.mark.parametrize("file", sorted(BODY_KEYS))
def test_entries_have_only_known_keys_codes_and_sectors(file: str) -> None:
    """A key, a code or a sector that nothing reads is an error in the file."""
    for entry in load_yaml(file):
        assert entry.keys() <= BODY_KEYS[file], entry
        assert entry.get("country") is None or entry["country"] in states(), entry
        assert entry.get("code") is None or entry["code"] in INTERNATIONAL, entry
        assert entry.get("sector") is None or entry["sector"] in SECTORS, entry


@pytest.mark.parametrize("file", sorted(BODY_KEYS))
def test_no_entry_is_written_twice(file: str) -> None:
    """One body of a country has one entry, and an entry lists a name once."""
    heads = Counter((e.get("name") or e.get("pattern"), e.get("country"), e.get("kind")) for e in load_yaml(file))
    assert [head for head, times in heads.items() if times > 1] == []
    for entry in load_yaml(file):
        listed = [str(n) for n in entry.get("names") or ()]
        assert len(listed) == len(set(listed)), entry


@pytest.mark.parametrize("file", ["organs.yaml", "organisations.yaml", "movements.yaml"])
def test_a_name_stands_for_one_body_unless_marked_or_told_apart_by_country(file: str) -> None:
    """Two bodies of one country or code do not share a name."""
    owners: dict[tuple[str, object], set[str]] = {}
    for entry in load_yaml(file):
        if not entry.get("ambiguous"):
            for name in (entry["name"], *(entry.get("names") or ())):
                owners.setdefault((name, entry.get("country") or entry.get("code")), set()).add(entry["name"])
    assert {name: sorted(bodies) for name, bodies in owners.items() if len(bodies) > 1} == {}


def test_states_have_codes_names_and_demonyms_of_the_right_shape() -> None:
    """Codes are three capitals; a territory's state and a former state's successor are states."""
    for code, entry in states().items():
        assert len(code) == 3
        assert code.isupper()
        assert entry["name"]
        assert set(entry["demonyms"] or {}) <= {"adjectives", "nouns"}, code
        assert entry.get("territory_of") is None or entry["territory_of"] in states(), code


def test_two_letter_codes_are_unique() -> None:
    """The index of cities looks states up by them."""
    codes = Counter(e["alpha2"] for e in states().values() if e.get("alpha2"))
    assert [code for code, times in codes.items() if times > 1] == []


@pytest.mark.parametrize("sector", sorted(load_yaml("actor_nouns.yaml")["sectors"]))
def test_sectors_of_nouns_are_the_codebooks(sector: str) -> None:
    """Nouns are sorted under PLOVER's sectors, each noun once under a sector."""
    assert sector in SECTORS
    listed = load_yaml("actor_nouns.yaml")["sectors"][sector]
    assert len(listed) == len(set(listed))


def test_a_noun_has_one_sector() -> None:
    """The same noun under two sectors would make the order of the file decide."""
    listed = Counter(n for nouns in load_yaml("actor_nouns.yaml")["sectors"].values() for n in set(nouns))
    assert [n for n, times in listed.items() if times > 1] == []


def test_offices_have_sectors_the_reader_knows() -> None:
    """IGO marks the offices of bodies of states."""
    assert {str(e["sector"]) for e in offices().values()} <= SECTORS | {"IGO"}


@pytest.mark.parametrize(
    ("text", "kind", "country"),
    [
        ("Kosovo", "state", "XKX"),
        ("Taiwan", "state", "TWN"),
        ("Palestine", "state", "PSE"),
        ("Türkiye", "state", "TUR"),
        ("Czechia", "state", "CZE"),
        ("Swaziland", "state", "SWZ"),
        ("DPRK", "state", "PRK"),
        ("Burma", "state", "MMR"),
        ("Saudi", "demonym", "SAU"),
        ("Emirati", "demonym", "ARE"),
        ("Kiwi", "demonym", "NZL"),
        ("Argentine", "demonym", "ARG"),
        ("Filipino", "demonym", "PHL"),
        ("Dutch", "demonym", "NLD"),
        ("Omani", "demonym", "OMN"),
        ("Sino", "combining", "CHN"),
        ("Indo", "combining", "IND"),
        ("Russo", "combining", "RUS"),
        ("Franco", "combining", "FRA"),
        ("Anglo", "combining", "GBR"),
        ("Turko", "combining", "TUR"),
        ("Greco", "combining", "GRC"),
        ("Kyiv", "capital", "UKR"),
        ("Kiev", "capital", "UKR"),
        ("Peking", "capital", "CHN"),
        ("Nay Pyi Taw", "capital", "MMR"),
        ("Nur-Sultan", "capital", "KAZ"),
        ("Downing Street", "metonym", "GBR"),
        ("the Kremlin", "metonym", "RUS"),
        ("the Blue House", "metonym", "KOR"),
        ("Bundeswehr", "organ", "DEU"),
        ("IDF", "organ", "ISR"),
        ("People's Liberation Army Navy", "organ", "CHN"),
        ("IRGC", "organ", "IRN"),
        ("Quds Force", "organ", "IRN"),
        ("KDF", "organ", "KEN"),
        ("Mossad", "organ", "ISR"),
        ("Verkhovna Rada", "organ", "UKR"),
        ("Gazprom", "organ", "RUS"),
        ("Rosoboronexport", "organ", "RUS"),
        ("Norinco", "organ", "CHN"),
        ("Sonatrach", "organ", "DZA"),
        ("Rheinmetall", "organ", "DEU"),
        ("Hanwha Aerospace", "organ", "KOR"),
        ("Baykar", "organ", "TUR"),
        ("Fiji's navy", "state", "FJI"),
        ("NATO", "organisation", "IGO"),
        ("IAEA", "organisation", "UNO"),
        ("European Commission", "organisation", "EUR"),
    ],
)
def test_spot_facts(text: str, kind: str, country: str) -> None:
    """What a reader of the news takes these names for."""
    assert (kind, country) in meant(text)


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("they told us so", "USA"),
        ("A U.S. vessel", "IGO"),
        ("in polish and wax", "POL"),
        ("a turkey farm", "TUR"),
        ("fine china", "CHN"),
    ],
)
def test_lower_case_words_are_no_states(text: str, absent: str) -> None:
    """Capitals tell a name from a word, and initials from an article."""
    assert absent not in {country for _, country in meant(text)}


def test_congress_belongs_to_the_state_beside_it() -> None:
    """The word alone names no state; it is marked as open."""
    hit = next(h for h in names().find("Congress") if h.value.kind == "organ")
    assert hit.value.ambiguous
    assert hit.value.sector == "LEG"


def test_an_unknown_code_labels_itself() -> None:
    """Codes of bodies of states have no entry among the states."""
    assert state_actor("UNO").label == "UNO"
    assert state_actor("NOR").label == "Norway"
