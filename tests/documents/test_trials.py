"""The trial reports: dates of publication equal their gold, and headlines and outlets are told apart."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from communique.documents.read import read_document
from communique.model.intake import RawItem
from communique.model.report import Report

TRIALS = Path(__file__).resolve().parents[2] / "benchmarks" / "trials"
GOLD = {
    f"{folder}/{entry['doc']}": str(entry["published"])
    for folder in ("first", "second")
    for entry in yaml.safe_load((TRIALS / folder / "gold.yaml").read_text(encoding="utf8"))
}
OUTLETS = {
    "first/02_falklands_pact_rewrite.txt": "The Solent Gazette",
    "first/05_israel_turkey_daily.txt": "Bosphorus Morning",
    "second/02_preah_vihear_state_agency.txt": "ANK",
    "second/03_great_lakes_fact_sheet.txt": "Great Lakes Watch",
    "second/04_lombrum_weekender.txt": "The Bismarck Weekender",
    "second/06_male_risk_note.txt": "SOUTH ASIA COUNTRY RISK",
}
TITLES = {
    "first/05_israel_turkey_daily.txt": "Israel and Turkey sign deal ending six-year rift",
    "second/03_great_lakes_fact_sheet.txt": "The Washington agreement between the DRC and Rwanda",
    "second/04_lombrum_weekender.txt": "Marape tells Canberra: friends with all, pact with you",
    "second/06_male_risk_note.txt": "Maldives: last Indian soldiers leave",
}


def read(name: str) -> Report:
    """The report of a trial file."""
    report = read_document(RawItem(name, (TRIALS / name).read_bytes(), "text/plain"))
    assert isinstance(report, Report)
    return report


@pytest.mark.parametrize("name", sorted(GOLD))
def test_published_equals_gold(name: str) -> None:
    """Written or inferred, the day is that of the gold."""
    assert read(name).published == GOLD[name]


@pytest.mark.parametrize("name", sorted(OUTLETS))
def test_outlet(name: str) -> None:
    """The outlet's name is no headline, whatever stands beside it."""
    assert read(name).publisher == OUTLETS[name]


@pytest.mark.parametrize("name", sorted(TITLES))
def test_title(name: str) -> None:
    """The headline below an outlet's name, a rubric or a number is found."""
    assert read(name).title == TITLES[name]
