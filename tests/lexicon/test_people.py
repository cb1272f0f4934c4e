"""The office holders' files keep their form, and say who held which office when."""

from __future__ import annotations

import csv
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from communique.lexicon.files import DATA, load_table, load_yaml
from communique.lexicon.gazetteer import fold
from communique.lexicon.who import PEOPLE_COLUMNS, Person, people, states

FILES = sorted(p.name for p in Path(str(DATA / "people")).glob("*.csv"))
ORGANISATIONS = {"EUR", "UNO", "IGO"}  # European Union, United Nations and its agencies, other organisations
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
HEADS = {"head_of_state", "head_of_government"}
SECOND = {"vice_president", "president_elect"}  # not heads, though their offices rank with them
LEADING = HEADS | {"minister_of_foreign_affairs", "minister_of_defence"}


def rows_of(file: str) -> list[dict[str, str]]:
    """The rows of one file, each with its line number under 'line'."""
    with (Path(str(DATA / "people")) / file).open(encoding="utf8", newline="") as lines:
        return [{**row, "line": str(n)} for n, row in enumerate(csv.DictReader(lines), 2)]


def faults(file: str, wrong: object) -> list[str]:
    """Name the rows of a file for which a check finds a fault, as 'file:line name'."""
    assert callable(wrong)
    return [f"{file}:{row['line']} {row['name']}" for row in rows_of(file) if wrong(row)]


@cache
def levels() -> dict[str, str]:
    """The ids of all offices the lexicon knows, and their levels."""
    return {entry["office"]: entry["level"] for entry in load_yaml("office_patterns.yaml")["offices"]}


def plain(office: str) -> str:
    """An office as such; kings, presidents and chancellors by what they are heads of."""
    level = levels()[office]
    return level if level in HEADS and office not in SECOND else office


def known_as(name: str) -> list[Person]:
    """The persons listed under a name or another spelling of it."""
    wanted = fold(name)
    keys = {
        (row["country"], row["name"])
        for row in load_table("people", PEOPLE_COLUMNS)
        if wanted in {fold(n) for n in (row["name"], *row["aliases"].split("|"))}
    }
    return [p for p in people().values() if any((s.country, p.name) in keys for s in p.spells)]


def called(surname: str, day: str) -> set[str]:
    """Names of those whom the surname alone may mean on a day: leading office holders then in office."""
    wanted = fold(surname)
    return {
        person.name
        for person in people().values()
        if fold(person.surname) == wanted and any(plain(s.office) in LEADING and s.covers(day) for s in person.spells)
    }


def earlier(one: str, other: str) -> bool:
    """Whether a date lies before another, as far as both are known."""
    size = min(len(one), len(other))
    return one[:size] < other[:size]


@pytest.mark.parametrize("file", FILES)
def test_every_file_has_the_agreed_header(file: str) -> None:
    """A file with another header would be refused by the loader."""
    first = (Path(str(DATA / "people")) / file).read_text(encoding="utf8").splitlines()[0]
    assert first == ",".join(PEOPLE_COLUMNS)


@pytest.mark.parametrize("file", FILES)
def test_no_row_lacks_or_exceeds_a_column(file: str) -> None:
    """A comma without quotes shifts the columns; names, titles and surnames are never empty."""
    assert not faults(file, lambda r: None in r or None in r.values())
    assert not faults(file, lambda r: not (r["name"] and r["surname"] and r["title"]))
    assert not faults(file, lambda r: any(v != v.strip() for v in r.values()))


@pytest.mark.parametrize("file", FILES)
def test_offices_exist_in_the_lexicon(file: str) -> None:
    """Every office id is one of office_patterns.yaml."""
    assert not faults(file, lambda r: r["office"] not in levels())


@pytest.mark.parametrize("file", FILES)
def test_countries_are_known_states_or_organisations(file: str) -> None:
    """Every code is of states.yaml or stands for an organisation of states."""
    assert not faults(file, lambda r: r["country"] not in states().keys() | ORGANISATIONS)


@pytest.mark.parametrize("file", FILES)
def test_sexes_are_given(file: str) -> None:
    """Pronouns are resolved by sex, so it must be m or f."""
    assert not faults(file, lambda r: r["sex"] not in ("m", "f"))


@pytest.mark.parametrize("file", FILES)
def test_dates_are_iso_prefixes_in_order(file: str) -> None:
    """Dates are YYYY, YYYY-MM or YYYY-MM-DD or empty, and no spell ends before it starts."""
    assert not faults(file, lambda r: any(r[k] and not DATE.fullmatch(r[k]) for k in ("start", "end")))
    assert not faults(file, lambda r: r["start"] and r["end"] and earlier(r["end"], r["start"]))


@pytest.mark.parametrize("file", FILES)
def test_aliases_are_full_names_of_their_own(file: str) -> None:
    """An alias repeats neither the name nor another alias."""

    def repeats(row: dict[str, str]) -> bool:
        names = [row["name"], *(a for a in row["aliases"].split("|") if a)]
        return len(set(names)) < len(names)

    assert not faults(file, repeats)


def test_no_row_is_entered_twice() -> None:
    """The same spell stands in one file once."""
    found = Counter(tuple(row.values()) for row in load_table("people", PEOPLE_COLUMNS))
    assert [row for row, times in found.items() if times > 1] == []


def test_one_person_has_one_sex_and_one_surname() -> None:
    """All rows about one person, whoever was served, agree on what does not change with the office."""
    said: dict[str, set[tuple[str, str]]] = {}
    for row in load_table("people", PEOPLE_COLUMNS):
        said.setdefault(row["name"], set()).add((row["sex"], row["surname"]))
    assert {key: value for key, value in said.items() if len(value) > 1} == {}


def test_most_states_have_a_head() -> None:
    """Nearly every member state of today has a head of state or government listed for 2015."""
    today = {c for c, e in states().items() if not (e.get("former") or e.get("territory_of") or c == "ATA")}
    headed = {
        s.country for p in people().values() for s in p.spells if plain(s.office) in HEADS and s.covers("2015-06-30")
    }
    assert len(today & headed) / len(today) > 0.9


@pytest.mark.parametrize(
    ("name", "day", "country", "office"),
    [
        ("Hans-Dietrich Genscher", "1991-12-23", "DEU", "minister_of_foreign_affairs"),
        ("Bill Clinton", "1995-11-21", "USA", "head_of_state"),
        ("Vladimir Putin", "1998-12-01", "RUS", "intelligence_chief"),
        ("Vladimir Putin", "2009-03-01", "RUS", "head_of_government"),
        ("Vladimir Putin", "2013-03-01", "RUS", "head_of_state"),
        ("Yevgeny Primakov", "1997-05-27", "RUS", "minister_of_foreign_affairs"),
        ("Condoleezza Rice", "2003-03-20", "USA", "national_security_adviser"),
        ("Condoleezza Rice", "2006-08-12", "USA", "minister_of_foreign_affairs"),
        ("Jack Straw", "2003-02-05", "GBR", "minister_of_foreign_affairs"),
        ("Volodymyr Zelensky", "2022-02-24", "UKR", "head_of_state"),
        ("Volodymyr Zelenskyy", "2022-02-24", "UKR", "head_of_state"),
        ("Sergey Shoigu", "2015-10-01", "RUS", "minister_of_defence"),
        ("Sergei Shoigu", "2024-06-01", "RUS", "security_council_secretary"),
        ("Maria Zakharova", "2019-01-15", "RUS", "foreign_ministry_spokesperson"),
        ("Nicolas Maduro", "2010-05-05", "VEN", "minister_of_foreign_affairs"),
        ("Slobodan Milosevic", "1999-03-24", "YUG", "head_of_state"),
        ("Kaja Kallas", "2023-06-01", "EST", "head_of_government"),
        ("Boris Tadic", "2008-02-17", "SRB", "head_of_state"),
        ("Javier Solana", "1999-06-10", "IGO", "secretary_general"),
        ("Javier Solana", "2006-06-06", "EUR", "high_representative"),
        ("Rafael Grossi", "2021-02-21", "UNO", "iaea_chief"),
        ("Kofi Annan", "2003-09-23", "UNO", "secretary_general"),
    ],
)
def test_a_person_is_known_by_the_office_held_on_a_day(name: str, day: str, country: str, office: str) -> None:
    """Whatever the spelling, the office is the one held then."""
    offices = {(s.country, plain(s.office)) for p in known_as(name) for s in p.spells if s.covers(day)}
    assert (country, office) in offices


@pytest.mark.parametrize(
    ("country", "office", "day", "holder"),
    [
        ("FRA", "head_of_state", "2003-06-01", "Jacques Chirac"),
        ("GBR", "minister_of_defence", "2016-07-20", "Michael Fallon"),
        ("POL", "minister_of_foreign_affairs", "2010-04-10", "Radosław Sikorski"),
        ("ITA", "head_of_government", "2017-02-01", "Paolo Gentiloni"),
        ("CAN", "minister_of_foreign_affairs", "2018-08-06", "Chrystia Freeland"),
        ("ARG", "head_of_state", "2024-01-15", "Javier Milei"),
        ("KAZ", "head_of_state", "2022-01-05", "Kassym-Jomart Tokayev"),
        ("ARM", "head_of_state", "2001-04-04", "Robert Kocharyan"),
        ("AZE", "minister_of_defence", "2020-10-01", "Zakir Hasanov"),
        ("GRC", "minister_of_foreign_affairs", "2018-06-17", "Nikos Kotzias"),
        ("CUB", "head_of_state", "2016-03-21", "Raúl Castro"),
        ("USA", "permanent_representative", "2018-04-14", "Nikki Haley"),
    ],
)
def test_an_office_had_one_holder_on_a_day(country: str, office: str, day: str, holder: str) -> None:
    """On a day away from changes of office exactly one person held it."""
    held = {
        p.name
        for p in people().values()
        for s in p.spells
        if (s.country, plain(s.office)) == (country, office) and s.covers(day)
    }
    assert held == {holder}


@pytest.mark.parametrize(
    ("surname", "day", "meant"),
    [
        ("Merkel", "2015-09-01", {"Angela Merkel"}),
        ("Lavrov", "2013-09-14", {"Sergei Lavrov"}),
        ("Bush", "1991-01-17", {"George H. W. Bush"}),
        ("Bush", "2003-03-20", {"George W. Bush"}),
        ("Clinton", "1999-03-24", {"Bill Clinton"}),
        ("Clinton", "2011-10-18", {"Hillary Clinton"}),
        ("Walesa", "1992-05-22", {"Lech Wałęsa"}),
        ("Castro", "1995-05-02", {"Fidel Castro", "Raúl Castro"}),
        ("Blinken", "2005-01-01", set()),
    ],
)
def test_a_surname_alone_means_those_in_office(surname: str, day: str, meant: set[str]) -> None:
    """A surname shared by several is settled by the day, or stays ambiguous."""
    assert called(surname, day) == meant
