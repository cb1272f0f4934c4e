"""Which reports are compared with a new one, and what is held of them."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from benchmarks import origins
from communique.documents.fingerprints import fingerprint
from communique.documents.kinship import Kin, kinship, may_be_kin, may_be_retold
from communique.documents.told import days_apart, told
from communique.model.kinship import Kinship
from communique.model.report import Report
from communique.model.statement import Reading
from communique.record import kindred
from communique.record.store import Copy, Store

LONG = " ".join(
    f"Envoy Quispe{n} of Peru showed {n * 7 + 20} wells at Cerro{n} to a guest from Chile." for n in range(1, 25)
)
SHORT = " ".join(f"At Cerro{n} the {n * 7 + 20} wells were seen, as Quispe{n} had wished." for n in range(2, 7))


def pairs(reports: list[Report], path: Path) -> list[Copy]:
    """What a record of some reports says of them."""
    store = Store(path)
    for report in reports:
        store.add(report, Reading(()), "none/1")
    found = store.copies()
    store.close()
    return found


def made(name: str, text: str, published: str | None) -> Report:
    """A report of a publisher of its own."""
    return Report(f"{name}.txt", name * 8, text, publisher=f"The {name} Herald", published=published)


@pytest.mark.parametrize("half", ["tuning", "tuning2"])
def test_what_is_not_looked_at_is_not_kin(half: str) -> None:
    """Fingerprints, publishers and days close nothing that the texts would show to be of one origin."""
    texts = [t.report for t in origins.load(half).values()]
    for a, b in combinations([Kin(fingerprint(r), told(r)) for r in texts], 2):
        evidence = kinship(a, b)
        if evidence.kind != Kinship.NONE:
            one = bool(a.told.publisher) and a.told.publisher == b.told.publisher
            apart = days_apart(a.told.days, b.told.days)
            assert may_be_kin(a.mark, b.mark, retold=may_be_retold(publisher=one, apart=apart)), evidence


def test_a_short_report_is_found_by_the_details_it_shares(tmp_path: Path) -> None:
    """It has few of the long one's names and numbers, all of them the other's; days later it is no candidate."""
    long, short = made("a", LONG, "2011-05-02"), made("b", SHORT, "2011-05-03")
    found = pairs([long, short], tmp_path / "near.sqlite")
    assert len(found) == 1
    assert found[0].kind in (Kinship.REWRITE, Kinship.TRANSLATION)
    assert pairs([long, replace(short, published="2011-06-03")], tmp_path / "late.sqlite") == []


def test_what_is_held_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With hardly anything held, and in another order, the evidence is the same."""
    reports = [t.report for t in origins.load("tuning2").values()][:14]
    usual = pairs(reports, tmp_path / "usual.sqlite")
    monkeypatch.setattr(kindred, "KEPT", 1)
    monkeypatch.setattr(kindred, "KEPT_MARKS", 1)
    assert pairs(reports[::-1], tmp_path / "bare.sqlite") == usual
    assert usual
