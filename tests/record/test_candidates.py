"""Which reports are compared: copies and long quotations at any time, names and numbers among those of some days."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.documents.fingerprints import fingerprint
from communique.documents.kinship import Kin, kinship, may_be_kin, may_be_retold
from communique.documents.told import told
from communique.model.kinship import Kinship
from communique.model.statement import Reading
from communique.record.candidates import band_rows, candidates, others_of_the_days

DAY = date(2019, 5, 3)
WIRE = """LIMA (Andes Press) - Peru and Ecuador on Friday reopened a hospital on their common border at Aguas Verdes, five years after floods destroyed it, and agreed to staff it with 40 doctors from both sides.
President Martín Vizcarra and his counterpart Lenín Moreno cut a ribbon at Aguas Verdes before flying to Tumbes for talks on fishing rights and a new bridge.
The two neighbours fought a short war in 1995 over a stretch of jungle in the Cordillera del Cóndor and made peace in Brasilia three years later.
Moreno said Quito would pay $12 million of the cost. A second clinic is planned at Macará, but the ministries have yet to agree on its size.
Fishermen in Tumbes have complained that Ecuadorean patrols keep them from waters they have used for generations; Quito denies it."""  # noqa: E501
RETOLD = """Five years after floods destroyed it, a border clinic at Aguas Verdes was opened again on Friday by Peru and by Ecuador, who will each send doctors, 40 in all.
Before they flew to Tumbes to discuss a new bridge and who may fish where, Martín Vizcarra and Lenín Moreno inaugurated it at Aguas Verdes.
A brief war over part of the Cordillera del Cóndor jungle had set the countries against each other in 1995; Brasilia saw them make peace.
Of what it costs $12 million come from Quito, according to Moreno. How large another clinic, at Macará, is to be has not been settled.
Tumbes fishermen say that Ecuadorean patrols drive them off; Quito says no."""  # noqa: E501
UNDATED = RETOLD.replace(" on Friday", "")
OTHER = "\n".join(f"Quay {n} took in {n * 3} crates of cocoa and {n * 5} of tea that week." for n in range(14))
TEXTS = (WIRE, RETOLD, OTHER, f"{WIRE}\n{OTHER}", f"{OTHER}\n{WIRE}", "\n".join(WIRE.split("\n")[:3]), RETOLD[:500])


def of(make_report, n, text, days, publisher):
    """A report, some days after the first day; of no known day if None."""
    published = None if days is None else (DAY + timedelta(days=days)).isoformat()
    return make_report(f"{n}.txt", text, published, publisher)


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(
    ("text", "days", "found"),
    [
        (RETOLD, 0, 1),
        (RETOLD, 10, 0),  # its Friday is another: news of a later day
        (UNDATED, 10, 1),
        (UNDATED, 11, 0),
        (RETOLD, None, 1),  # of no known day: it may be of any
        (WIRE.replace("short", "brief"), 400, 1),
        (WIRE, 4000, 1),
    ],
)
def test_a_story_is_told_again_within_days_and_copied_at_any_time(store, make_report, text, days, found, turned):
    """Whichever of the two was read first."""
    reports = [of(make_report, 0, WIRE, 0, "Andes Press"), of(make_report, 1, text, days, "Ledger")]
    for report in reversed(reports) if turned else reports:
        store.add(report, Reading(()), "made/1")
    assert len(store.copies()) == found


@given(
    first=st.sampled_from(TEXTS),
    second=st.sampled_from(TEXTS),
    apart=st.integers(0, 40),
    outlets=st.sampled_from((("Andes Press", "Ledger"), ("Ledger", "Ledger"), (None, None))),
)
def test_what_is_left_out_for_its_day_is_no_kin(make_reports, first, second, apart, outlets):
    """Days and publishers leave out nothing that would be found to be of one origin."""
    a, b = (of(make_reports, n, text, n * apart, outlets[n]) for n, text in enumerate((first, second)))
    marks = fingerprint(a), fingerprint(b)
    retold = may_be_retold(publisher=outlets[0] is not None and outlets[0] == outlets[1], apart=apart)
    if not may_be_kin(*marks, retold=retold):
        evidence = kinship(Kin(marks[0], told(a)), Kin(marks[1], told(b)))
        assert evidence.kind == Kinship.NONE or not may_be_kin(*marks)


@pytest.fixture(scope="module")
def make_reports():
    """A maker of reports that outlives one drawn case."""
    from tests.conftest import made_report  # noqa: PLC0415 - the fixture of that name is made anew for each case

    return made_report


def test_only_names_and_numbers_are_filed_by_day(make_report):
    """And only where the day is known."""
    for published, days in (("2019-05-03", {"", "2019-05-03"}), ("2019-05", {""}), (None, {""})):
        report = make_report("a.txt", WIRE, published)
        rows = band_rows(fingerprint(report), report.published)
        assert {row["day"] for row in rows} == days
        assert {row["day"] for row in rows if row["band"][0] not in "mn"} == {""}


DAYS = (None, "2019-05-03", "2019-05-04", "2019-05-06", "2019-05-07", "2019-05-13", "2019-05-14", "2019-05-29",
        "2019-05", "2019-06", "2019-XX", "2019-05-03~", "2019-05-01/2019-05-09", "2019-05/..", "2019")  # fmt: skip


def test_of_two_reports_each_is_looked_at_for_the_other_or_neither(store, make_report):
    """However their days of publication are written: the order of reading must not matter."""
    texts = (RETOLD, WIRE)
    reports = [
        make_report(f"{n}-{m}.txt", text, day, f"Paper {n} {m}")
        for n, day in enumerate(DAYS)
        for m, text in enumerate(texts)
    ]
    for report in reports:
        store.add(report, Reading(()), "made/1")
    with store.reading() as connection:
        near = {r.id: set(others_of_the_days(connection, r)) for r in reports}
        alike = {r.id: {(c.id, c.retold) for c in candidates(connection, r, fingerprint(r))} for r in reports}
    assert any(near.values())
    assert all(alike.values())
    for one, other in combinations([r.id for r in reports], 2):
        assert (one in near[other]) == (other in near[one])
        for retold_ in (True, False):
            assert ((one, retold_) in alike[other]) == ((other, retold_) in alike[one])


def test_reports_of_a_running_story_are_looked_at_but_not_those_of_the_same_publisher(store, make_report):
    """Three days before or after, whatever they tell; a day that is known but roughly is none."""
    for n, (days, publisher) in enumerate([(-4, "Ledger"), (-3, "Ledger"), (3, "Ledger"), (4, "Ledger"), (1, "Star")]):
        store.add(of(make_report, n, f"{OTHER} {n}", days, publisher), Reading(()), "made/1")
    store.add(make_report("month.txt", OTHER, "2019-05", "Ledger"), Reading(()), "made/1")
    report = of(make_report, 9, WIRE, 0, "The Star")
    names = {r.id: r.document for r in store.reports()}
    with store.reading() as connection:
        assert sorted(names[i] for i in others_of_the_days(connection, report)) == ["1.txt", "2.txt"]
