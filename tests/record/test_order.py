"""The same reports give the same record in any order of reading."""

from __future__ import annotations

import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.model.statement import Reading
from communique.record.record import Snapshot
from communique.record.store import Store
from communique.views import tables

SENTENCES = (
    ("Ghana met Togo in Accra.", "met", "meeting", {"Ghana": "GHA"}, {"Togo": "TGO"}, {"date": "2001-02-03"}),
    ("Togo met Ghana in Accra.", "met", "meeting", {"Togo": "TGO"}, {"Ghana": "GHA"}, {"date": "2001-02"}),
    ("Ghana sold boats to Togo.", "sold", "arms_transfer", {"Ghana": "GHA"}, {"Togo": "TGO"}, {}),
    (
        "Ghana sold 4 boats to Togo.",
        "sold",
        "arms_transfer",
        {"Ghana": "GHA"},
        {"Togo": "TGO"},
        {"date": "2001", "materiel": [("boats", 4)]},
    ),
    (
        "Ghana sold 9 boats to Togo.",
        "sold",
        "arms_transfer",
        {"Ghana": "GHA"},
        {"Togo": "TGO"},
        {"date": "2001-02", "materiel": [("boats", 9)]},
    ),
    (
        "Ghana said it sold no boats to Togo.",
        "sold",
        "arms_transfer",
        {"Ghana": "GHA"},
        {"Togo": "TGO"},
        {"status": "denied", "holder": ("Ghana", "GHA")},
    ),
)
FILLER = " ".join(f"The harbour master of quay {n} counted {n * 3} crates that week." for n in range(14))


@pytest.fixture
def exported(make_report, make_statement, tmp_path_factory):
    """Reads made reports in an order and gives the exports: statements, dealings, conflicts, reports' origins."""
    made = []
    for n, (text, trigger, kind, source, target, more) in enumerate(SENTENCES):
        body = f"{text}\n{FILLER}" if n in (1, 4) else text  # two of them copies of each other
        report = make_report(f"{n}.txt", body, f"2001-03-0{n + 1}", f"Paper {n}")
        made.append((report, Reading((make_statement(report, trigger, kind, source, target, **more),))))

    def export(order):
        store = Store(tmp_path_factory.mktemp("order") / "r.sqlite")
        for n in order:
            store.add(*made[n], "made/1")
        snapshot = Snapshot(store)
        out = []
        for table in (tables.statements, tables.dealings, tables.conflicts):
            file = io.BytesIO()
            table(snapshot, tables.Filter()).write(file, "jsonl")
            out.append(file.getvalue())
        out.append(sorted(snapshot.origins.items()))
        store.close()
        return out

    return export


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=12)
@given(order=st.permutations(range(len(SENTENCES))))
def test_exports_are_byte_identical_in_any_order_of_reading(exported, order):
    """Statements, dealings, conflicts and origins do not depend on the order."""
    assert exported(order) == exported(range(len(SENTENCES)))


def test_the_made_reports_hold_conflicts_and_copies(exported):
    """The property above is about something: there are conflicts, and a copy."""
    statements, _, conflicts, origins = exported(range(len(SENTENCES)))
    assert statements.count(b"\n") == len(SENTENCES)
    assert b'"number"' in conflicts
    assert b'"occurrence"' in conflicts
    assert len({origin for _, origin in origins}) == len(SENTENCES) - 1
