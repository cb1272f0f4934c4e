"""A brief on some states reads only what bears on them, and says what it says when the whole record is read."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.record.conftest import find

from communique.model.asof import AsOf
from communique.model.errors import CommuniqueError
from communique.model.judgement import Verb
from communique.model.statement import Cue, Holder, Party, Reading
from communique.record import schema
from communique.record.judging import Ruling, judgement_of
from communique.record.record import Snapshot
from communique.record.rereading import add_reading
from communique.record.store import Store
from communique.record.verify import verify
from communique.views.brief import write_brief

NAMES = {"Ghana": "GHA", "Togo": "TGO", "Benin": "BEN", "Niger": "NER"}
PERSONS = ("Haroun Saleh", "Haroun Salih", "Haroun Idris Saleh", "Adoum Saleh", "Saleh")
OFFICE = "minister_of_defence"
KINDS = (
    "arms_transfer", "attack", "meeting", "accusation", "denial", "rejection", "request", "abduction", "detention",
    "joint_exercise", "agreement",
)  # fmt: skip
MORE = ("", " at the annual drill held every year", " in 2001, 2002, 2004 and 2005")
FILLER = " ".join(f"The harbour master of quay {n} counted {n * 3} crates of cocoa in that week." for n in range(14))

SIDE = st.sets(st.sampled_from(sorted(NAMES)), max_size=2)
TOLD = st.fixed_dictionaries({
    "kind": st.sampled_from(KINDS),
    "source": st.sets(st.sampled_from(sorted(NAMES)), min_size=1, max_size=2),
    "target": SIDE,
    "status": st.sampled_from(("occurred", "denied", "planned")),
    "date": st.sampled_from((None, "2001-02-03", "2001-02-04", "2001-02", "2001", "2001/2005")),
    "holder": st.sampled_from((None, None, "Ghana", "Togo", "Reuters", "Haroun Saleh")),
    "amount": st.sampled_from((None, 4, 9)),
    "person": st.sampled_from((None, None, *PERSONS)),  # who acts for the first of the source
    "how": st.sampled_from(("party", "behind an office", "movement")),  # how that is told
    "more": st.sampled_from(MORE),
})  # fmt: skip
REPORT = st.tuples(
    st.lists(TOLD, min_size=1, max_size=4),
    st.sampled_from(("Ledger", "Gazette", "Reuters")),
    st.integers(3, 9),
    st.sampled_from(("", "CORRECTION: ", "Retraction: ")),
    st.booleans(),
)
PLACE = st.integers(0, 30)  # of a statement or report among all
RULED = st.one_of(
    st.tuples(st.sampled_from(("accept", "reject", "merge", "split", "copy", "independent")), PLACE, PLACE),
    st.tuples(st.just("correct"), PLACE, st.sampled_from((
        ("target", "TGO"), ("source", "GHA BEN"), ("status", "denied"), ("status", "occurred"), ("kind", "attack"),
        ("date", "2001-02-03"), ("holder", "Ghana, GHA"),
    ))),
    st.tuples(st.just("rename"), st.sampled_from((
        *PERSONS, "Ghana", "Reuters", "person:gha-haroun-saleh", "person:tgo-saleh", "movement:delta",
    )), st.sampled_from((
        "person:gha-haroun-saleh", "person:gha-adoum-saleh", "person:tgo-haroun-salih", "BEN", "TGO",
    ))),
    st.tuples(st.just("settle"), PLACE, st.sampled_from(("1", "2", "none"))),
)  # fmt: skip


def write(make_report, make_statement, number, given_report):
    """A report of a sentence a statement; of those with the same filler some are copies of each other."""
    told, publisher, day, rubric, long = given_report
    sentences = [
        f"Ghana, Togo, Benin and Niger act{n} with radars in Accra on {one['date']}{one['more']}, the "
        f"defence minister, {one['person'] or one.get('text', 'Kofi Annor')}, and the Delta Front, "
        f"{one['holder'] or 'nobody'} said, and not Ghana said."
        for n, one in enumerate(told)
    ]
    text = f"{rubric}{' '.join(sentences)}\n{FILLER if long else 'The end.'}"
    report = make_report(f"{number}.txt", text, f"2001-02-{day:02}", publisher)
    made = [_statement(make_statement, report, n, one) for n, one in enumerate(told)]
    return report, Reading(tuple({s.id: s for s in made}.values()))


def _statement(make_statement, report, n, one):
    sides = [
        {name: NAMES[name] for name in sorted(side)}
        for side in (one["source"], set(one["target"]) - set(one["source"]))
    ]
    more = {"date": one["date"], "status": one["status"]}
    if one["date"] and len(one["date"]) == len("2001-02-03"):
        more |= {
            "date_text": one["date"] if f"act{n} with radars in Accra on {one['date']}" in report.text else "Accra",
            "place": ("Accra", "GHA"),
        }
    if one["kind"] == "arms_transfer":
        more["materiel"] = [("radars", one["amount"])]
    made = make_statement(report, f"act{n}", one["kind"], *sides, **more)

    def at(words):
        start = made.start + made.quote.index(words)
        return start, start + len(words)

    first, *rest = made.source
    code = str(first.country)
    if one["how"] == "movement":
        ident = one.get("ident", "movement:delta")
        first = Party("Delta Front", ident, "Delta Front", code, "REB", None, *at("Delta Front"))
    elif one["how"] == "behind an office":
        label = f"{first.label}: defence minister"
        first = Party(
            "defence minister", f"office:{code}:{OFFICE}", label, code, "GOV", OFFICE, *at("defence minister")
        )
    elif one["person"]:
        words = one["person"]
        ident = one.get("ident", f"person:{code.lower()}-{words.lower().replace(' ', '-')}")
        first = Party(words, ident, words, code, "GOV", OFFICE, *at(words))
    made = replace(made, source=(first, *rest))
    if one["holder"]:
        kind = {"Reuters": "medium", "Haroun Saleh": "person"}.get(one["holder"], "state")
        country = {"medium": None, "person": "GHA"}.get(kind, NAMES.get(one["holder"]))
        ident = "person:gha-haroun-saleh" if kind == "person" else None
        last = f"{one['holder']} said"
        start = at(last)[0]
        holder = Holder(one["holder"], ident, country, kind, start, start + len(one["holder"]))
        made = replace(made, holder=holder, holder_chain=(holder,), cue=Cue("said", *at("said"), "indirect"))
    return made


@pytest.fixture
def record(make_report, make_statement, tmp_path_factory):
    """Makes a record of drawn reports."""

    def make(reports):
        store = Store(tmp_path_factory.mktemp("focus") / "r.sqlite")
        for number, one in enumerate(reports):
            store.add(
                *write(make_report, make_statement, number, one), "made/1", datetime(2001, 3, 1, number, tzinfo=UTC)
            )
        return store

    return make


def rule(store, ruled, since=datetime(2001, 3, 2, tzinfo=UTC)):
    """Give rulings on a record, hours apart; what cannot be ruled is left out."""
    for number, (verb, first, second) in enumerate(ruled):
        statements = [s.id for s in store.statements()]
        reports = [p.id for p in store.publications()]
        conflicts = [c.id for c in Snapshot(store).conflicts]
        more = {}
        if verb in ("copy", "independent"):
            subjects = tuple(reports[n % len(reports)] for n in (first, second))
        elif verb == "settle":
            subjects, more = ((conflicts[first % len(conflicts)] if conflicts else "c0",), {"value": second})
        elif verb == "rename":
            subjects, more = (first,), {"value": second, "country": "GHA" if first in PERSONS else None}
        elif verb == "correct":
            subjects, more = (statements[first % len(statements)],), {"field": second[0], "value": second[1]}
        else:
            both = (statements[first % len(statements)], statements[second % len(statements)])
            subjects = both if verb in ("merge", "split") else both[:1]
        at = since + timedelta(hours=number)
        try:
            store.add_judgement(judgement_of(store, Ruling(Verb(verb), subjects, "Ama", "seen", at=at, **more), find))
        except CommuniqueError:
            continue


def reread(store, number, edits, at, make_statement, told):
    """Read a report again: by the place of a sentence, what it tells otherwise, or all that; None where nothing."""
    (report,) = (r for r in store.reports() if r.document == f"{number}.txt")
    made = []
    for n, one in enumerate(told):
        tells = edits.get(n, {})
        each = tells if isinstance(tells, tuple) else () if tells is None else (tells,)
        made += [_statement(make_statement, report, n, {**one, **edit}) for edit in each]
    return add_reading(store, report, Reading(tuple({s.id: s for s in made}.values())), f"made/{at}", None, at)


def same(store, codes, as_of=None):
    """Hold what is told of some states to what the whole record tells of them."""
    wide, near = Snapshot(store, as_of), Snapshot(store, as_of, codes, shared=True)
    assert near.focus is not None
    assert write_brief(near, codes) == write_brief(wide, codes)
    mine = {s.id for s in wide.between(codes)}
    assert {s.id: s for s in near.between(codes)} == {i: wide.statements[i] for i in mine}
    for own, all_ in ((near.dealings, wide.dealings), (near.conflicts, wide.conflicts)):
        touched = [d for d in all_ if mine & _statements(d)]
        assert [d for d in own if mine & _statements(d)] == touched
    assert {i: near.origins[i] for i in near.origins} == {i: wide.origins[i] for i in near.origins}


DAY = "2001-02-03"
PLAIN = {"kind": "attack", "source": ["Ghana"], "target": ["Togo"], "status": "occurred", "date": DAY, "holder": None,
         "amount": None, "person": None, "how": "party", "more": ""}  # fmt: skip
MET = {"kind": "meeting", "person": "Haroun Salih"}
SOLD = {"kind": "arms_transfer", "amount": 4}
DRILL = {"kind": "joint_exercise", "date": "2001/2005"}
# What stands elsewhere than between Ghana and Togo and bears on it: per report what it tells, as differs from the plain
# attack; then rulings.
ELSEWHERE = {
    "another doer of one deed": ([[{}], [{"source": ["Benin"]}]], []),
    "a denial beside it, to somebody else": (
        [[{"kind": "accusation"}, {"kind": "denial", "source": ["Togo"], "target": ["Benin"]}]], []),
    "a denial beside it, of something told between": (
        [[{"kind": "accusation"}, {"kind": "accusation", "source": ["Niger"]},
          {"kind": "denial", "source": ["Togo"], "target": ["Benin"]}]], []),
    "a denial that does not say against whom": (
        [[{}], [{"target": [], "status": "denied", "holder": "Ghana"}]], []),
    "that denial is of more": (
        [[{}], [{"target": [], "status": "denied", "holder": "Ghana"}], [{"target": ["Niger"]}]], []),
    "a denial of a part": (
        [[{"target": ["Togo", "Benin"]}], [{"target": ["Benin"], "status": "denied", "holder": "Ghana"}]], []),
    "one accuser of two is answered": (
        [[{"kind": "accusation", "source": ["Ghana", "Benin"]}],
         [{"kind": "denial", "source": ["Togo"], "target": ["Benin"]}]], []),
    "a yearly drill of fewer": (
        [[{**DRILL, "source": ["Ghana", "Benin"], "more": MORE[2]}], [{**DRILL, "target": ["Benin"], "more": MORE[1]}]],
        []),
    "one movement under two codes": (
        [[{**SOLD, "how": "movement"}], [{**SOLD, "source": ["Benin"], "how": "movement", "amount": 9}]], []),
    "a spelling that most reports have": (
        [[{**MET, "person": "Haroun Saleh"}], *[[{**MET, "target": ["Benin"]}]] * 2], []),
    "a spelling behind an office": (
        [[{**MET, "person": "Haroun Saleh"}], *[[{**MET, "target": ["Benin"], "how": "behind an office"}]] * 2], []),
    "a correction that brings it here": ([[{"target": ["Benin"]}]], [("correct", 0, ("target", "TGO"))]),
    "a correction that makes a denial of it": (
        [[{}], [{"target": [], "holder": "Ghana"}]], [("correct", 1, ("status", "denied"))]),
    "one dealing with what is elsewhere": (
        [[SOLD], [{**SOLD, "source": ["Niger"], "target": ["Benin"]}],
         [{**SOLD, "source": ["Niger"], "target": ["Benin"], "amount": 9, "more": MORE[1]}]],
        [("merge", 0, 1)]),
    "a name that is of here": ([[{"source": ["Niger"], "date": None}]], [("rename", "Niger", "GHA")]),
    "a spelling elsewhere that is nobody": (
        [[{**MET, "person": "Haroun Saleh"}], *[[{**MET, "target": ["Benin"]}]] * 2],
        [("reject", 1, 1), ("reject", 2, 2)]),
    "a correction that a copy gets too": (
        [[{}], *[[{"target": ["Benin"]}]] * 2], [("correct", 1, ("target", "TGO"))]),
    "somebody elsewhere behind an office": (
        [[{**MET, "person": "Haroun Saleh"}], *[[{**MET, "target": ["Benin"], "how": "behind an office"}]] * 2],
        [("rename", "person:gha-haroun-salih", "BEN")]),
}  # fmt: skip


@pytest.mark.parametrize("name", ELSEWHERE)
def test_what_stands_elsewhere_and_bears_on_two_states_is_read(record, name):
    """Each a case that a brief on their own statements alone would tell otherwise than the whole record."""
    reports, ruled = ELSEWHERE[name]
    outlets = ("Ledger", "Gazette", "Courier")
    store = record(
        [([{**PLAIN, **one} for one in told], outlets[n], 5 + n, "", False) for n, told in enumerate(reports)]
    )
    statements = {s.report: s.id for s in store.statements()}  # those that are ruled on are alone in their reports
    order = [s.id for s in store.statements()]
    by_number = [statements[p.id] for p in sorted(store.publications(), key=lambda p: p.document)]
    rule(store, [_placed(one, by_number, order) for one in ruled])
    same(store, ("GHA", "TGO"))
    assert write_brief(Snapshot(store), ("GHA", "TGO")).counts[2][1], "nothing is told of the two"
    store.close()


NEAR = {"source": ["Niger"], "target": ["Benin"]}
DENIED = {"target": ["Benin"], "status": "denied", "holder": "Ghana"}
LATER = "2001-02-04"
WITH_BENIN = {"target": ["Togo", "Benin"]}
SALEH, ELSE = {**MET, "person": "Haroun Saleh"}, {**MET, "target": ["Benin"]}
SALIH = {"ident": "person:gha-haroun-salih"}
BEHIND = {**ELSE, "how": "behind an office"}
MOVED = {**SOLD, "how": "movement"}
# What reports tell; then, round by round, what later readings make otherwise: per report and sentence what is told
# otherwise, or None where nothing is; then rulings given after the first so many rounds.
AGAIN = {
    "a date elsewhere, by which it names another doer": (
        [[{}], [{"source": ["Benin"], "date": LATER}]], [{1: {0: {"date": DAY}}}], 0, []),
    "a date elsewhere, by which it names one no more": (
        [[{}], [{"source": ["Benin"]}]], [{1: {0: {"date": LATER}}}], 0, []),
    "a date here": ([[{"date": LATER}], [{"source": ["Benin"]}]], [{0: {0: {"date": DAY}}}], 0, []),
    "a denial elsewhere made no more": ([[WITH_BENIN], [DENIED]], [{1: {0: None}}], 0, []),
    "a denial elsewhere made first": (
        [[WITH_BENIN], [{**DENIED, "source": ["Niger"]}]], [{1: {0: {"source": ["Ghana"]}}}], 0, []),
    "a denial elsewhere made again": ([[WITH_BENIN], [DENIED]], [{1: {0: None}}, {1: {}}], 0, []),
    "another country": ([[{}], [NEAR]], [{1: {0: {"source": ["Ghana"], "target": ["Togo"]}}}], 0, []),
    "another country elsewhere": ([[{}], [{}]], [{1: {0: {"target": ["Benin"]}}}], 0, []),
    "made no more here, and again": ([[{}], [{}]], [{1: {0: None}}, {1: {}}], 0, []),
    "a movement by another id": (
        [[MOVED], [{**MOVED, "source": ["Benin"], "amount": 9, "ident": "movement:other"}]],
        [{1: {0: {"ident": "movement:delta"}}}], 0, []),
    "a movement by that id no more": (
        [[MOVED], [{**MOVED, "source": ["Benin"], "amount": 9}]], [{1: {0: {"ident": "movement:other"}}}], 0, []),
    "a spelling elsewhere that most reports have": (
        [[SALEH], *[[{**ELSE, "ident": "person:gha-kofi-annor"}]] * 2], [{1: {0: SALIH}, 2: {0: SALIH}}] , 0, []),
    "a spelling elsewhere that they have no more": ([[SALEH], [ELSE], [ELSE]], [{1: {0: None}, 2: {0: None}}], 0, []),
    "a spelling behind an office made no more": ([[SALEH], [BEHIND], [BEHIND]], [{1: {0: None}, 2: {0: None}}], 0, []),
    "a spelling behind an office made first": (
        [[SALEH], *[[{**BEHIND, "how": "party", "person": None, "text": "Haroun Salih"}]] * 2],
        [{n: {0: {"how": "behind an office", "person": "Haroun Salih"}} for n in (1, 2)}], 0, []),
    "a correction of what is read otherwise": (
        [[{}], [{"target": ["Benin"]}]], [{1: {0: {"date": LATER}}}], 0, [("correct", 1, ("target", "TGO"))]),
    "a correction of what is made no more": (
        [[{}], [{"target": ["Benin"], "date": LATER}]], [{1: {0: None}}], 0, [("correct", 1, ("target", "TGO"))]),
    "a correction carried to the side read otherwise": (
        [[{}], [{"target": ["Benin"]}]], [{1: {0: {"target": ["Benin", "Niger"]}}}], 0,
        [("correct", 1, ("target", "TGO"))]),
    "a correction of what is read otherwise, which holds for what is read beside it": (
        [[{}], [{"target": ["Benin"]}]], [{1: {0: ({"target": ["Benin"], "date": LATER}, {"target": ["Niger"]})}}], 0,
        [("correct", 1, ("target", "TGO"))]),
    "a rejection that waits": ([[{}], [{}]], [{1: {0: {"date": LATER}}}], 0, [("reject", 1, 1)]),
    "a rejection of a denial that waits": (
        [[WITH_BENIN], [DENIED]], [{1: {0: {"target": ["Benin", "Niger"]}}}], 0, [("reject", 1, 1)]),
    "one dealing with what is read otherwise elsewhere": (
        [[SOLD], [{**SOLD, **NEAR}], [{**SOLD, **NEAR, "amount": 9}]],
        [{1: {0: {"date": LATER, "holder": "Ghana"}}}], 0, [("merge", 0, 1)]),
    "one dealing with what is made no more elsewhere": (
        [[SOLD], [{**SOLD, **NEAR}], [{**SOLD, **NEAR, "amount": 9}]], [{1: {0: None}}], 0, [("merge", 0, 1)]),
    "a ruling between two readings": (
        [[{}], [{"target": ["Benin"]}]], [{1: {0: {"date": LATER}}}, {1: {}}], 1, [("correct", 1, ("target", "TGO"))]),
    "a name that is of here no more": (
        [[{"source": ["Niger"], "date": None}]], [{0: {0: {"source": ["Benin"]}}}], 0, [("rename", "Niger", "GHA")]),
    "somebody renamed, of whom is told by another id": (
        [[{}], [{**MET, "source": ["Niger"], "ident": "person:ner-kofi-annor"}], [{**MET, **NEAR}]],
        [{1: {0: {"ident": "person:ner-haroun-salih"}}}], 0, [("rename", "person:ner-haroun-salih", "GHA")]),
}  # fmt: skip
HOURS = 6  # between rounds of reading again
FIRST_AGAIN = datetime(2001, 3, 1, 12, tzinfo=UTC)


def days_of(rounds):
    """Points in time before, between and after rounds of reading again, by both bases."""
    read = [AsOf.at(FIRST_AGAIN + timedelta(hours=HOURS * n - 1)) for n in range(rounds + 1)]
    return (None, AsOf("2001-02-06"), AsOf("2001-03-02T01:30", "learnt"), *read, *(day.read_by(None) for day in read))


@pytest.mark.parametrize("name", AGAIN)
def test_what_is_read_again_is_told_as_from_the_whole_record(place, make_report, make_statement, name):
    """Before, between and after the readings, in both stores, where rulings are carried over and where they wait."""
    reports, rounds, before, ruled = AGAIN[name]
    told = [[{**PLAIN, **one} for one in some] for some in reports]
    store = Store(place)
    for n, some in enumerate(told):
        given = (some, ("Ledger", "Gazette", "Courier")[n], 5 + n, "", False)
        store.add(*write(make_report, make_statement, n, given), "made/1", datetime(2001, 3, 1, n, tzinfo=UTC))
    by_number = [s.id for p in sorted(store.publications(), key=lambda p: p.document)
                 for s in store.statements_of(p.id)]  # fmt: skip
    texts = set()
    for n, each in enumerate([*rounds, {}]):
        if n == before:
            order = [s.id for s in store.statements()]
            rule(store, [_placed(one, by_number, order) for one in ruled], FIRST_AGAIN + timedelta(hours=HOURS * n - 3))
            assert len(store.judgements()) == len(ruled)
        texts.add(str(write_brief(Snapshot(store), ("GHA", "TGO"))))
        for number, edits in each.items():
            at = FIRST_AGAIN + timedelta(hours=HOURS * n)
            done = reread(store, number, edits, at, make_statement, told[number])
            assert done.added + done.changed + done.ended
    assert len(texts) > 1, "reading again makes no difference to the brief"
    for as_of in days_of(len(rounds)):
        same(store, ("GHA", "TGO"), as_of)
        same(store, ("BEN",), as_of)
    assert verify(store).faults == ()
    store.close()


def test_what_a_retraction_takes_back_goes_by_the_reading_that_counts(store, make_report, make_statement):
    """What it took back before is read no more; on a day before it is withdrawn, and not merely absent."""
    report = make_report("0.txt", "Ghana attacked Togo. Ghana met Togo.", "2001-02-04", "Ledger")
    report = replace(report, title="Ghana attacked Togo at the old harbour")
    states = {"Ghana": "GHA"}, {"Togo": "TGO"}
    told = [make_statement(report, *each, *states) for each in (("attacked", "attack"), ("met", "meeting"))]
    store.add(report, Reading(tuple(told)), "made/1", datetime(2001, 3, 1, tzinfo=UTC))
    words = "We have withdrawn this story, headlined “Ghana attacked Togo at the old harbour”."
    note = make_report("1.txt", words, "2001-02-05", "Ledger")
    store.add(note, Reading(()), "made/1", datetime(2001, 3, 1, 1, tzinfo=UTC))
    add_reading(store, report, Reading(tuple(told[1:])), "made/2", None, FIRST_AGAIN)
    withdrawn = [len(Snapshot(store, as_of).withdrawn) for as_of in days_of(1)]
    assert sorted(set(withdrawn)) == [1, 2]
    for as_of in days_of(1):
        same(store, ("GHA", "TGO"), as_of)


def test_a_passage_taken_from_a_report_on_others_counts_to_that_report(record):
    """The report with the passage, and whatever it is a copy of, is looked at too."""
    niger = {**PLAIN, "source": ["Niger"], "target": ["Benin"]}
    store = record([([PLAIN], "Ledger", 6, "", True), ([niger], "Gazette", 5, "", False)])
    long, short = sorted(store.publications(), key=lambda p: p.document)
    pair = dict(zip(("first", "second"), sorted((long.id, short.id)), strict=True))
    with store.writing() as connection:
        connection.execute(sa.delete(schema.copies))
        connection.execute(sa.insert(schema.copies), {**pair, "kind": "excerpt", "score": 0.5, "reasons": '["told"]'})
    wide = Snapshot(store)
    assert [wide.origin_of(s.id) for s in wide.between(("GHA", "TGO"))] == [short.id]
    same(store, ("GHA", "TGO"))
    near = Snapshot(store, scope=("GHA", "TGO"), shared=True)
    assert {near.origin_of(i) for i in near.told} == {short.id}
    store.close()


def test_a_report_ruled_to_be_a_copy_is_told_of_though_it_tells_of_others(record):
    """Its outlet stands among those that carried the story."""
    niger = {**PLAIN, "source": ["Niger"], "target": ["Benin"]}
    store = record([([PLAIN], "Ledger", 5, "", True), ([niger], "Gazette", 6, "", False)])
    with store.writing() as connection:
        connection.execute(sa.delete(schema.copies))
    rule(store, [("copy", 0, 1)])
    (source,) = write_brief(Snapshot(store), ("GHA", "TGO")).sources
    assert source.copies == ("Gazette",)
    same(store, ("GHA", "TGO"))
    store.close()


def test_a_state_named_twice_is_one(record):
    """And so is the brief on it."""
    store = record([([PLAIN], "Ledger", 6, "", False)])
    for codes in (("GHA", "GHA"), ("TGO", "GHA", "TGO")):
        same(store, codes)
        assert len(Snapshot(store, scope=codes, shared=True).told) == 1
    store.close()


def _placed(ruling, by_number, order):
    """A ruling with the places of its statements in the record for the numbers of their reports."""
    verb, first, second = ruling
    place = {n: order.index(ident) for n, ident in enumerate(by_number)}
    return verb, place.get(first, first), place.get(second, second) if isinstance(second, int) else second


def _statements(found):
    sides = getattr(found, "sides", None)
    return {i for side in sides for i in side.statements} if sides is not None else set(found.statements)


EDIT = st.one_of(
    st.none(),
    st.fixed_dictionaries({}, optional={
        "date": st.sampled_from((None, "2001-02-03", "2001-02-04", "2001-02")),
        "source": st.sets(st.sampled_from(sorted(NAMES)), min_size=1, max_size=2),
        "target": SIDE,
        "status": st.sampled_from(("occurred", "denied")),
        "amount": st.sampled_from((None, 4, 9)),
        "how": st.sampled_from(("party", "behind an office", "movement")),
        "ident": st.sampled_from(("person:gha-haroun-saleh", "person:gha-haroun-salih", "movement:other")),
    }),
)  # fmt: skip
EDITS = st.dictionaries(st.integers(0, 3), EDIT, max_size=3)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(
    reports=st.lists(REPORT, min_size=2, max_size=6),
    again=st.lists(st.tuples(PLACE, EDITS), min_size=1, max_size=5),
    ruled=st.lists(RULED, max_size=3),
    late=st.integers(0, 4),
    codes=st.sets(st.sampled_from(sorted(NAMES.values())), min_size=1, max_size=3),
)
def test_whatever_is_read_again_is_told_as_from_the_whole_record(
    record, make_statement, reports, again, ruled, late, codes
):
    """Rulings were given after some of the readings; the first fields, or none, may be read again later."""
    store = record(reports)
    for number, (place, edits) in enumerate(again):
        if number == min(late, len(again) - 1):
            rule(store, ruled, FIRST_AGAIN + timedelta(hours=HOURS * number - 5))
        n = place % len(reports)
        reread(store, n, edits, FIRST_AGAIN + timedelta(hours=HOURS * number), make_statement, reports[n][0])
    for as_of in days_of(len(again)):
        same(store, tuple(sorted(codes)), as_of)
    assert verify(store).faults == ()
    store.close()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(
    reports=st.lists(REPORT, min_size=2, max_size=7),
    ruled=st.lists(RULED, max_size=4),
    codes=st.sets(st.sampled_from(sorted(NAMES.values())), min_size=1, max_size=3),
)
def test_what_some_states_share_is_told_as_from_the_whole_record(record, reports, ruled, codes):
    """Dealings, conflicts, origins and every line, whoever else denies or is named, whatever persons ruled."""
    store = record(reports)
    rule(store, ruled)
    for as_of in (None, AsOf("2001-02-06"), AsOf("2001-03-01", "learnt"), AsOf("2001-03-02T01:30", "learnt")):
        same(store, tuple(sorted(codes)), as_of)
    store.close()
