"""Made reports: always the same, varied, and the same record from any order of reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks import corpus, orders

if TYPE_CHECKING:
    from pathlib import Path

NUMBER = 300  # benchmarks/orders.py does the same with 1,000; that takes minutes


def test_the_same_number_gives_the_same_reports() -> None:
    """Nothing in the corpus is left to chance, and a longer corpus begins like a shorter one."""
    assert list(corpus.corpus(50)) == list(corpus.corpus(80))[:50]


def test_the_corpus_is_varied() -> None:
    """Many states act, and one report in twelve is a copy."""
    made = list(corpus.corpus(120))
    bodies = [m.text.partition(" - ")[2] for m in made]
    copies = len(bodies) - len(set(bodies))
    assert copies == len(range(corpus.COPIES, 120, corpus.COPIES))
    assert sum(any(name in body for body in bodies) for name, _, _ in corpus.STATES) == len(corpus.STATES)


def test_files_hold_the_reports(tmp_path: Path) -> None:
    """One file a report, named by its number."""
    files = corpus.write(3, tmp_path / "made")
    assert [f.read_text(encoding="utf8") for f in files] == [m.text for m in corpus.corpus(3)]


def test_the_order_of_reading_does_not_matter(tmp_path: Path) -> None:
    """Read by name and shuffled, the records verify and their exports are equal byte for byte."""
    faults, lines = orders.compare(corpus.write(NUMBER, tmp_path / "made"), tmp_path)
    assert faults == []
    assert lines["statements"] > NUMBER
    assert lines["dealings"] > 0
    assert lines["conflicts"] > 0
