"""A brief on some states reads only what bears on them, and says what it says when the whole record is read."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.model.asof import AsOf
from communique.model.statement import Reading
from communique.record.record import Snapshot
from communique.record.store import Store
from communique.views.brief import write_brief

NAMES = {"Ghana": "GHA", "Togo": "TGO", "Benin": "BEN", "Niger": "NER"}
SIDE = st.sets(st.sampled_from(sorted(NAMES)), max_size=2)
KINDS = ("arms_transfer", "attack", "meeting", "accusation", "denial", "rejection", "request", "abduction", "detention")
TOLD = st.tuples(
    st.sampled_from(KINDS),
    st.sets(st.sampled_from(sorted(NAMES)), min_size=1, max_size=2),
    SIDE,
    st.sampled_from(("occurred", "denied", "planned")),
    st.sampled_from((None, "2001-02-03", "2001-02-04", "2001-02", "2001")),
    st.sampled_from((None, "Ghana", "Togo")),
    st.sampled_from((None, 4, 9)),
)
REPORT = st.tuples(
    st.lists(TOLD, min_size=1, max_size=4),
    st.sampled_from(("Ledger", "Gazette")),
    st.integers(3, 9),
    st.sampled_from(("", "CORRECTION: ", "Retraction: ")),
    st.booleans(),
)
FILLER = " ".join(f"The harbour master of quay {n} counted {n * 3} crates of cocoa in that week." for n in range(14))


def _write(make_report, make_statement, number, given_report):
    """A report of a sentence a statement; of those with the same filler some are copies of each other."""
    told, publisher, day, rubric, long = given_report
    sentences = [
        f"Ghana, Togo, Benin and Niger act{n} with radars in Accra on {date}."
        for n, (*_, date, _, _) in enumerate(told)
    ]
    text = f"{rubric}{' '.join(sentences)}\n{FILLER if long else 'The end.'}"
    report = make_report(f"{number}.txt", text, f"2001-02-{day:02}", publisher)
    made = []
    for n, (kind, source, target, status, date, holder, amount) in enumerate(told):
        sides = [{name: NAMES[name] for name in sorted(side)} for side in (source, target - source)]
        more = {"date": date, "status": status, "holder": (holder, NAMES[holder]) if holder else None}
        if date and len(date) == len("2001-02-03"):
            more |= {"date_text": date, "place": ("Accra", "GHA")}
        if kind == "arms_transfer":
            more["materiel"] = [("radars", amount)]
        made.append(make_statement(report, f"act{n}", kind, *sides, **more))
    return report, Reading(tuple({s.id: s for s in made}.values()))


@pytest.fixture
def record(make_report, make_statement, tmp_path_factory):
    """Makes a record of drawn reports."""

    def make(reports):
        store = Store(tmp_path_factory.mktemp("focus") / "r.sqlite")
        for number, one in enumerate(reports):
            store.add(
                *_write(make_report, make_statement, number, one), "made/1", datetime(2001, 3, 1, number, tzinfo=UTC)
            )
        return store

    return make


def _same(store, codes, as_of=None):
    wide, near = Snapshot(store, as_of), Snapshot(store, as_of, codes, shared=True)
    assert near.focus is not None
    assert write_brief(near, codes) == write_brief(wide, codes)
    mine = {s.id for s in wide.between(codes)}
    assert {s.id for s in near.between(codes)} == mine
    for own, all_ in ((near.dealings, wide.dealings), (near.conflicts, wide.conflicts)):
        touched = [d for d in all_ if mine & _statements(d)]
        assert [d for d in own if mine & _statements(d)] == touched
    assert {i: near.origins[i] for i in near.origins} == {i: wide.origins[i] for i in near.origins}


def _statements(found):
    sides = getattr(found, "sides", None)
    return {i for side in sides for i in side.statements} if sides is not None else set(found.statements)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    reports=st.lists(REPORT, min_size=2, max_size=7),
    codes=st.sets(st.sampled_from(sorted(NAMES.values())), min_size=1, max_size=3),
)
def test_what_some_states_share_is_told_as_from_the_whole_record(record, reports, codes):
    """Dealings, conflicts, origins and every line of the brief, whoever else denies, answers or is named."""
    store = record(reports)
    for as_of in (None, AsOf("2001-02-06"), AsOf("2001-03-01", "learnt")):
        _same(store, tuple(sorted(codes)), as_of)
    store.close()


def test_a_ruling_that_moves_a_statement_makes_the_brief_read_everything_of_its_states(world, rule):
    """An acceptance leaves each statement where it was; a correction may bring one in that is filed elsewhere."""
    store, _ = world
    scope = ("GHA", "TGO")
    rule("accept", "ledger met")
    assert Snapshot(store, scope=scope, shared=True).focus is not None
    assert write_brief(Snapshot(store, scope=scope, shared=True), scope) == write_brief(Snapshot(store), scope)
    rule("correct", "voice met", field="target", value="TGO")
    assert Snapshot(store, scope=scope, shared=True).focus is None
    assert write_brief(Snapshot(store, scope=scope, shared=True), scope) == write_brief(Snapshot(store), scope)


def test_reports_ruled_to_be_copies_are_of_one_origin_in_the_brief_too(world, rule):
    """The ruling links reports that share no text."""
    store, _ = world
    rule("copy", "gazette", "ledger")
    _same(store, ("GHA", "TGO"))
