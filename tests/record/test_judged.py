"""What rulings make of the record: each verb, what prevails, what carries over, and that undoing leaves no trace."""

from __future__ import annotations

import io
import random
import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.record.conftest import fill, find

from communique.model.errors import CommuniqueError
from communique.model.judgement import Ruled, Verb
from communique.model.statement import FROM_CONTEXT, Party, Reading
from communique.record.judging import Ruling, judgement_of
from communique.record.record import Snapshot
from communique.record.store import Store
from communique.record.verify import verify
from communique.views import tables
from communique.views.brief import write_brief


def _export(snapshot: Snapshot, codes=()) -> list[bytes]:
    out = []
    for table in (tables.statements, tables.dealings, tables.reports, tables.actors, tables.conflicts):
        file = io.BytesIO()
        table(snapshot, tables.Filter(states=codes)).write(file, "jsonl")
        out.append(file.getvalue())
    return out


def _together(store, *ids) -> bool:
    return len({Snapshot(store).dealing_of[i] for i in ids}) == 1


def test_what_is_rejected_is_shown_nowhere_and_stays_stored(world, rule):
    """Its copy in another paper, the same sentence, goes with it."""
    store, ids = world
    rule("reject", "ledger met")
    snapshot = Snapshot(store)
    assert not {ids["ledger met"], ids["copy met"]} & set(snapshot.statements)
    assert ids["gazette met"] in snapshot.statements
    assert not any(ids["ledger met"] in d.statements for d in snapshot.dealings)
    assert store.statement(ids["ledger met"]) is not None
    assert ids["ledger met"] in Snapshot(store, judged=False).statements


def test_what_is_accepted_is_sure(world, rule):
    """A person vouches for it; nothing else of it changes."""
    store, ids = world
    rule("accept", "ledger met")
    found = Snapshot(store).statements[ids["ledger met"]]
    assert isinstance(found, Ruled)
    assert found.confidence == 1
    assert (found.kind, found.date, found.quote) == ("meeting", "2001-02-03", "Ghana met Togo in Accra.")


@pytest.mark.parametrize(
    ("field", "value", "check"),
    [
        ("kind", "visit", lambda s: (s.kind, s.cameo) == ("visit", "042")),
        ("status", "denied", lambda s: s.status == "denied"),
        ("date", "2001-02-04", lambda s: (s.date, s.date_origin) == ("2001-02-04", "judgement")),
        ("date", "none", lambda s: (s.date, s.date_origin) == (None, None)),
        ("place", "Lome, TGO", lambda s: (s.place.name, s.place.country) == ("Lome", "TGO")),
        ("target", "BEN", lambda s: s.countries == ("BEN", "GHA")),
        ("target", "none", lambda s: s.countries == ("GHA",)),
        ("holder", "Togo, TGO", lambda s: (s.holder.name, s.holder.country) == ("Togo", "TGO")),
    ],
)
def test_any_field_is_corrected_and_the_quote_is_not(world, rule, field, value, check):
    """The statement keeps its id, and what was read stays beside what a person put in its place."""
    store, ids = world
    given_ = rule("correct", "ledger met", field=field, value=value)
    found = Snapshot(store).statements[ids["ledger met"]]
    assert check(found), found
    assert found.id == ids["ledger met"]
    assert found.quote == found.read.quote
    assert found.rulings == (given_,)
    assert f"judgement.{given_.id}" in found.reasons
    assert verify(store).sound


def test_a_corrected_number_ends_the_conflict_over_it(world, rule):
    """Conflicts are looked for among what stands."""
    store, _ = world
    assert "number" in {c.kind for c in Snapshot(store).conflicts}
    rule("correct", "gazette sold", field="quantity", value="4")
    assert "number" not in {c.kind for c in Snapshot(store).conflicts}


def test_dealings_are_merged_and_a_statement_is_split(world, rule):
    """Both say so among the dealing's reasons."""
    store, ids = world
    assert not _together(store, ids["gazette met"], ids["voice visited"])
    rule("merge", "gazette met", "voice visited")
    assert _together(store, ids["gazette met"], ids["voice visited"], ids["ledger met"])
    dealing = next(d for d in Snapshot(store).dealings if ids["voice visited"] in d.statements)
    assert "merged: judged by Ama on 2024-05-01: seen the original" in dealing.reasons
    rule("split", "gazette met")
    assert not _together(store, ids["gazette met"], ids["voice visited"])
    assert not _together(store, ids["gazette met"], ids["ledger met"])
    assert _together(store, ids["ledger met"], ids["copy met"])
    rule("merge", "gazette met", "ledger met")  # the later prevails
    assert _together(store, ids["gazette met"], ids["ledger met"])


def test_merging_dealings_by_their_ids_is_merging_their_statements(world, rule):
    """A dealing is named by its first statement, whatever joins it later."""
    store, ids = world
    of = Snapshot(store).dealing_of
    rule("merge", of[ids["voice met"]], of[ids["voice visited"]])
    assert _together(store, ids["voice met"], ids["voice visited"])


def test_an_actor_is_renamed_wherever_it_is_named_so(world, rule, make_report, make_statement):
    """In what is read later too; the words stay as written, and another of the name elsewhere is left alone."""
    store, ids = world
    rule("rename", "Togo", value="BEN")
    later = make_report("later.txt", "Togo praised Ghana. Lome praised Ghana.", "2001-04-01")
    named = make_statement(later, "praised", "praise", {"Togo": "TGO"}, {"Ghana": "GHA"})
    other = make_statement(later, "praised", "praise", {"Lome": "TGO"}, {"Ghana": "GHA"})
    store.add(later, Reading((named, other)), "made/1")
    found = Snapshot(store).statements
    assert found[ids["ledger met"]].countries == ("BEN", "GHA")
    assert [(p.name, p.id, p.country) for p in found[named.id].source] == [("Togo", "state:BEN", "BEN")]
    assert found[other.id].source[0].country == "TGO"


def test_reports_are_ruled_copies_or_independent(world, rule):
    """Corroboration is counted anew; of two rulings on a pair the later holds."""
    store, ids = world
    same = [ids["ledger met"], ids["copy met"]]
    assert Snapshot(store).count_origins(same) == 1
    rule("independent", "ledger", "copy")
    assert Snapshot(store).count_origins(same) == 2
    rule("copy", "copy.txt", "ledger.txt")
    assert Snapshot(store).count_origins(same) == 1
    rule("copy", "gazette", "voice")
    origins = Snapshot(store).origins
    assert origins[ids["voice"]] == ids["gazette"]


def _conflict(store, kind):
    return next(c for c in Snapshot(store).conflicts if c.kind == kind)


def test_a_conflict_is_settled_for_a_side_and_both_sides_stay(world, rule, make_report, make_statement):
    """A later report on one side leaves it settled and is counted; another conflict is not settled with it."""
    store, _ = world
    conflict = _conflict(store, "number")
    rule("settle", conflict.id, value="1")
    settled = _conflict(store, "number")
    assert settled.settled == "2024-05-01"
    assert settled.sides == conflict.sides
    assert settled.reasons == (f"settled: {conflict.sides[0].claim}: judged by Ama on 2024-05-01: seen the original",)
    assert _conflict(store, "occurrence").settled is None
    later = make_report("later.txt", "Some 9 boats were sold by Ghana to Togo.", "2001-04-01")
    again = make_statement(later, "sold", "arms_transfer", {"Ghana": "GHA"}, {"Togo": "TGO"}, date="2001",
                           materiel=[("boats", 9)])  # fmt: skip
    store.add(later, Reading((again,)), "made/1")
    now = _conflict(store, "number")
    assert (now.id != conflict.id, now.settled) == (True, "2024-05-01")
    assert "1 of its statements came after that ruling" in now.reasons[1]


@pytest.mark.parametrize(
    ("rulings", "stands"),
    [
        ([("reject", "ledger met"), ("accept", "ledger met")], True),
        ([("accept", "ledger met"), ("reject", "ledger met")], False),
        ([("reject", "ledger met"), ("correct", "ledger met")], True),
        ([("reject", "copy met")], False),  # carried over
        ([("accept", "ledger met"), ("reject", "copy met")], True),  # one's own prevails over one carried over
        ([("reject", "ledger met"), ("accept", "copy met")], False),
    ],
)
def test_the_later_prevails_and_ones_own_over_what_is_carried_over(world, rule, rulings, stands):
    """Whether the statement of the ledger stands."""
    store, ids = world
    for verb, subject in rulings:
        more = {"field": "date", "value": "2001-02-04"} if verb == "correct" else {}
        rule(verb, subject, **more)
    assert (ids["ledger met"] in Snapshot(store).statements) is stands


LONG = "Ghana met Togo in the port of Accra to sign away a quarrel of thirty years over fish and fuel and tolls."
SHORT = "Ghana met Togo in Accra again."


@pytest.mark.parametrize(
    ("sentence", "change", "carried"),
    [
        (LONG, {}, True),
        (LONG.upper().replace("MET", "met").replace("AWAY A", "AWAY – A"), {}, True),  # set otherwise
        (SHORT, {}, False),  # too short to be one sentence written once
        (LONG, {"date": "2001-03-03"}, False),
        (LONG, {"kind": "visit"}, False),
        (LONG, {"status": "planned"}, False),
        (LONG, {"reasons": ("made", FROM_CONTEXT)}, False),
        (LONG.replace("fish", "sand"), {}, False),
    ],
)
def test_a_ruling_carries_over_to_the_same_question_only(store, make_report, make_statement, sentence, change, carried):
    """The same long sentence read alike in a report of another origin."""
    base = {"date": "2001-02-03", "date_text": "Accra", "status": "occurred"}
    first = make_report("first.txt", SHORT if sentence == SHORT else LONG, "2001-02-04")
    second = make_report("second.txt", f"Years on they spoke.\n{sentence}\nNothing came of it.", "2001-09-04", "Other")

    def say(report, **more):
        values = {**base, **more}
        kind, reasons = values.pop("kind", "meeting"), values.pop("reasons", ("made",))
        names = [w for w in ("Ghana", "GHANA") if w in report.text], [w for w in ("Togo", "TOGO") if w in report.text]
        values["date_text"] = "ACCRA" if "ACCRA" in report.text else "Accra"
        made = make_statement(report, "met", kind, {names[0][0]: "GHA"}, {names[1][0]: "TGO"}, **values)
        return replace(made, reasons=reasons)

    one, two = say(first), say(second, **change)
    store.add(first, Reading((one,)), "made/1")
    store.add(second, Reading((two,)), "made/1")
    store.add_judgement(judgement_of(store, Ruling(Verb.REJECT, (one.id,), "Ama", "x"), find))
    assert (two.id not in Snapshot(store).statements) is carried


def test_a_ruling_that_rests_on_the_context_does_not_carry_over(store, make_report, make_statement):
    """The same words may mean others elsewhere."""
    made = {}
    for name in ("first", "second"):
        report = make_report(
            f"{name}.txt", LONG if name == "first" else f"Again:\n{LONG}\nSo it goes.", "2001-02-04", name
        )
        one = make_statement(report, "met", "meeting", {"Ghana": "GHA"}, {"Togo": "TGO"})
        made[name] = replace(one, reasons=("made", FROM_CONTEXT))
        store.add(report, Reading((made[name],)), "made/1")
    store.add_judgement(judgement_of(store, Ruling(Verb.REJECT, (made["first"].id,), "Ama", "x"), find))
    assert list(Snapshot(store).statements) == [made["second"].id]


@pytest.mark.parametrize(
    ("verb", "change", "carried"),
    [
        ("reject", {"trigger_end": 11}, True),  # the same reading, its trigger a little longer
        ("reject", {"status": "planned"}, False),  # read better now: what was rejected may be right
        ("reject", {"trigger_start": 16, "trigger_end": 20}, False),
        ("correct", {"trigger_end": 11, "date": "2001-05"}, True),  # the field a person gave needs no agreement
        ("correct", {"trigger_end": 11, "status": "planned"}, False),
    ],
)
def test_a_ruling_survives_another_reader_where_the_reading_is_the_same(
    tmp_path, store, make_report, make_statement, verb, change, carried
):
    """Judgements taken into a record of the same reports read anew."""
    report = make_report("a.txt", "Ghana met Togo in Accra on 3 February.", "2001-02-04")
    old = make_statement(report, "met", "meeting", {"Ghana": "GHA"}, {"Togo": "TGO"}, date="2001-02-03")
    new = replace(old, reader="better/2", **{"status": old.status, **change})
    store.add(report, Reading((old,)), "made/1")
    more = {"field": "date", "value": "2001-02-05"} if verb == "correct" else {}
    given_ = judgement_of(store, Ruling(Verb(verb), (old.id,), "Ama", "x", **more), find)
    again = Store(tmp_path / "again.sqlite")
    again.add(report, Reading((new,)), "better/2")
    again.add_judgement(given_)
    found = Snapshot(again).statements.get(new.id)
    assert (found is None or found.date == "2001-02-05") is carried
    again.close()


def test_of_two_new_readings_that_fit_neither_is_ruled_on(tmp_path, store, make_report, make_statement):
    """Which one was meant cannot be told."""
    report = make_report("a.txt", "Ghana met Togo in Accra on 3 February.", "2001-02-04")
    old = make_statement(report, "met", "meeting", {"Ghana": "GHA"}, {"Togo": "TGO"})
    store.add(report, Reading((old,)), "made/1")
    given_ = judgement_of(store, Ruling(Verb.REJECT, (old.id,), "Ama", "x"), find)
    again = Store(tmp_path / "again.sqlite")
    twice = tuple(replace(old, trigger_end=old.trigger_end + n) for n in (1, 2))
    again.add(report, Reading(twice), "better/2")
    again.add_judgement(given_)
    assert len(Snapshot(again).statements) == 2
    again.close()


def test_statements_beside_the_judged_one_are_left_alone_whatever_is_looked_at(store, make_report, make_statement):
    """One trigger may give two statements: one looked at alone is not taken for the other."""
    report = make_report("a.txt", "Ghana and Benin met Togo in Accra.", "2001-02-04")
    first = make_statement(report, "met", "meeting", {"Ghana": "GHA"}, {"Togo": "TGO"})
    second = replace(first, source=(Party("Benin", "state:BEN", "Benin", "BEN", "GOV", None, 10, 15),))
    store.add(report, Reading((first, second)), "made/1")
    store.add_judgement(
        judgement_of(store, Ruling(Verb.CORRECT, (first.id,), "Ama", "x", field="source", value="TGO"), find)
    )
    assert Snapshot(store, scope=("BEN",)).statements[second.id] == second


OPERATIONS = st.lists(
    st.tuples(
        st.sampled_from(["accept", "reject", "correct", "merge", "split", "rename", "copy", "independent", "settle"]),
        st.integers(0, 9),
        st.integers(0, 9),
        st.sampled_from(
            [("kind", "visit"), ("date", "2001-02-08"), ("target", "BEN"), ("status", "denied"), ("quantity", "7")]
        ),
    ),
    min_size=1,
    max_size=7,
)


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    """A filled record to copy, with its ids."""
    from tests.conftest import made_report, made_statement  # noqa: PLC0415 - fixtures of a function cannot serve a module

    path = tmp_path_factory.mktemp("template") / "r.sqlite"
    store = Store(path)
    ids = fill(store, made_report, made_statement)
    with store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    store.close()
    return path, ids


def _given(store, ids, operations):
    """Give what can be given of some operations, each a minute after the one before."""
    told = [i for name, i in ids.items() if " " in name]
    reports = [i for name, i in ids.items() if " " not in name]
    made = []
    for n, (verb, a, b, (field, value)) in enumerate(operations):
        at = datetime(2024, 5, 1, 8, tzinfo=UTC) + timedelta(minutes=n)
        conflicts = [c.id for c in Snapshot(store).conflicts] if verb == "settle" else []
        subjects, more = {
            "merge": ((told[a % 10], told[b % 10]), {}),
            "correct": ((told[a % 10],), {"field": field, "value": value}),
            "rename": ((["Togo", "Ghana", "Benin"][a % 3],), {"value": ["BEN", "TGO", "GHA"][b % 3]}),
            "copy": ((reports[a % 4], reports[b % 4]), {}),
            "independent": ((reports[a % 4], reports[b % 4]), {}),
            "settle": ((conflicts[a % len(conflicts)] if conflicts else "c",), {"value": ["1", "2", "none"][b % 3]}),
        }.get(verb, ((told[a % 10],), {}))
        try:
            one = judgement_of(store, Ruling(Verb(verb), subjects, "Ama", "x", at=at, **more), find)
        except (CommuniqueError, KeyError):
            continue
        store.add_judgement(one)
        made.append(one)
    return made


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(operations=OPERATIONS, seed=st.integers(0, 99))
def test_undoing_every_ruling_leaves_no_trace_and_order_does_not_matter(template, tmp_path_factory, operations, seed):
    """After undoing all, the record is byte for byte what it was; in any order of rows the rulings make the same."""
    source, ids = template
    folder = tmp_path_factory.mktemp("rulings")
    stores = []
    for name in ("one", "other"):
        shutil.copy(source, folder / f"{name}.sqlite")
        stores.append(Store(folder / f"{name}.sqlite"))
    store, other = stores
    before = _export(Snapshot(store))
    given_ = _given(store, ids, operations)
    ruled = _export(Snapshot(store))
    mixed = list(given_)
    random.Random(seed).shuffle(mixed)
    for judgement in mixed:
        other.add_judgement(judgement)
    assert _export(Snapshot(other)) == ruled
    assert _export(Snapshot(store, judged=False)) == before
    for codes in (("GHA", "TGO"), ("BEN",)):  # a record looked at in part is part of the record
        assert _export(Snapshot(store, scope=codes), codes)[:2] == _export(Snapshot(store), codes)[:2]
        write_brief(Snapshot(store, scope=codes), codes)
    assert verify(store).faults == ()
    for judgement in given_:
        store.add_judgement(judgement_of(store, Ruling(Verb.UNDO, (judgement.id,), "Ama", "again"), find))
    assert _export(Snapshot(store)) == before
    assert verify(store).faults == ()
    for opened in stores:
        opened.close()
