"""What is otherwise than it was: dealings of two days compared."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.model.asof import AsOf
from communique.model.statement import Reading
from communique.record.changes import NEW, WITHDRAWN, compare
from communique.record.gather import gather
from communique.record.record import Snapshot
from communique.record.store import Store

GHANA, TOGO = {"Ghana": "GHA"}, {"Togo": "TGO"}
ASSERTED, DENIED = "Ghana sold 4 boats to Togo.", "Ghana said it sold no boats to Togo."
NO = {"status": "denied", "holder": ("Ghana", "GHA")}


@pytest.fixture
def tell(store, make_report, make_statement):
    """Adds a report of one statement, published on a day of March 2001, and gives the statement's id."""

    def add(day, text, trigger, kind, into=store, source=GHANA, target=TOGO, **more):
        given = {k: more.pop(k) for k in ("publisher",) if k in more}
        report = make_report(f"{day}-{len(text)}.txt", text, f"2001-03-{day:02}", **given)
        statement = make_statement(report, trigger, kind, source, target, **more)
        into.add(report, Reading((statement,)), "made/1", datetime(2001, 4, day, tzinfo=UTC))
        return statement.id

    return add


def changes(store, since, until=None, codes=()):
    """The changes between two days of March 2001."""
    ends = [AsOf(f"2001-03-{day:02}") if day else None for day in (since, until)]
    return compare(Snapshot(store, ends[0]), Snapshot(store, ends[1]), codes)


def test_a_dealing_told_for_the_first_time_is_new(store, tell):
    """And is not on the days after."""
    told = tell(3, "Ghana met Togo in Accra.", "met", "meeting", date="2001-03-02")
    (found,) = changes(store, 2)
    assert (found.sort, found.statements) == (NEW, (told,))
    assert changes(store, 3) == []
    assert changes(store, 2, codes=("GHA", "BEN")) == []


def test_further_origins_confirm_and_copies_do_not(store, tell):
    """The same text in another paper adds an outlet; a text of its own adds an origin."""
    filler = " ".join(f"The harbour master of quay {n} counted {n * 3} crates that week." for n in range(14))
    first = tell(3, f"Ghana met Togo in Accra.\n{filler}", "met", "meeting", date="2001-03-02")
    tell(4, f"Ghana met Togo in Accra.\n{filler} ", "met", "meeting", date="2001-03-02", publisher="Other Post")
    assert changes(store, 3) == []
    own = tell(5, "In Accra Ghana met Togo.", "met", "meeting", date="2001-03-02", publisher="Third Post")
    (found,) = changes(store, 3)
    assert (found.sort, found.was, found.before, found.fresh) == ("confirmed", "1", (first,), (own,))


def test_a_plan_carried_out_has_moved_on(store, tell):
    """With its closer date; it is no confirmation of the plan."""
    plan = tell(3, "Ghana will visit Togo.", "visit", "visit", date="2001-03", status="planned")
    done = tell(9, "Ghana has visited Togo.", "visited", "visit", date="2001-03-08")
    (found,) = changes(store, 3)
    assert (found.sort, found.was, found.statements, found.before) == ("moved", "planned", (done,), (plan,))


def test_a_date_known_more_closely_is_told(store, tell):
    """From the month to the day; a vaguer date is no news."""
    vague = tell(3, "Ghana met Togo.", "met", "meeting", date="2001-02")
    exact = tell(4, "Ghana met Togo on Friday.", "met", "meeting", date="2001-02-09")
    found = {c.sort: c for c in changes(store, 3)}
    assert (found["dated"].was, found["dated"].statements, found["dated"].before) == ("2001-02", (exact,), (vague,))
    tell(5, "Ghana met Togo lately.", "met", "meeting", date="2001-02")
    assert "dated" not in {c.sort for c in changes(store, 4)}


def test_a_denial_of_what_was_told_contradicts_it_once(store, tell):
    """The conflict is the same when a further holder joins a side of it."""
    yes = tell(3, ASSERTED, "sold", "arms_transfer", date="2000", materiel=[("boats", 4)])
    no = tell(4, DENIED, "sold", "arms_transfer", **NO)
    (found,) = [c for c in changes(store, 3) if c.sort == "contradicted"]
    assert set(found.statements) == {yes, no}
    assert found.fresh == (no,)
    tell(5, "Once more Ghana said it sold no boats to Togo.", "sold", "arms_transfer", publisher="Other Post", **NO)
    assert not [c for c in changes(store, 4) if c.sort == "contradicted"]


def test_a_correction_withdraws_and_settles(store, tell):
    """The conflict that the withdrawn statement was one side of is open no longer; nothing of it is new."""
    old = tell(3, ASSERTED, "sold", "arms_transfer", date="2000")
    no = tell(4, DENIED, "sold", "arms_transfer", publisher="Other Post", **NO)
    note = f"We have withdrawn this story: {ASSERTED}"
    tell(5, note, "sold", "arms_transfer", date="2000")
    found = {c.sort: c for c in changes(store, 4)}
    assert set(found) == {WITHDRAWN, "settled"}
    assert found[WITHDRAWN].before == (old,)
    assert set(found["settled"].before) == {old, no}
    assert [c.sort for c in changes(store, 2)] == [NEW]  # who was not told of it needs no word of its withdrawal


TOLD = (
    (3, "Ghana met Togo in Accra.", "met", "meeting", {"date": "2001-03-02"}),
    (4, "Togo met Ghana in March.", "met", "meeting", {"date": "2001-03"}),
    (4, "Ghana will visit Togo.", "visit", "visit", {"date": "2001-03", "status": "planned"}),
    (5, "Ghana visited Togo and rested.", "visited", "visit", {"date": "2001-03-04"}),
    (6, ASSERTED, "sold", "arms_transfer", {"date": "2000", "materiel": [("boats", 4)]}),
    (7, DENIED, "sold", "arms_transfer", NO),
    (7, "Ghana sold 9 boats to Togo then.", "sold", "arms_transfer", {"date": "2000-05", "materiel": [("boats", 9)]}),
    (8, "We have withdrawn this story, which said Ghana sold 4 boats to Togo.", "sold", "arms_transfer", {}),
    (8, "CORRECTED-Ghana met Togo in Lome.", "met", "meeting", {"date": "2001-03-07"}),
    (9, "Ghana met Togo again at sea.", "met", "meeting", {"date": "2001-03-01"}),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(
    chosen=st.sets(st.integers(0, len(TOLD) - 1), min_size=2),
    order=st.permutations(range(len(TOLD))),
    days=st.tuples(*[st.integers(1, 10)] * 3).map(sorted),
)
def test_changes_add_up(tell, tmp_path_factory, chosen, order, days):
    """None from a day to itself; the new of two spells is that of both, for dealings that stand and are still one."""
    store = Store(tmp_path_factory.mktemp("changes") / "r.sqlite")
    for n in order:
        if n in chosen:
            day, text, trigger, kind, more = TOLD[n]
            tell(day, text, trigger, kind, into=store, publisher="Ledger" if n in (4, 7, 8) else f"Paper {n}", **more)
    first, middle, last = days
    assert changes(store, first, first) == []
    assert changes(store, last, last) == []
    between, at_end = (Snapshot(store, AsOf(f"2001-03-{day:02}")) for day in (middle, last))
    new = [
        {i for c in changes(store, *span) if c.sort == NEW for i in c.statements}
        for span in ((first, last), (first, middle), (middle, last))
    ]
    there = {frozenset(d.statements) for d in between.dealings}
    beside = [set(d.statements) for d in gather(at_end.told.values(), at_end.published)]
    shaken = {i for ids in beside if ids & at_end.withdrawn.keys() for i in ids}  # told of with what is withdrawn
    for dealing in at_end.dealings:
        ids = set(dealing.statements)
        known = frozenset(ids & between.told.keys())
        if ids.isdisjoint(shaken) and (not known or known in there):  # still one dealing, none split off or joined
            assert bool(ids & new[0]) is bool(ids & (new[1] | new[2])), ids
    store.close()
