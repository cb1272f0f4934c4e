"""Reports read again: what is repeated stays, what is read otherwise is added, and days before see neither."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.model.asof import AsOf
from communique.model.errors import JudgementError, RecordError
from communique.model.judgement import Verb
from communique.model.statement import OF_OTHERS, Dropped, Reading
from communique.record.export import export
from communique.record.judging import Ruling, judgement_of
from communique.record.load import load
from communique.record.record import Snapshot
from communique.record.rereading import add_reading
from communique.record.store import Store
from communique.record.verify import verify

GHANA, TOGO = {"Ghana": "GHA"}, {"Togo": "TGO"}
TEXT = "Ghana met Togo in Accra. Ghana sold 4 boats to Togo. Ghana trained Togo. Togo thanked Ghana."
FIRST = datetime(2024, 3, 1, 12, tzinfo=UTC)


def day(n: int) -> datetime:
    """Noon of a day after the first reading."""
    return FIRST + timedelta(days=n)


def content(store: Store, folder) -> dict[str, bytes]:
    """The bytes of an export."""
    export(store, folder)
    return {p.name: p.read_bytes() for p in folder.iterdir()}


@pytest.fixture
def kept(place):
    """An empty record in each store."""
    opened = Store(place)
    yield opened
    opened.close()


@pytest.fixture
def report(make_report):
    """A report of four sentences."""
    return make_report("accra.txt", TEXT, "2001-02-05", "Coast Ledger")


@pytest.fixture
def met(report, make_statement):
    return make_statement(report, "met", "meeting", GHANA, TOGO, date="2001-02-03")


@pytest.fixture
def sold(report, make_statement):
    return make_statement(report, "sold", "arms_transfer", GHANA, TOGO, materiel=[("boats", 4)])


@pytest.fixture
def trained(report, make_statement):
    return make_statement(report, "trained", "training", GHANA, TOGO)


def ids(statements) -> set[str]:
    return {s.id for s in statements}


def test_a_reading_adds_changes_and_ends_and_nothing_is_erased(kept, report, met, sold, trained):
    """What is repeated has no second row; what is read no more is reached by its id; the record verifies."""
    dropped = (Dropped(0, 5, "t.x", "only one side named"),)
    kept.add(report, Reading((met, sold), dropped), "made/1", FIRST)
    later = replace(met, date="2001-02-04")
    done = add_reading(kept, report, Reading((later, trained)), "made/2", "e2", day(3))
    assert (done.outcome, done.added, done.changed, done.ended) == ("otherwise", 1, 1, 1)
    assert list(kept.statements()) == sorted((later, trained), key=lambda s: s.id)
    assert kept.statements_of(report.id) == [later, trained]
    assert kept.statement(sold.id) == sold
    assert (kept.missing([sold.id]), kept.gone([sold.id, met.id])) == (frozenset(), {sold.id})
    assert kept.dropped(report.id) == []
    assert [(p.statements, p.reader, p.learnt) for p in kept.publications()] == [
        (2, "made/2", kept.readings()[0].learnt)
    ]
    assert kept.counts()["statements"] == 2
    assert [(r.number, r.reader, r.edition) for r in kept.readings()] == [(1, "made/1", None), (2, "made/2", "e2")]
    assert verify(kept).faults == ()


def test_days_before_see_the_record_as_it_was(kept, report, met, sold, trained, make_report):
    """By reading time; by publication the newest readings count on all days."""
    kept.add(report, Reading((met, sold)), "made/1", FIRST)
    undated = make_report("undated.txt", "Ghana met Togo twice.")
    kept.add(undated, Reading(()), "made/1", FIRST)
    before = Snapshot(kept).dealings
    add_reading(kept, report, Reading((replace(met, date="2001"), trained)), "made/2", "e2", day(3))
    add_reading(kept, report, Reading((met, sold)), "made/3", "e3", day(6))
    then = Snapshot(kept, AsOf("2024-03-03", "learnt"))
    assert then.dealings == before
    assert list(then.statements.values()) == sorted((met, sold), key=lambda s: s.id)
    assert [p.reader for p in then.publications.values()] == ["made/1", "made/1"]
    middle = Snapshot(kept, AsOf("2024-03-04", "learnt"))
    assert ids(middle.statements.values()) == {met.id, trained.id}
    assert middle.statements[met.id].date == "2001"
    assert Snapshot(kept).dealings == before
    assert Snapshot(kept, AsOf("2001-02-05")).dealings == before
    assert set(Snapshot(kept, AsOf("2024-03-01")).publications) == {report.id, undated.id}
    assert verify(kept).faults == ()


def test_statements_a_later_reading_finds_in_an_undated_report_are_as_old_as_the_report(
    kept, make_report, make_statement
):
    """By publication it counts from the day it came in, not from the day it was read again."""
    undated = make_report("undated.txt", "Ghana met Togo.")
    kept.add(undated, Reading(()), "made/1", FIRST)
    met = make_statement(undated, "met", "meeting", GHANA, TOGO)
    add_reading(kept, undated, Reading((met,)), "made/2", "e2", day(5))
    found = [ids(kept.statements(as_of=AsOf(on))) for on in ("2024-02-29", "2024-03-01")]
    assert found == [set(), {met.id}]
    assert not list(kept.statements(as_of=AsOf("2024-03-05", "learnt")))


def test_the_same_reader_changes_nothing(kept, report, met, sold, tmp_path):
    """Of a known edition without looking; of an unknown one because it makes the same."""
    kept.add(report, Reading((met,)), "made/1", FIRST, "e1")
    before = content(kept, tmp_path / "before")
    assert add_reading(kept, report, Reading((sold,)), "made/1", "e1").outcome == "same"
    assert content(kept, tmp_path / "after") == before
    add_reading(kept, report, Reading((met,)), "made/2", None, day(1))
    again = content(kept, tmp_path / "second")
    assert add_reading(kept, report, Reading((met,)), "made/2", None, day(2)).outcome == "same"
    assert content(kept, tmp_path / "third") == again


def test_what_another_reader_repeats_stays_and_the_reading_is_noted(kept, report, met):
    """Also where only the reader's name in it is another."""
    kept.add(report, Reading((met,)), "made/1", FIRST)
    done = add_reading(kept, report, Reading((replace(met, reader="made/2"),)), "made/2", "e2", day(1))
    assert done.outcome == "repeated"
    assert kept.statements_of(report.id) == [met]
    assert [r.number for r in kept.readings(report.id)] == [1, 2]


def test_a_statement_that_turns_into_one_of_others_leaves_the_dealings(kept, report, met):
    """And one that was of others comes in."""
    kept.add(report, Reading((met,)), "made/1", FIRST)
    add_reading(kept, report, Reading((replace(met, reasons=(OF_OTHERS,)),)), "made/2", "e2", day(1))
    assert (list(kept.statements()), ids(kept.statements(others=True))) == ([], {met.id})
    assert [(p.statements, p.others) for p in kept.publications()] == [(0, 1)]
    assert verify(kept).faults == ()


def test_a_clock_that_was_set_back_does_not_turn_the_readings_round(kept, report, met, sold):
    """The later reading is told as of the time of the one before."""
    kept.add(report, Reading((met,)), "made/1", FIRST)
    add_reading(kept, report, Reading((sold,)), "made/2", "e2", day(-9))
    first, second = kept.readings()
    assert first.learnt == second.learnt
    assert ids(kept.statements(as_of=AsOf("2024-03-01", "learnt"))) == {sold.id}
    assert verify(kept).faults == ()


def test_what_does_not_match_or_was_never_read_is_refused(kept, report, met, sold):
    """Nothing of it is stored."""
    with pytest.raises(RecordError, match="was never read into it"):
        add_reading(kept, report, Reading((met,)), "made/2")
    kept.add(report, Reading((met,)), "made/1", FIRST)
    with pytest.raises(RecordError, match="does not match its text"):
        add_reading(kept, report, Reading((sold, replace(met, quote="Chad"))), "made/2")
    assert [r.number for r in kept.readings()] == [1]


def test_what_is_read_no_more_cannot_be_ruled_on(kept, report, met, sold):
    """It is told why, and what to do."""
    kept.add(report, Reading((met,)), "made/1", FIRST)
    add_reading(kept, report, Reading((sold,)), "made/2", "e2", day(1))
    with pytest.raises(JudgementError, match="read no more"):
        judgement_of(kept, Ruling(Verb.ACCEPT, (met.id,), "Ama", "seen it"), lambda words: ())


# -- any order, any number of times ------------------------------------------------------------------------

PASSES = st.lists(st.frozensets(st.integers(0, 5), max_size=6), min_size=1, max_size=5)


def _makes(made, which) -> Reading:
    """Some of six statements: three and the same three with another date; a date given twice is given once."""
    chosen = {made[n].id: made[n] for n in sorted(which)}
    return Reading(tuple(chosen.values()), tuple(Dropped(n, n + 2, "t.x", "a question") for n in sorted(which)))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(passes=PASSES)
def test_whatever_readings_follow_each_other_the_last_stands_and_each_is_kept(
    tmp_path_factory, report, met, sold, trained, passes
):
    """What stands equals a new record of the last reading; each earlier day what was read then; in and out alike."""
    made = [*(plain := (met, sold, trained)), *(replace(s, date="1999", confidence=0.5) for s in plain)]
    folder = tmp_path_factory.mktemp("passes")
    store, fresh = Store(folder / "a.sqlite"), Store(folder / "b.sqlite")
    readings = [_makes(made, which) for which in passes]
    store.add(report, readings[0], "made/0", FIRST, "e0")
    for n, reading in enumerate(readings[1:], 1):
        add_reading(store, report, reading, f"made/{n}", f"e{n}", day(n))
    fresh.add(report, readings[-1], "made/9", FIRST)
    assert Snapshot(store).statements == Snapshot(fresh).statements
    assert Snapshot(store).dealings == Snapshot(fresh).dealings
    assert Snapshot(store).conflicts == Snapshot(fresh).conflicts
    assert store.dropped(report.id) == list(readings[-1].dropped)
    for n, reading in enumerate(readings):
        held = store.statements_of(report.id, AsOf.at(day(n)))
        assert {s.id: s for s in held} == {s.id: s for s in reading.statements}
    assert verify(store).faults == ()
    out = content(store, folder / "out")
    other = Store(folder / "c.sqlite")
    load(other, folder / "out")
    assert content(other, folder / "again") == out
    assert verify(other).faults == ()
    for each in (store, fresh, other):
        each.close()


def test_the_order_of_reading_and_reading_again_does_not_matter(
    tmp_path, report, met, sold, make_report, make_statement
):
    """Two reports, read and read again in any order, end in equal bytes where their times are equal."""
    other = make_report("lome.txt", "Togo met Ghana in Lome.", "2001-02-06", "Volta Post")
    meeting = make_statement(other, "met", "meeting", TOGO, GHANA)

    def first(store):
        store.add(report, Reading((met, sold)), "made/1", FIRST)

    def second(store):
        store.add(other, Reading((meeting,)), "made/1", FIRST)

    def again(store):
        add_reading(store, report, Reading((met,)), "made/2", "e2", day(2))

    def other_again(store):
        add_reading(store, other, Reading((replace(meeting, date="2001-02"),)), "made/2", "e2", day(2))

    found = set()
    for n, order in enumerate(permutations((first, second, again, other_again))):
        if order.index(first) < order.index(again) and order.index(second) < order.index(other_again):
            store = Store(tmp_path / f"{n}.sqlite")
            for step in order:
                step(store)
            found.add(tuple(sorted(content(store, tmp_path / f"out{n}").items())))
            store.close()
    assert len(found) == 1


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("read"), st.frozensets(st.integers(0, 5), max_size=6)),
        st.tuples(st.sampled_from(["accept", "reject"]), st.integers(0, 2)),
    ),
    min_size=2,
    max_size=6,
)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_every_day_is_seen_later_as_it_was_seen_then(tmp_path_factory, report, met, sold, trained, steps):
    """By reading time, whatever was read again and ruled since; and the record verifies throughout."""
    made = [*(plain := (met, sold, trained)), *(replace(s, date="1999", confidence=0.5) for s in plain)]
    store = Store(tmp_path_factory.mktemp("days") / "a.sqlite")
    store.add(report, Reading(plain), "made/0", FIRST, "e0")
    seen = []
    for n, (what, which) in enumerate(steps, 1):
        if what == "read":
            add_reading(store, report, _makes(made, which), f"made/{n}", f"e{n}", day(n))
        elif plain[which].id not in store.gone([plain[which].id]):
            ruling = Ruling(Verb(what), (plain[which].id,), "Ama", f"step {n}", at=day(n))
            store.add_judgement(judgement_of(store, ruling, lambda words: ()))
        now = Snapshot(store)
        seen.append((now.statements, now.dealings, now.conflicts, list(now.publications.values())))
    for n, was in enumerate(seen, 1):
        then = Snapshot(store, AsOf.at(day(n)))
        assert (then.statements, then.dealings, then.conflicts, list(then.publications.values())) == was
    assert verify(store).faults == ()
    store.close()
