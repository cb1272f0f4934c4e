"""How well statements agree with gold: found, parties, status, holder, date, dealings, conflicts."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath
from typing import Any

from communique.model.edtf import Edtf
from communique.model.errors import InvalidDate
from communique.model.statement import MAX_EVIDENCE
from communique.views.assignment import assign
from communique.views.gold import GoldDocument, Item, WantedConflict

Said = Mapping[str, Any]  # a statement in the interchange form
NEAR = 40  # code points round the gold's words within which a trigger counts as the same
ENOUGH = 0.5  # of all days of two dates that must be shared
ALL = 0.999  # share of parties that counts as all, less rounding
CLOSED, YEAR = (
    31,
    366,
)  # days: an open end may be closed by a span longer than a month that begins within a year
# PLOVER codes cooperation still to come as AGREE: that reading is accepted beside the kind's own type.
TO_COME = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})


@dataclass(slots=True)
class Score:
    """The figures, and what is behind them.

    Attributes:
        figures: By name, in the order of printing.
        missed: Gold that no statement matches.
        spurious: Statements that match no gold.
        wrong: Matched, with what is wrong in them.
        unseen: Conflicts wanted that none reported shows.
    """

    figures: dict[str, float] = field(default_factory=dict)
    missed: list[str] = field(default_factory=list)
    spurious: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        """All figures in one line."""
        return " ".join(f"{k}={v}" if isinstance(v, int) else f"{k}={v:.3f}" for k, v in self.figures.items())

    def below(self, floors: Mapping[str, float]) -> list[str]:
        """Figures under their floors, in words."""
        return [f"{k} {self.figures[k]:.3f} < {v:.3f}" for k, v in floors.items() if self.figures[k] < v]

    def _repr_html_(self) -> str:
        cells = "".join(
            f"<tr><th>{k}</th><td>{v if isinstance(v, int) else f'{v:.3f}'}</td></tr>" for k, v in self.figures.items()
        )
        return f"<table>{cells}</table>"


@dataclass(slots=True)
class _Tally:
    counts: Counter[str] = field(default_factory=Counter)
    clusters: list[tuple[str, str]] = field(default_factory=list)
    score: Score = field(default_factory=Score)


def score(gold: Mapping[str, GoldDocument], said: Iterable[Said]) -> Score:
    """Score statements against gold.

    Args:
        gold: Gold documents by name.
        said: Statements in the interchange form; those of other documents are passed over.

    Returns:
        The figures: counts; precision, recall and f1 of evidence and type; dyad (all parties right too),
        whole (status, holder and date right too); of those found the share with the right date, status,
        holder and parties; merge, the B-cubed F1 of dealings.
    """
    tally = _Tally()
    by_name: dict[str, list[Said]] = {}
    for statement in said:
        by_name.setdefault(PurePath(statement["document"]).name, []).append(statement)
    for name, document in gold.items():
        _document(document, by_name.get(name, []), tally)
    counts = tally.counts
    found, required, spurious = counts["found"], counts["required"], counts["spurious"]
    made = max(1, found + spurious)

    def f1(hits: int) -> float:
        return _harmonic(hits / made, hits / max(1, required))

    tally.score.figures = {
        "required": required, "found": found, "spurious": spurious, "bad_evidence": counts["bad_evidence"],
        "precision": found / made, "recall": found / max(1, required), "f1": f1(found),
        "dyad": f1(counts["pair"]), "whole": f1(counts["whole"]),
        "date": counts["date"] / max(1, counts["dated"]),
        "status": counts["status"] / max(1, found), "holder": counts["holder"] / max(1, found),
        "pair": counts["pair"] / max(1, found), "merge": b_cubed(tally.clusters),
    }  # fmt: skip
    return tally.score


def _harmonic(a: float, b: float) -> float:
    return 2 * a * b / (a + b) if a + b else 0.0


def _document(document: GoldDocument, said: Sequence[Said], tally: _Tally) -> None:
    sound = [_sound(s, document.text) for s in said]
    tally.counts["bad_evidence"] += sound.count(False)
    weights = [[_weight(item, s) if ok else 0.0 for s, ok in zip(said, sound, strict=True)] for item in document.items]
    matched = {i: j for i, j in assign(weights) if weights[i][j] > 0}
    for i, item in enumerate(document.items):
        if not item.optional:
            tally.counts["required"] += 1
            if i in matched:
                _found(item, said[matched[i]], f"alone {document.name} {matched[i]}", tally)
            else:
                types = "|".join(sorted(item.types))
                tally.score.missed.append(f"{document.name}: {types}: {item.trigger}")
    used = set(matched.values())
    for j, statement in enumerate(said):
        if j not in used and not _of_optional(statement, document.items):
            tally.counts["spurious"] += 1
            tally.score.spurious.append(f"{document.name}: {_words(statement)}: {statement.get('quote', '')[:110]!r}")


def _sound(statement: Said, text: str) -> bool:
    start, end, quote = statement["start"], statement["end"], statement.get("quote")
    inside = 0 <= start < end <= len(text) and end - start <= MAX_EVIDENCE
    return inside and quote in (None, text[start:end])


def _touches(statement: Said, item: Item) -> bool:
    return bool(statement["start"] < item.end and item.start < statement["end"])


def _accepted(item: Item) -> frozenset[str]:
    return item.types | {"AGREE"} if item.status in ("planned", "possible") and item.types & TO_COME else item.types


def _weight(item: Item, statement: Said) -> float:
    """How much a statement resembles gold; 0 where evidence or type do not fit."""
    if not _touches(statement, item) or statement.get("type") not in _accepted(item):
        return 0.0
    trigger = statement.get("trigger_start")
    near = 0.3 if trigger is not None and item.start - NEAR <= trigger <= item.end + NEAR else 0.0
    same_status = item.status in ("*", statement.get("status"))
    weight = 1 + agreement(item, statement) + near + 0.2 * same_status
    return weight + (0.05 if not item.optional else 0)


def _found(item: Item, statement: Said, alone: str, tally: _Tally) -> None:
    counts = tally.counts
    right = {
        "pair": agreement(item, statement) >= ALL,
        "status": item.status in ("*", statement.get("status")),
        "holder": same_holder(item.holders, statement),
        "date": item.date is None or bool(statement.get("date") and same_time(item.date, statement["date"])),
    }
    counts["found"] += 1
    counts["dated"] += item.date is not None
    counts["date"] += item.date is not None and right["date"]
    for name in ("pair", "status", "holder"):
        counts[name] += right[name]
    counts["whole"] += all(right.values())
    if item.event:
        tally.clusters.append((item.event, statement.get("dealing") or alone))
    if not all(right.values()):
        wrong = ",".join(name for name, ok in right.items() if not ok)
        wanted = item.pair or (item.source, item.target)
        tally.score.wrong.append(
            f"{wrong}: {item.trigger!r}: said {_words(statement)}; "
            f"wanted {wanted} {item.status} {item.holders} {item.date}"
        )


def _words(statement: Said) -> str:
    sides = " -> ".join("+".join(sorted(_codes(statement.get(side)))) or "?" for side in ("source", "target"))
    holder = (statement.get("holder") or {}).get("name")
    return f"{statement.get('type')} {sides} {statement.get('status')} {holder} {statement.get('date')}"


def _of_optional(statement: Said, items: Iterable[Item]) -> bool:
    """Whether a statement left over is one more on a sentence that gold leaves free."""
    return any(i.optional and _touches(statement, i) and statement.get("type") in _accepted(i) for i in items)


def _codes(parties: Iterable[Mapping[str, Any]] | None) -> set[str]:
    return {p["country"] for p in parties or () if p.get("country")}


def agreement(item: Item, statement: Said) -> float:
    """Share of the gold's parties that stand in the right role, less the wrong ones: 0 to 1."""
    sides = (_codes(statement.get("source")), _codes(statement.get("target")))
    if item.pair is not None:
        wanted, got = set(item.pair) - {"*"}, sides[0] | sides[1]
        extra = 0 if "*" in item.pair else len(got - wanted)
        return len(wanted & got) / max(1, len(wanted) + extra)
    total = right = 0
    for wanted_side, got in zip((item.source, item.target), sides, strict=True):
        wanted = set(wanted_side)
        if "*" not in wanted:
            total += len(wanted | got) or 1
            right += len(wanted & got) if wanted else int(not got)
    return right / total if total else 1.0


def fold(name: str | None) -> str:
    """A name without accents, case, possessives, articles and punctuation."""
    letters = unicodedata.normalize("NFKD", name or "")
    plain = "".join(c for c in letters if not unicodedata.combining(c)).lower().replace("’", "'")
    plain = re.sub(r"\b(the|its|his|her|their)\b|'s\b", " ", plain)
    return re.sub(r"[^a-z0-9]+", " ", plain).strip()


def same_holder(accepted: Sequence[str], statement: Said) -> bool:
    """Whether a statement's holder is one of those accepted: equal, or one name inside the other."""
    if "*" in accepted:
        return True
    name = fold((statement.get("holder") or {}).get("name"))
    if not name:
        return "publisher" in accepted
    folded = [fold(n) for n in accepted]
    return any(n == name or (len(n) > 3 and (n in name or name in n)) for n in folded)


def same_time(wanted: str, said: str) -> bool:
    """Whether two dates share at least half of all their days; an open end must be open in both.

    'Since 2022' may be closed, as by the day of publication.
    """
    try:
        a, b = _interval(wanted), _interval(said)
    except (InvalidDate, ValueError):
        return False
    if (a[0] is None) != (b[0] is None):
        return False
    if (a[1] is None) != (b[1] is None):
        return bool(
            a[1] is None and a[0] and b[0] and b[1]
            and abs((a[0] - b[0]).days) <= YEAR and (b[1] - b[0]).days > CLOSED
        )  # fmt: skip
    past, future = date(1900, 1, 1), date(2100, 1, 1)
    first, last = (a[0] or past, b[0] or past), (a[1] or future, b[1] or future)
    shared = (min(last) - max(first)).days + 1
    return shared > 0 and shared / ((max(last) - min(first)).days + 1) >= ENOUGH


def _interval(stamp: str) -> tuple[date | None, date | None]:
    return Edtf.parse(stamp).bounds()


def b_cubed(clusters: Sequence[tuple[str, str]]) -> float:
    """B-cubed F1 (Bagga and Baldwin 1998) of pairs (event wanted, dealing said)."""
    if not clusters:
        return 0.0
    both, wanted, said = Counter(clusters), Counter(g for g, _ in clusters), Counter(s for _, s in clusters)
    precision = sum(both[pair] / said[pair[1]] for pair in clusters) / len(clusters)
    recall = sum(both[pair] / wanted[pair[0]] for pair in clusters) / len(clusters)
    return 2 * precision * recall / (precision + recall)


def score_conflicts(
    result: Score, wanted: Sequence[WantedConflict], said: Iterable[Said], reported: Sequence[Said]
) -> None:
    """Add the share of wanted conflicts that are shown to a score.

    A conflict is shown by a reported one of an accepted kind which holds a statement of each side, on
    different sides.

    Args:
        result: The score to add to.
        wanted: What an analyst would want open.
        said: Statements in the interchange form.
        reported: Conflicts in the interchange form.
    """
    by_id = {s["id"]: s for s in said if s.get("id")}
    result.unseen = [w.about for w in wanted if not any(_shows(c, w, by_id) for c in reported)]
    result.figures["conflicts"] = (len(wanted) - len(result.unseen)) / max(1, len(wanted))
    result.figures["reported"] = len(reported)


def _shows(conflict: Said, wanted: WantedConflict, by_id: Mapping[str, Said]) -> bool:
    if conflict.get("kind") not in wanted.kinds:
        return False
    sides = [[by_id[i] for i in side["statements"] if i in by_id] for side in conflict["sides"]]
    hits = [{n for n, side in enumerate(sides) if any(_on(s, spans) for s in side)} for spans in wanted.sides]
    return all(hits) and any(a != b for a in hits[0] for b in hits[1])


def _on(statement: Said, spans: Iterable[tuple[str, int, int]]) -> bool:
    name = PurePath(statement["document"]).name
    return any(doc == name and statement["start"] < end and start < statement["end"] for doc, start, end in spans)
