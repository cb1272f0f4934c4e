"""Corrected and retracted reports: superseded without being erased, as of the day of the correction."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.model.asof import AsOf
from communique.model.statement import Reading
from communique.record.record import Snapshot
from communique.record.store import Store
from communique.record.verify import verify
from communique.views.brief import write_brief

PERU, CHILE = {"Peru": "PER"}, {"Chile": "CHL"}
FILLER = " ".join(f"The quay master of berth {n} at Callao counted {n * 3} crates in week {n + 1}." for n in range(14))
OLD = f"Peru sold 12 boats to Chile. Peru met Chile in Lima on 3 May. {FILLER}"
NEW = f"Peru sold 8 boats to Chile. {FILLER}"
DAYS = ("2014-05-04", "2014-05-06")


@pytest.fixture
def say(make_statement):
    """Reads the made sentences of a report."""

    def read(report):
        found = []
        for trigger, kind, more in (
            ("sold", "arms_transfer", {"date": "2014-05"}),
            ("met", "meeting", {"date": "2014-05-03"}),
        ):
            if f"Peru {trigger}" in report.text:
                number = next((n for n in (12, 8) if f"sold {n} boats" in report.text), None)
                things = {"materiel": [("boats", number)]} if trigger == "sold" else {}
                found.append(make_statement(report, trigger, kind, PERU, CHILE, **more, **things))
        return Reading(tuple(found))

    return read


@pytest.fixture
def fill(store, make_report, say):
    """Adds two reports, given as what differs from the usual, and gives the record with the two."""

    def add(old=None, new=None, learnt=("2014-06-01", "2014-06-01"), into=store, turned=False):
        made = []
        for n, changes in enumerate((old or {}, new or {})):
            given = {"document": f"{n}.txt", "text": (OLD, NEW)[n], "published": DAYS[n], **changes}
            more = {k: given.pop(k) for k in ("title", "url") if k in given}
            made.append(replace(make_report(**given), **more))
        for n in (1, 0) if turned else (0, 1):
            into.add(made[n], say(made[n]), "made/1", datetime.fromisoformat(learnt[n]).replace(tzinfo=UTC))
        return into, *made

    return add


def gone(store, as_of=None):
    """Kind and effect of each withdrawn statement."""
    snapshot, codes = Snapshot(store, as_of), ("PER", "CHL")
    near = Snapshot(store, as_of, codes, shared=True)
    assert write_brief(near, codes) == write_brief(snapshot, codes)
    assert near.withdrawn.items() <= snapshot.withdrawn.items()
    return sorted((snapshot.told[i].kind, w.effect) for i, w in snapshot.withdrawn.items())


BOTH = {"url": "https://www.ledger.example/peru-boats"}
ALL_OLD = [("arms_transfer", "corrected"), ("meeting", "corrected")]
ADDRESS = [("arms_transfer", "replaced"), ("meeting", "replaced")]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # the same address: a new number and a dropped meeting; scheme and anchor make no other address
        (BOTH, {"url": "http://ledger.example/peru-boats#top"}, ADDRESS),
        # the same name of the file
        ({"document": "same.txt"}, {"document": "same.txt"}, ADDRESS),
        # a near copy of the publisher's that says so, in its text or its title
        ({}, {"text": f"{NEW}\nThis version corrects the number of boats."}, ALL_OLD),
        ({}, {"title": "CORRECTED-Peru sells boats"}, ALL_OLD),
        ({}, {"title": "UPDATE 1-Peru sells boats"}, [("arms_transfer", "updated"), ("meeting", "updated")]),
        # an update days later is a follow-up; and the earlier one's word makes the later no version
        ({}, {"title": "UPDATE 1-Peru sells boats", "published": "2014-05-12"}, []),
        ({"title": "UPDATE 1-Peru sells boats"}, {}, []),
        # another publisher's correction, or no word of one: the reports stand side by side
        ({}, {"text": f"{NEW}\nThis version corrects the number of boats.", "publisher": "Other Post"}, []),
        ({}, {}, []),
        ({"publisher": None}, {"publisher": None, "title": "CORRECTED-Peru sells boats"}, []),
        # a retraction in the place of the story
        (BOTH, {**BOTH, "text": "This article has been retracted.", "title": "Note"},
         [("arms_transfer", "retracted"), ("meeting", "retracted")]),
        # a file's name or an address that holds another story on another day
        ({"document": "day.txt"}, {"document": "day.txt", "text": "Bolivia hosted talks.", "title": "Talks"}, []),
        (BOTH, {**BOTH, "text": "Please subscribe to read on.", "title": "Peru sold boats"}, []),
    ],
)  # fmt: skip
def test_a_later_version_withdraws_what_it_does_not_repeat(fill, old, new, expected):
    """The evidence must be of the same publisher, and more than an address that is used again."""
    if old.get("document") == "same.txt" or old is BOTH:
        old = {**old, "title": "Peru sold boats"}
        new = {"title": "Peru sold boats", **new}
    store, *_ = fill(old, new)
    assert gone(store) == expected
    assert verify(store).faults == ()


@pytest.mark.parametrize(
    "text",
    [
        "We have withdrawn this story, headlined “Peru sold twelve boats to Chile”, after a check.",
        "Editors: the story headlined “Peru sold twelve boats to Chile” has been retracted.",
    ],
)
def test_a_retraction_that_names_a_report_withdraws_all_of_it(fill, text):
    """Nothing needs to be alike but the publisher and the title; what it tells only to withdraw it goes too."""
    store, *_ = fill({"title": "Peru sold twelve boats to Chile"}, {"text": text, "title": "Editors' note"})
    assert gone(store) == [(k, "retracted") for k in ("arms_transfer", "arms_transfer", "meeting")]
    assert Snapshot(store).statements == {}


def test_a_retraction_of_a_story_is_one_of_its_corrected_version_too(fill, make_report):
    """But not of a version that came after it."""
    note = "We have withdrawn our story headlined “Peru sold twelve boats to Chile”."
    store, *_ = fill({"title": "Peru sold twelve boats to Chile"}, {"title": "CORRECTED-Peru sells boats"})
    assert len(Snapshot(store).statements) == 1
    store.add(make_report("note.txt", note, "2014-05-09"), Reading(()), "made/1")
    assert gone(store) == [(k, "retracted") for k in ("arms_transfer", "arms_transfer", "meeting")]
    assert gone(store, AsOf("2014-05-08")) == ALL_OLD


def test_a_version_after_the_retraction_stands(fill, make_report):
    """The publisher tells the story anew."""
    note = "We have withdrawn our story headlined “Peru sold twelve boats to Chile”."
    new = {"title": "CORRECTED-Peru sells boats", "published": "2014-05-20"}
    store, _, later = fill({"title": "Peru sold twelve boats to Chile"}, new)
    store.add(make_report("note.txt", note, "2014-05-09"), Reading(()), "made/1")
    assert {s.report for s in Snapshot(store).statements.values()} == {later.id}


def test_a_correction_that_names_a_report_withdraws_what_it_tells_otherwise(fill):
    """It is no version of the whole: what it does not speak of stands."""
    text = "Correction: the story “Peru sold twelve boats to Chile” was wrong. Peru sold 8 boats to Chile."
    store, *_ = fill({"title": "Peru sold twelve boats to Chile"}, {"text": text, "title": "Corrections"})
    assert gone(store) == [("arms_transfer", "corrected")]


def test_a_retraction_tells_nothing_anew_and_a_text_kept_under_one_stands_for_nothing(fill):
    """The text left online under 'RETRACTED' has its statements withdrawn as well."""
    store, _, new = fill({}, {"text": f"RETRACTED: Peru sells boats\n{OLD}"})
    assert gone(store) == [(k, "retracted") for k in ("arms_transfer", "arms_transfer", "meeting", "meeting")]
    assert Snapshot(store).statements == {}
    assert len(store.statements_of(new.id)) == 2


def test_the_sentence_that_tells_an_error_is_no_claim(store, make_report, make_statement):
    """Also where the report that was wrong is not in the record."""
    text = "Peru met Chile. An earlier version of this story said Peru sold 12 boats to Chile. None were sold."
    report = make_report("only.txt", text, "2014-05-04")
    wrong = make_statement(report, "sold", "arms_transfer", PERU, CHILE)
    right = make_statement(report, "met", "meeting", PERU, CHILE)
    store.add(report, Reading((wrong, right)), "made/1")
    assert set(Snapshot(store).statements) == {right.id}
    assert Snapshot(store).withdrawn[wrong.id].by == report.id


def test_before_the_correction_the_old_statements_stand(fill):
    """By publication, and by reading time where the correction was read on a later day."""
    store, *_ = fill(BOTH, {**BOTH, "title": "CORRECTED-Peru sells boats"}, learnt=("2014-06-01", "2014-06-09"))
    assert gone(store, AsOf("2014-05-05")) == []
    assert gone(store, AsOf("2014-05-06")) == ALL_OLD
    assert gone(store, AsOf("2014-06-08", "learnt")) == []
    assert gone(store, AsOf("2014-06-09", "learnt")) == ALL_OLD


def test_what_the_last_version_repeats_stands_through_all_versions(store, make_report, say):
    """A meeting that the second version left out and the third tells again is told by first and third."""
    third = f"{OLD.replace('12', '8')}\nThis version corrects the number."
    for n, text in enumerate((OLD, f"{NEW}\nThis version corrects the number.", third)):
        report = make_report(f"{n}.txt", text, f"2014-05-0{n + 4}")
        store.add(report, say(report), "made/1")
    assert gone(store) == [("arms_transfer", "corrected")]
    assert sorted(s.kind for s in Snapshot(store).statements.values()) == [
        "arms_transfer", "arms_transfer", "meeting", "meeting",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("days", "learnt", "marked", "expected"),
    [
        (("2014-05-04", "2014-05-06"), ("2014-06-02", "2014-06-01"), False, ADDRESS),  # published later
        (("2014-05-04", "2014-05-04"), ("2014-06-01", "2014-06-01"), True, ALL_OLD),  # it says so
        (("2014-05-04", "2014-05-04"), ("2014-06-01", "2014-06-02"), False, ADDRESS),  # read on a later day
        (("2014-05-04", "2014-05-04"), ("2014-06-01", "2014-06-01"), False, []),  # nothing tells which is later
        ((None, None), ("2014-06-01", "2014-06-02"), False, ADDRESS),
    ],
)
def test_which_version_is_later_is_known_by_its_date_its_words_or_the_day_of_reading(
    fill, days, learnt, marked, expected
):
    """In this order; never by the order of reading on one day."""
    head = "CORRECTED-Peru sold boats" if marked else "Peru sold boats"
    old = {**BOTH, "published": days[0], "title": "Peru sold boats"}
    store, *_ = fill(old, {**BOTH, "published": days[1], "title": head}, learnt=learnt)
    assert gone(store) == expected


def test_a_later_version_is_no_copy_by_another_outlet(fill):
    """The brief counts the publisher's two versions once and calls neither a copy."""
    store, *_ = fill(BOTH, {**BOTH, "title": "CORRECTED-Peru sells boats"})
    (source,) = write_brief(Snapshot(store), ("PER", "CHL")).sources
    assert source.copies == ()


def test_two_versions_are_one_origin_and_the_withdrawn_keep_their_place(fill):
    """A publisher's two versions do not confirm one another, however much was rewritten."""
    store, old, new = fill(BOTH, {**BOTH, "text": "Peru sold 8 boats to Chile.", "title": "Correction: Peru's boats"})
    snapshot = Snapshot(store)
    assert snapshot.origins == {old.id: old.id, new.id: old.id}
    assert {s.report for s in snapshot.statements.values()} == {new.id}
    assert len(snapshot.told) == 3
    scoped = Snapshot(store, scope=("PER",))
    assert scoped.withdrawn == snapshot.withdrawn


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=6)
@given(turned=st.booleans(), marked=st.booleans())
def test_the_order_of_reading_does_not_matter(fill, tmp_path_factory, turned, marked):
    """What is withdrawn, and why, is the same."""
    found = []
    for order in (False, turned):
        store = Store(tmp_path_factory.mktemp("order") / "r.sqlite")
        fill(BOTH, {**BOTH, "title": "CORRECTION: boats" if marked else "Boats"}, into=store, turned=order)
        snapshot = Snapshot(store)
        found.append((snapshot.withdrawn, snapshot.supersessions, snapshot.dealings))
        store.close()
    assert found[0] == found[1]
