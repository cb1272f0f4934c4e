"""A made record for judgements: two papers on Ghana and Togo, one of them copied, and a way to rule on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from checks.postgres import Server, missing, server

from communique.model.judgement import Judgement, Verb
from communique.model.statement import Dropped, Reading
from communique.record.judging import Ruling, judgement_of
from communique.record.store import Store

GHANA, TOGO, BENIN = {"Ghana": "GHA"}, {"Togo": "TGO"}, {"Benin": "BEN"}
CODES = {"GHA": "GHA", "GHANA": "GHA", "TGO": "TGO", "TOGO": "TGO", "BEN": "BEN", "BENIN": "BEN"}
FILLER = "\n".join(f"The harbour master of quay {n} counted {n * 3} crates of cocoa in that week." for n in range(14))
LEDGER = f"Ghana met Togo in Accra. Ghana sold 4 boats to Togo. Ghana trained Togo.\n{FILLER}"
GAZETTE = "Togo met Ghana in Accra on 3 February. Ghana sold 9 boats to Togo. Ghana said it had not trained Togo."
VOICE = "Benin met Ghana in Cotonou. Ghana visited Togo."


def find(words):
    """Stands in for the look-up of states."""
    return tuple(CODES[w.upper()] for part in words for w in part.replace(",", " ").split())


def fill(store: Store, make_report, make_statement) -> dict[str, str]:
    """Fill a record; gives the ids of its statements and reports by short names."""
    made = {
        "ledger": (LEDGER, "2001-02-05", [
            ("met", "meeting", GHANA, TOGO, {"date": "2001-02-03", "confidence": 0.6}),
            ("sold", "arms_transfer", GHANA, TOGO, {"date": "2001", "materiel": [("boats", 4)]}),
            ("trained", "training", GHANA, TOGO, {"date": "2001-01"}),
        ]),
        "copy": (LEDGER, "2001-02-06", [
            ("met", "meeting", GHANA, TOGO, {"date": "2001-02-03", "confidence": 0.6}),
            ("sold", "arms_transfer", GHANA, TOGO, {"date": "2001", "materiel": [("boats", 4)]}),
        ]),
        "gazette": (GAZETTE, "2001-02-07", [
            ("met", "meeting", TOGO, GHANA, {"date": "2001-02-03"}),
            ("sold", "arms_transfer", GHANA, TOGO, {"date": "2001", "materiel": [("boats", 9)]}),
            ("trained", "training", GHANA, TOGO, {"date": "2001-01", "status": "denied", "holder": ("Ghana", "GHA")}),
        ]),
        "voice": (VOICE, "2001-02-09", [
            ("met", "meeting", BENIN, GHANA, {"date": "2001-02-08"}),
            ("visited", "visit", GHANA, TOGO, {"date": "2001-03-01"}),
        ]),
    }  # fmt: skip
    ids: dict[str, str] = {}
    for name, (text, day, told) in made.items():
        report = make_report(f"{name}.txt", text, day, name.title())
        statements = []
        for trigger, kind, source, target, more in told:
            statements.append(make_statement(report, trigger, kind, source, target, **more))
            ids[f"{name} {trigger}"] = statements[-1].id
        store.add(report, Reading(tuple(statements)), "made/1")
        ids[name] = report.id
    return ids


@pytest.fixture
def world(store, make_report, make_statement) -> tuple[Store, dict[str, str]]:
    """The filled record with its ids."""
    return store, fill(store, make_report, make_statement)


Rule = Callable[..., Judgement]


@pytest.fixture
def rule(world) -> Rule:
    """Gives a judgement on the filled record, each a day after the one before; subjects by their short names."""
    store, ids = world
    days = iter(range(1000))

    def give(verb: str, *subjects: str, **more) -> Judgement:
        known = tuple(ids.get(s, s) for s in subjects)
        at = datetime(2024, 5, 1, 8, tzinfo=UTC) + timedelta(days=next(days))
        made = judgement_of(store, Ruling(Verb(verb), known, "Ama", "seen the original", at=at, **more), find)
        store.add_judgement(made)
        return made

    return give


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL server of the tests' own."""
    if reason := missing():
        pytest.skip(reason)
    with server() as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request, tmp_path) -> str:
    """Where an empty record goes, in each of the two stores: a file's path or a database's URL."""
    if request.param == "sqlite":
        return str(tmp_path / "place.sqlite")
    running: Server = request.getfixturevalue("postgres")
    return running.database()


ENTEBBE = (
    "Kenya's president met his Ugandan counterpart in Entebbe on Friday. "
    "Nairobi will supply 12 trucks to Kampala, the Kenyan ministry said."
)


@pytest.fixture
def report(make_report):
    """A report on Kenya and Uganda."""
    return make_report("entebbe.txt", ENTEBBE, "2011-04-02")


@pytest.fixture
def reading(report, make_statement):
    """What was read in it: a meeting, a supply to come, and a trigger dropped."""
    met = make_statement(report, "met", "meeting", {"Kenya": "KEN"}, {"Ugandan": "UGA"}, date="2011-04-01")
    supply = make_statement(
        report, "supply", "arms_transfer", {"Nairobi": "KEN"}, {"Kampala": "UGA"}, status="planned",
        materiel=[("trucks", 12)], holder=("Kenyan ministry", "KEN"),
    )  # fmt: skip
    return Reading((met, supply), (Dropped(5, 9, "t.x", "only one side named", "more"),))
