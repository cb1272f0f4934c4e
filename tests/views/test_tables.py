"""Lists: filtered, complete in JSON Lines, flat in CSV, Parquet and frames."""

from __future__ import annotations

import csv
import io
import json
import sys

import pytest
from pyarrow import parquet

from communique.model.errors import UnknownNameError
from communique.model.interchange import conflict_from, statement_object
from communique.views import tables
from communique.views.period import Period
from communique.views.tables import Filter


def written(listing, form):
    file = io.BytesIO()
    listing.write(file, form)
    return file.getvalue()


def test_statements_as_json_lines_are_the_interchange_form(snapshot, filled):
    """Every field of the form, with the dealing each was gathered into."""
    objects = [json.loads(line) for line in written(tables.statements(snapshot, Filter()), "jsonl").splitlines()]
    reports = {r.id: r for r in filled.reports()}
    by_id = {s.id: s for s in filled.statements()}
    assert {o["id"] for o in objects} == set(by_id)
    for value in objects:
        statement = by_id[value["id"]]
        wanted = statement_object(statement, reports[statement.report], snapshot.dealing_of[statement.id])
        assert value == json.loads(json.dumps(wanted))


@pytest.mark.parametrize(
    ("limit", "count"),
    [
        (Filter(), 9),
        (Filter(states=("LVA",)), 1),
        (Filter(states=("GHA", "TGO")), 7),
        (Filter(kinds=("meeting", "visit")), 3),
        (Filter(status=("planned",)), 1),
        (Filter(holder="OFFICER"), 1),
        (Filter(publisher="volta"), 3),
        (Filter(period=Period("2001-02-01", "2001-02-28")), 7),
        (Filter(period=Period(until="2000-12-31")), 1),
        (Filter(states=("PER",)), 0),
    ],
)
def test_filters_let_through_what_they_say(snapshot, limit, count):
    """States are all wanted, kinds and statuses any; names by part; dates by the dealing, else the report."""
    assert len(tables.statements(snapshot, limit)) == count


def test_dealings_count_statements_reports_and_origins(snapshot):
    """The meeting was told twice, independently."""
    meeting = next(d for d in tables.dealings(snapshot, Filter()).rows() if d["kind"] == "meeting")
    assert (meeting["statements"], meeting["reports"], meeting["origins"]) == (2, 2, 2)


def test_deals_are_listed_with_the_ids_behind_each_cell(snapshot):
    """A sale that the seller denies: one line, in brackets; the denial fills no cell."""
    (row,) = tables.deals(snapshot, Filter(states=("GHA", "TGO"))).rows()
    assert (row["supplier"], row["recipient"], row["ordered"], row["category"]) == ("(GHA)", "(TGO)", "(4)", "(ship)")
    assert (row["order_year"], row["delivered"], row["status"]) == ("(2000)", "..", "(ordered)")
    assert (row["ordered_statements"], row["delivered_statements"]) == (row["category_statements"], None)
    (value,) = tables.deals(snapshot, Filter()).objects()
    assert value["ordered"]["statements"] == (row["ordered_statements"],)
    assert value["ordered"]["doubts"] == ("disputed",)
    assert len(value["statements"]) == 2
    assert "denied by Ghana" in row["comments"]
    assert len(tables.deals(snapshot, Filter(publisher="nobody"))) == 0


def test_reports_actors_and_conflicts_are_listed(snapshot):
    """Each list has its rows in its order."""
    assert [r["publisher"] for r in tables.reports(snapshot, Filter()).rows()] == [
        "Coast Ledger",
        "Volta Gazette",
    ]
    assert [r["publisher"] for r in tables.reports(snapshot, Filter(states=("LVA",))).rows()] == ["Volta Gazette"]
    assert next(iter(tables.actors(snapshot, Filter()))).id == "state:GHA"
    conflicts = tables.conflicts(snapshot, Filter())
    assert sorted(c.kind for c in conflicts) == ["occurrence", "occurrence"]
    assert [conflict_from(o) for o in conflicts.objects()] == list(conflicts)


LISTS = [tables.statements, tables.dealings, tables.deals, tables.reports, tables.actors, tables.conflicts]


@pytest.mark.parametrize("make", LISTS)
@pytest.mark.parametrize("limit", [Filter(), Filter(states=("PER",))])
def test_every_list_is_written_in_every_form(snapshot, make, limit):
    """Also when it is empty; the columns are the same in all flat forms."""
    pandas, polars = pytest.importorskip("pandas"), pytest.importorskip("polars")
    listing = make(snapshot, limit)
    rows = list(csv.DictReader(io.StringIO(written(listing, "csv").decode())))
    table = parquet.read_table(io.BytesIO(written(listing, "parquet")))
    assert len(rows) == table.num_rows == len(listing) == written(listing, "jsonl").count(b"\n")
    assert (
        table.column_names == list(listing.columns) == list(listing.to_pandas().columns) == listing.to_polars().columns
    )
    assert isinstance(listing.to_pandas(), pandas.DataFrame)
    assert isinstance(listing.to_polars(), polars.DataFrame)


def test_a_list_shows_itself_in_a_notebook(snapshot):
    """As a table, its words escaped."""
    page = tables.statements(snapshot, Filter())._repr_html_()
    assert page.startswith("<table>")
    assert "9 statements" in page


def test_a_missing_frame_library_is_named_with_its_remedy(snapshot, monkeypatch):
    """The error says what to install."""
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(ImportError, match=r"communique\[frames\]"):
        tables.statements(snapshot, Filter()).to_polars()


def test_an_unknown_form_of_a_list_is_refused(snapshot):
    """The message lists the forms there are."""
    with pytest.raises(UnknownNameError, match="parquet"):
        written(tables.statements(snapshot, Filter()), "xlsx")
