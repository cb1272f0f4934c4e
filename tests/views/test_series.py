"""Dyad series: dealings by month, cooperation and conflict apart, nothing spread, every figure with its ids."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.model.statement import Reading
from communique.record.record import Snapshot
from communique.record.store import Store
from communique.views.period import Period
from communique.views.series import period_of, series
from communique.views.seriespicture import series_png, series_svg
from communique.views.tables import Filter

PAIR = ("TGO", "GHA")
KINDS = ("meeting", "attack", "agreement", "visit")
TEXT = "Ghana met0 Togo. Ghana met1 Togo. Ghana met2 Togo. Ghana met3 Togo. Ghana met4 Togo."


def rows(snapshot, limit=None):
    """The rows by period."""
    return {r.period: r for r in series(snapshot, PAIR, limit or Filter())}


@pytest.mark.parametrize(
    ("date", "period", "precision"),
    [
        ("2001-02-03", "2001-02", "month"),
        ("2001-02", "2001-02", "month"),
        ("2001-02~", "2001-02", "month"),
        ("2001-02-03/2001-02-09", "2001-02", "month"),
        ("2001-02-27/2001-03-02", "2001", "year"),
        ("2001-22", "2001", "year"),  # a summer
        ("2001-24", "undated", "undated"),  # a winter lies in two years
        ("2001", "2001", "year"),
        ("2001/..", "undated", "undated"),
        ("200X", "undated", "undated"),
        (None, "undated", "undated"),
        ("nonsense", "undated", "undated"),
    ],
)
def test_no_date_is_spread_over_rows(date, period, precision):
    """A month where all days lie in one, a year where they lie in one, else the undated row."""
    assert period_of(date) == (period, precision)


def test_dealings_are_counted_by_month_and_not_statements(snapshot):
    """Two reports of one meeting are one meeting of two origins."""
    month = rows(snapshot)["2001-02"]
    assert (month.dealings, dict(month.kinds), len(month.statements), month.origins) == (1, {"meeting": 1}, 2, 2)
    assert (month.cooperation, month.conflict) == (1.0, 0.0)
    assert month.count.expected == pytest.approx(0.99)  # 1 - (1 - 0.9)²


def test_plans_denials_and_disputes_have_columns_of_their_own(snapshot):
    """None of them is counted as having occurred."""
    found = rows(snapshot)
    assert (found["2001-05"].planned, found["2001-05"].dealings) == (1, 0)
    assert found["2001-05"].cooperation_band.expected == 0.0
    assert found["undated"].possible == 1
    disputed = sum(r.disputed + r.denied for r in found.values())
    assert disputed == 1  # the boats that Ghana says it did not sell
    assert sum(r.dealings for r in found.values()) == 2  # the meeting and the accusation


def test_every_dealing_stands_in_exactly_one_row(snapshot):
    """And every statement with it."""
    told = [i for r in rows(snapshot).values() for i in r.statements]
    wanted = {s.id for s in snapshot.between(PAIR)}
    assert len(told) == len(set(told))
    assert wanted <= set(told)


def test_a_disputed_dealing_weighs_what_both_sides_leave_of_it(store, make_report, make_statement):
    """An attack that one origin tells and one denies: no count, an expected figure below one half, a band from 0."""
    yes, no = make_report("y.txt", TEXT, "2001-02-05"), make_report("n.txt", f"{TEXT} No.", "2001-02-06")
    for report, status in ((yes, "occurred"), (no, "denied")):
        told = make_statement(
            report, "met0", "attack", {"Ghana": "GHA"}, {"Togo": "TGO"}, date="2001-02-03", status=status
        )
        store.add(report, Reading((told,)), "made/1")
    month = rows(Snapshot(store))["2001-02"]
    assert (month.dealings, month.disputed, month.conflict) == (0, 1, 0.0)
    assert -5.0 < month.conflict_band.expected < 0.0
    assert (month.conflict_band.low, month.conflict_band.high) == (-10.0, 0.0)
    assert str(month.conflict_band.high) == "0.0"


def test_a_dealing_is_dated_by_those_who_say_it_happened(store, make_report, make_statement):
    """Planned for a day in May, it took place some time that year."""
    report = make_report("y.txt", TEXT, "2001-12-05")
    planned, done = (
        make_statement(report, f"met{n}", "arms_transfer", {"Ghana": "GHA"}, {"Togo": "TGO"}, date=date, status=status)
        for n, (date, status) in enumerate((("2001-05-03", "planned"), ("2001", "occurred")))
    )
    store.add(report, Reading((planned, done)), "made/1")
    assert [r.precision for r in rows(Snapshot(store)).values()] == ["year"]


@pytest.mark.parametrize(
    ("limit", "periods"),
    [
        (Filter(kinds=("meeting",)), ["2001-02"]),
        (Filter(period=Period("2001-03", "2001-12")), ["2001-05"]),
        (Filter(publisher="nobody"), []),
    ],
)
def test_filters_leave_out_dealings(snapshot, limit, periods):
    """By kind, time and publisher."""
    assert list(rows(snapshot, limit)) == periods


def test_rows_stand_in_time_with_the_year_after_its_months(snapshot):
    """What is undated comes last."""
    assert list(rows(snapshot)) == ["2000", "2001-02", "2001-05", "undated"]


def test_objects_hold_every_figure_and_id(snapshot):
    """JSON Lines are complete; rows are flat."""
    listing = series(snapshot, PAIR, Filter())
    value, row = next(iter(listing.objects())), next(iter(listing.rows()))
    assert value["schema"] == "communique.month/1"
    assert value["states"] == ("GHA", "TGO")
    assert set(listing.columns) == set(row)
    assert row["statement_ids"].split() == list(value["statements"])
    assert row["dealing_ids"].split() == list(value["dealing_ids"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=10)
@given(order=st.permutations(range(5)), data=st.data())
def test_the_series_is_the_same_in_any_order_of_reading(tmp_path_factory, make_report, make_statement, order, data):
    """Reports added in another order make the same rows, to the last digit."""
    made = []
    for n in range(5):
        report = make_report(f"{n}.txt", f"{TEXT} {n}", f"2001-02-0{n + 1}")
        kind, date = data.draw(st.sampled_from(KINDS)), data.draw(st.sampled_from(["2001-02-01", "2001-02", "2001"]))
        status = data.draw(st.sampled_from(["occurred", "planned", "denied"]))
        told = make_statement(report, f"met{n}", kind, {"Ghana": "GHA"}, {"Togo": "TGO"}, date=date, status=status)
        made.append((report, Reading((told,))))
    found = []
    for sequence in (range(5), order):
        store = Store(tmp_path_factory.mktemp("order") / "r.sqlite")
        for n in sequence:
            store.add(*made[n], "made/1")
        found.append(list(series(Snapshot(store), PAIR, Filter())))
        store.close()
    assert found[0] == found[1]


def test_the_series_is_drawn_and_says_what_is_not(snapshot):
    """As PNG and SVG; what no month holds is told in words."""
    listing = series(snapshot, PAIR, Filter())
    assert series_png(listing)[:8] == b"\x89PNG\r\n\x1a\n"
    drawn = series_svg(listing)
    assert drawn.startswith("<svg")
    for words in ("Ghana and Togo by month", "cooperation", "Goldstein sum", "known by their year only"):
        assert words in drawn
    assert drawn == series_svg(listing)


def test_what_has_no_month_is_not_drawn(snapshot):
    """There is no picture of an empty series."""
    listing = series(snapshot, PAIR, Filter(publisher="nobody"))
    assert series_png(listing) is None
    assert series_svg(listing) is None
