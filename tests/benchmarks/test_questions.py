"""The questions of tests/questions.yaml: none is answered wrongly."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from benchmarks import questions as bench

LEAST_RIGHT = 32  # of the 36 on the sample that were written beforehand: what is reached (docs/accuracy.md)
LEAST_SAMPLE, LEAST_ALL = 25, 40  # questions written beforehand


def test_a_quarter_cannot_be_answered() -> None:
    """Those written beforehand: enough of them, and a quarter are traps."""
    written = [q for q in bench.questions() if q["set"] == "written"]
    sample = [q for q in written if q["record"] == "sample"]
    assert len(written) >= LEAST_ALL
    assert len(sample) >= LEAST_SAMPLE
    assert all(4 * sum(bool(q.get("absent")) for q in some) >= len(some) for some in (written, sample))
    assert all(("values" in q) != bool(q.get("absent")) for q in bench.questions())


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """The sample, read."""
    return bench.records(tmp_path_factory.mktemp("sample"), Path("nowhere"))


def test_none_on_the_sample_is_answered_wrongly(sample: dict) -> None:
    """Neither of those written beforehand nor of those written after; and most are answered."""
    verdicts = [(wanted, verdict) for wanted, _, verdict in bench.ask_all(sample)]
    assert [wanted["question"] for wanted, verdict in verdicts if verdict == bench.WRONG] == []
    counts = Counter(verdict for wanted, verdict in verdicts if wanted["set"] == "written")
    assert counts[bench.RIGHT] >= LEAST_RIGHT


@pytest.mark.shared
@pytest.mark.skipif(not bench.SEEDS.is_dir(), reason="no shared/seeds beside the repository")
def test_none_on_the_seeds_is_answered_wrongly(tmp_path: Path) -> None:
    """The same on reports that do not ship."""
    records = {name: held for name, held in bench.records(tmp_path, bench.SEEDS).items() if name == "seeds"}
    assert [wanted["question"] for wanted, _, verdict in bench.ask_all(records) if verdict == bench.WRONG] == []
