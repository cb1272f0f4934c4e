"""The sample that ships: formats, pairs, copies, disagreement, plans and denials, each brief sound."""

from __future__ import annotations

from importlib.resources import files
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
import yaml

import communique
from communique.faces.demonstration import pairs, sample_files
from communique.model.statement import Status
from communique.record.record import Snapshot
from communique.views.brief import write_brief
from communique.views.evaluate import Score

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from communique.api import Record

GOLD = "tests/gold_sample.yaml"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """A record of the sample."""
    with communique.open(tmp_path_factory.mktemp("sample") / "record.sqlite") as opened:
        summary = opened.read(*(str(f) for f in sample_files()))
        assert summary.failures == ()
        yield opened


def test_it_has_reports_in_many_forms() -> None:
    """At least twelve files in at least six forms."""
    names = [f.name for f in sample_files()]
    assert len(names) >= 12
    assert len({name.rpartition(".")[2] for name in names}) >= 6


def test_every_report_is_dated(record: Record) -> None:
    """Each has a publication date, and where it was found."""
    for report in record.reports():
        assert report.published, report.document
        assert report.published_origin, report.document


def test_a_brief_reads_a_part_of_the_record_and_tells_what_the_whole_tells(record: Record) -> None:
    """Byte for byte, for every two states that the sample has statements on, and for each alone."""
    whole = Snapshot(record.store)
    told = [s.countries for s in whole.statements.values()]
    wanted = {pair for countries in told for pair in combinations(countries, 2)} | {(c,) for t in told for c in t}
    assert wanted
    for codes in sorted(wanted):
        assert record.brief(*codes).render("json") == write_brief(whole, codes).render("json"), codes


def test_copies_are_counted_once(record: Record) -> None:
    """Fewer origins than reports."""
    rows = list(record.reports().rows())
    assert len({row["origin"] for row in rows}) < len(rows)


def test_all_statuses_stand_in_it(record: Record) -> None:
    """What occurred, is planned, is possible, and is denied."""
    assert {s.status for s in record.statements()} == set(Status)


def test_it_disagrees(record: Record) -> None:
    """There are conflicts, with both sides kept."""
    conflicts = record.conflicts()
    assert len(conflicts) > 0
    assert all(len(c.sides) >= 2 and all(side.statements for side in c.sides) for c in conflicts)


def test_the_record_verifies(record: Record) -> None:
    """Every quote stands where the record says."""
    verdict = record.verify()
    assert verdict.faults == ()


@pytest.mark.parametrize("pair", pairs(), ids="-".join)
def test_each_brief_has_lines_that_hold(record: Record, pair: tuple[str, ...]) -> None:
    """At least ten lines, all cited, none left out."""
    brief = record.brief(*pair)
    lines = list(brief.lines())
    assert len(lines) >= 10
    assert all(line.citations for _, line in lines)
    assert not brief.failures


def test_the_gold_of_the_sample_is_reached(record: Record, pytestconfig: pytest.Config) -> None:
    """No bad evidence, and most of what an analyst would enter."""
    folder = pytestconfig.rootpath
    result: Score = record.evaluate(folder / GOLD, folder / "src/communique/sample/reports")
    assert result.figures["bad_evidence"] == 0
    assert result.figures["f1"] > 0.6


def test_the_gold_is_well_formed(pytestconfig: pytest.Config) -> None:
    """At least thirty statements that count, about reports that ship."""
    gold = yaml.safe_load((pytestconfig.rootpath / GOLD).read_text(encoding="utf8"))
    names = {f.name for f in (files("communique") / "sample" / "reports").iterdir()}
    assert {entry["doc"] for entry in gold} <= names
    assert sum(not s.get("optional") for entry in gold for s in entry["statements"]) >= 30


def test_the_sample_reads_the_same_from_anywhere(record: Record, tmp_path: Path) -> None:
    """What is said does not hang on the folder the reports lie in."""
    for file in sample_files():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    with communique.open(tmp_path / "record.sqlite") as elsewhere:
        elsewhere.read(*sorted(p for p in tmp_path.iterdir() if p.suffix != ".sqlite" and p.is_file()))
        here, there = ({(s.kind, s.quote, s.date, s.status) for s in r.statements()} for r in (record, elsewhere))
    assert here == there
