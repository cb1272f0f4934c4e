"""Which reports are of one origin: precision and recall on texts written for it and their rewrites.

    python benchmarks/origins.py                   all sets, by class
    python benchmarks/origins.py --half held-out   one set
    python benchmarks/origins.py --wrong           every pair that was missed or wrongly called one, too
    python benchmarks/origins.py --pile 4000       how long adding a report takes in a pile that grows

The texts stand in benchmarks/origins, a file a story; the labels in a YAML file for each set say of each text who
printed it, when, of which origin it is and how it came about. A set is read into a record of its own, without any
reader. Two reports are called one origin where the record counts them to one, or where one has a passage of a report
of the other's origin. Pairs inside a story are counted by class; a pair of two stories called one is counted as wrong.
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

import yaml

from communique.documents.read import read_document
from communique.model.intake import RawItem
from communique.model.kinship import Kinship
from communique.model.report import Report
from communique.model.statement import Reading
from communique.record.record import Snapshot
from communique.record.store import Store

FOLDER = Path(__file__).resolve().parent / "origins"
HALVES = ("tuning", "tuning2", "held-out", "unseen", "fresh", "latest", "last")
SHUFFLE = 11  # any fixed number: the order of reading must not matter


@dataclass(frozen=True)
class Labelled:
    """A text with what is known of it: its story, its origin and how it came about."""

    report: Report
    story: str
    origin: str
    how: str


def load(half: str) -> dict[str, Labelled]:
    """The texts of one half by document name.

    Args:
        half: Name of the set.
    """
    labels = yaml.safe_load((FOLDER / f"{half}.yaml").read_text(encoding="utf8"))
    found = {}
    for story, texts in labels.items():
        for key, text in _texts(FOLDER / half / f"{story}.txt").items():
            label = texts[key]
            name = f"{story}/{key}.txt"
            report = read_document(RawItem(name, text.encode("utf8")))
            assert isinstance(report, Report), report
            report = replace(
                report, publisher=label["publisher"], published=label["published"], published_origin="given"
            )
            found[name] = Labelled(report, story, label["origin"], label["how"])
    return found


def _texts(path: Path) -> dict[str, str]:
    parts = re.split(r"^=== (\w+)\n\n", path.read_text(encoding="utf8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def called_one(reports: Mapping[str, Labelled], database: Path) -> dict[frozenset[str], str]:
    """Read reports into a record and ask it which pairs are of one origin.

    Returns:
        Pairs of document names, with how they hang together (``by others`` where only further reports tie them).
    """
    names = sorted(reports)
    random.Random(SHUFFLE).shuffle(names)
    store = Store(database)
    for name in names:
        store.add(reports[name].report, Reading(()), "none/1")
    snapshot = Snapshot(store)
    ident = {name: reports[name].report.id for name in reports}
    links = {frozenset((c.first, c.second)): c.kind for c in store.copies()}
    passages = [pair for pair, kind in links.items() if kind == Kinship.EXCERPT]
    excerpt = {frozenset((a, snapshot.origins[b])) for pair in passages for a, b in (tuple(pair), tuple(pair)[::-1])}
    found = {}
    for a, b in combinations(sorted(reports), 2):
        x, y = ident[a], ident[b]
        one = snapshot.origins[x] == snapshot.origins[y]
        part = {frozenset((x, snapshot.origins[y])), frozenset((y, snapshot.origins[x]))} & excerpt
        if one or part:
            found[frozenset((a, b))] = links.get(frozenset((x, y)), "by others")
    store.close()
    return found


def classes(a: Labelled, b: Labelled) -> str:
    """What a pair is an example of: how the one that is not the first text came about, or 'two copies'."""
    hows = [x.how for x in (a, b) if x.how != "original"]
    if a.origin == b.origin:
        return hows[0] if len(hows) == 1 else "excerpt" if "excerpt" in hows else "two copies"
    return "not: " + next(h for h in ("independent", "followup", "ministry", "template") if h in hows)


def score(half: str, *, wrong: bool) -> Iterator[str]:
    """Score one half; gives lines to print."""
    reports = load(half)
    with tempfile.TemporaryDirectory() as scratch:
        called = called_one(reports, Path(scratch) / "record.sqlite")
    pairs: Counter[str] = Counter()
    said: Counter[str] = Counter()
    kinds: dict[str, Counter[str]] = {}
    strangers = 0
    for a, b in combinations(sorted(reports), 2):
        one, other, pair = reports[a], reports[b], frozenset((a, b))
        if one.story != other.story:
            strangers += pair in called
            continue
        name = classes(one, other)
        pairs[name] += 1
        said[name] += pair in called
        kinds.setdefault(name, Counter())[called.get(pair, "-")] += 1
        if wrong and (pair in called) == name.startswith("not"):
            yield f"origins: {half}: {a} and {b} ({name}): {called.get(pair, 'missed')}"
    for name in sorted(pairs, key=lambda n: (n.startswith("not"), n)):
        how = ", ".join(f"{kind} {count}" for kind, count in sorted(kinds[name].items()) if kind != "-")
        yield f"origins: {half}: {name:<16} pairs={pairs[name]} called={said[name]} {how}".rstrip()
    right = sum(n for name, n in said.items() if not name.startswith("not"))
    wanted = sum(n for name, n in pairs.items() if not name.startswith("not"))
    told = sum(said.values()) + strangers
    yield (
        f"origins: {half}: texts={len(reports)} pairs={pairs.total()} strangers={strangers} "
        f"precision={right / told if told else 1.0:.3f} recall={right / wanted:.3f}"
    )


def pile(size: int) -> Iterator[str]:
    """Time adding a report to a pile that grows to a size; gives lines to print.

    The pile is made of the benchmark's texts with their names and numbers changed, so that none is a copy of another
    story and all have a news report's words.
    """
    reports = [text.report for half in HALVES for text in load(half).values()]
    took: list[float] = []
    with tempfile.TemporaryDirectory() as scratch:
        store = Store(Path(scratch) / "record.sqlite")
        for n in range(size):
            report = _strange(reports[n % len(reports)], n // len(reports))
            began = time.process_time()
            store.add(report, Reading(()), "none/1")
            took.append(time.process_time() - began)
            if (n + 1) in (size // 4, size // 2, size):
                last = statistics.median(took[-max(1, size // 8) :])
                yield f"origins: pile: reports={n + 1} links={len(store.copies())} median_ms={1000 * last:.1f}"
        store.close()


def _strange(report: Report, turn: int) -> Report:
    """A report in which every word of six letters or more and every number is another, by its turn."""
    if not turn:
        return report
    chance = random.Random(turn)
    letters = "abcdefghijklmnopqrstuvwxyz"
    table = str.maketrans(letters, "".join(chance.sample(letters, 26)))
    text = re.sub(r"[A-Za-z]{5,}", lambda m: m[0][0] + m[0][1:].translate(table), report.text)
    text = re.sub(r"\d", lambda m: str((int(m[0]) + turn) % 10), text)
    return replace(report, document=f"{turn}/{report.document}", text=text, sha256=f"{turn:064x}")


def main() -> int:
    """Print the figures asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=HALVES, help="one set only")
    parser.add_argument("--wrong", action="store_true", help="list what was missed or wrongly called one")
    parser.add_argument("--pile", type=int, metavar="N", help="time a pile of so many reports instead")
    given = parser.parse_args()
    if given.pile:
        for line in pile(given.pile):
            print(line, flush=True)
        return 0
    for half in [given.half] if given.half else HALVES:
        for line in score(half, wrong=given.wrong):
            print(line)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
