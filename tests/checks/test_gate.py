"""The quality gate: floors hold, are lifted when beaten, never lowered, and only for the gold they were set on."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from checks.gate import Pinned, figures, lifted, load, missed
from hypothesis import given
from hypothesis import strategies as st

from checks import gate

if TYPE_CHECKING:
    from pathlib import Path

    Floors = dict[str, dict[str, Any]]


@pytest.fixture
def pinned(tmp_path: Path) -> Pinned:
    """A set whose gold is a small file."""
    gold = tmp_path / "gold.yaml"
    gold.write_text("- doc: a.txt\n", encoding="utf8")
    return Pinned("made", gold, ("bench.py",), hashlib.sha256(gold.read_bytes()).hexdigest(), {"f1": 0.5, "mae": 0.4})


@pytest.mark.parametrize(
    ("measured", "faults"),
    [
        ({"f1": 0.5, "mae": 0.4}, 0),
        ({"f1": 0.9, "mae": 0.1}, 0),
        ({"f1": 0.499, "mae": 0.4}, 1),
        ({"f1": 0.5, "mae": 0.401}, 1),
        ({"f1": 0.9}, 1),
        ({}, 2),
    ],
)
def test_each_figure_is_held_to_its_floor(pinned: Pinned, measured: dict[str, float], faults: int) -> None:
    """Below it, above it for errors, or not measured at all: each is one fault."""
    assert len(missed(pinned, measured)) == faults


def test_another_gold_is_a_fault_with_a_remedy(pinned: Pinned) -> None:
    """Floors hold for the gold they were measured on; the message says what to set."""
    assert gate.changed(pinned) == []
    pinned.gold.write_text("- doc: b.txt\n", encoding="utf8")
    (words,) = gate.changed(pinned)
    assert hashlib.sha256(pinned.gold.read_bytes()).hexdigest() in words


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        ("read 3 files\nseeds: f1=0.712 bad_evidence=0\n", {"f1": 0.712, "bad_evidence": 0.0}),
        ("mae=0.4 r=-0.25", {"mae": 0.4, "r": -0.25}),
        ("f1=0.1\nf1=0.2\ndone\n", {"f1": 0.2}),
        ("nothing measured", {}),
    ],
)
def test_figures_are_those_of_the_last_line_that_has_any(told: str, wanted: dict[str, float]) -> None:
    """Whatever a benchmark prints before and after."""
    assert figures(told) == wanted


def test_floors_are_lifted_to_two_decimals() -> None:
    """Rounded to the safe side: down, and up for errors."""
    assert lifted({"f1": 0.5, "mae": 0.9}, {"f1": 0.7199, "mae": 0.4511}) == {"f1": 0.71, "mae": 0.46}


floors = st.fixed_dictionaries({"f1": st.floats(0, 1), "mae": st.floats(0, 3)})


@given(floors, floors)
def test_no_floor_is_ever_lowered(before: dict[str, float], measured: dict[str, float]) -> None:
    """Whatever is measured."""
    after = lifted(before, measured)
    assert after["f1"] >= before["f1"]
    assert after["mae"] <= before["mae"]


def test_lifting_writes_the_file_and_says_so(tmp_path: Path) -> None:
    """Other sets and keys stay as they are."""
    path = tmp_path / "floors.yaml"
    held: Floors = {
        "a": {"gold": "g", "command": "c", "sha256": "0", "measured": "2020-01-01", "floors": {"f1": 0.5}},
        "b": {"gold": "g", "command": "c", "sha256": "0", "measured": "2020-01-01", "floors": {"f1": 0.5}},
    }
    path.write_text(yaml.safe_dump(held), encoding="utf8")
    assert gate.lift({"a": {"f1": 0.66}, "b": {"f1": 0.4}}, path) == ["a: f1 0.50 → 0.66"]
    after = yaml.safe_load(path.read_text(encoding="utf8"))
    assert after["a"]["floors"] == {"f1": 0.66}
    assert after["b"] == held["b"]


def test_the_pinned_sets_are_sound() -> None:
    """Every set of floors.yaml has a benchmark that exists, floors, and, for gold that ships, the right hash."""
    shipped = 0
    for each in load().values():
        assert (gate.ROOT / each.command[0]).is_file()
        assert each.floors
        assert ".." not in each.gold.parts  # else what lies beside the repository would count as shipped
        if each.gold.is_relative_to(gate.ROOT):
            assert gate.changed(each) == []
            shipped += 1
    assert shipped


def test_a_set_without_its_gold_is_skipped(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The gate says so and does not fail."""
    absent = Pinned("far", gate.ROOT.parent / "shared-that-is-not-there" / "gold.yaml", ("x.py",), "0", {"f1": 0.9})
    monkeypatch.setattr(gate, "load", lambda: {"far": absent})
    monkeypatch.setattr(gate.sys, "argv", ["gate"])
    assert gate.main() == 0
    assert "skipped" in capsys.readouterr().out
