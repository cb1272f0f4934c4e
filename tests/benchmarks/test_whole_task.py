"""The benchmark of the whole task: its sets, its line of figures, its floors and its table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from checks.gate import figures as read_figures

from benchmarks import whole_task

if TYPE_CHECKING:
    from pathlib import Path

MEASURED = {"required": 37.0, "f1": 0.8123, "bad_evidence": 0.0, "merge": 1.0}


def test_the_gold_that_ships_is_among_the_sets() -> None:
    """The gate is never empty: the sample and the trial reports are there without any shared folder."""
    names = [s.name for s in whole_task.sets()]
    assert {"sample", "trials-first", "trials-second", "trials-third"} <= set(names)


def test_the_gate_can_read_the_line() -> None:
    """What is printed for a set, read back, is what was measured, to three decimals."""
    line = f"made: {whole_task.line(MEASURED)}"
    assert line == "made: required=37 f1=0.812 bad_evidence=0 merge=1.000"
    assert read_figures(line) == {"required": 37.0, "f1": 0.812, "bad_evidence": 0.0, "merge": 1.0}


def test_floors_of_a_file_are_held(tmp_path: Path) -> None:
    """A figure under its floor is named; a set without floors has none."""
    path = tmp_path / "floors.yaml"
    path.write_text("made: {floors: {f1: 0.9, merge: 0.9}}\n", encoding="utf8")
    assert whole_task.below("made", MEASURED, path) == ["made: f1 0.812 < 0.900"]
    assert whole_task.below("other", MEASURED, path) == []


def test_the_table_replaces_the_one_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Written twice, the page holds one table, and what stands round it is untouched."""
    page = tmp_path / "accuracy.md"
    page.write_text(f"# A\n\n{whole_task.BEGIN}\nbefore\n{whole_task.END}\n\n# B\n", encoding="utf8")
    monkeypatch.setattr(whole_task, "PAGE", page)
    whole_task.write({"made": MEASURED})
    once = page.read_text(encoding="utf8")
    whole_task.write({"made": MEASURED})
    assert page.read_text(encoding="utf8") == once
    assert once.startswith("# A\n")
    assert once.endswith("\n\n# B\n")
    assert "\nbefore\n" not in once
    assert "| made | 37 |" in once
    assert "0.812" in once


def test_an_unknown_set_names_the_known() -> None:
    """The message helps on."""
    with pytest.raises(SystemExit, match="sample"):
        whole_task.chosen_sets(["nonsense"])


def test_a_gold_file_of_ones_own_is_a_set(tmp_path: Path) -> None:
    """Named by the file, or by its folder where the file is called gold; its documents lie beside it or elsewhere."""
    for name, wanted in (("mine.yaml", "mine"), ("gold.yaml", tmp_path.name)):
        (tmp_path / name).write_text("[]", encoding="utf8")
        (found,) = whole_task.chosen_sets([str(tmp_path / name)])
        assert (found.name, found.folder) == (wanted, tmp_path)
    (elsewhere,) = whole_task.chosen_sets([str(tmp_path / "mine.yaml"), "there"])
    assert str(elsewhere.folder) == "there"
