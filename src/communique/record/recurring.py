"""Series: annual drills, rounds of talks, repeated deliveries. Each occasion stays a dealing; the row is one thing.

Occasions of one kind and the same parties on distinct days are a row where they bear one name, where one type is
delivered again, or where their sentences say so in words of recurrence (lexicon/occasions.py).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from communique.lexicon.occasions import Recurrence, recurrences
from communique.model.dealing import Dealing, Series
from communique.model.report import identity
from communique.model.statement import Statement, Status
from communique.record.blocks import days_in, overlap, span
from communique.record.named import occasion_of

YEAR = 366  # days: a dealing over more than that is told of the row, not of one occasion
NEAR = 60  # code points from the trigger: a word of recurrence farther off may be of something else
# Kinds that are held again and again, by what one of them is counted as.
RECURRING: Mapping[str, str] = {
    kind: name
    for name, kinds in {
        "visit": "visit hosting", "meeting": "meeting", "summit": "summit", "talks": "talks", "call": "call",
        "drill": "joint_exercise", "training": "training", "delivery": "arms_transfer military_aid",
        "aid": "aid humanitarian_aid",
    }.items()
    for kind in kinds.split()
}  # fmt: skip
TOLD = frozenset({Status.OCCURRED, Status.PLANNED})
Row = tuple[str, tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Occasion:
    """A dealing that may be one of a row: its name as folded and as told, type, words of recurrence."""

    dealing: Dealing
    names: Mapping[str, str]
    types: frozenset[str]
    cues: tuple[Recurrence, ...]

    @property
    def days(self) -> tuple[int | None, int | None]:
        """First and last day."""
        return days_in(self.dealing.date) if self.dealing.date else (None, None)

    @property
    def whole(self) -> bool:
        """Whether it is told over years, as the row itself."""
        return span(self.days) > YEAR


def with_series(dealings: Sequence[Dealing], statements: Mapping[str, Statement]) -> list[Dealing]:
    """Dealings with the series that each is an occasion of.

    Args:
        dealings: All dealings.
        statements: All statements by id.

    Returns:
        The same dealings in the same order; the same series for any order of input.
    """
    rows: dict[Row, list[_Occasion]] = {}
    for dealing in sorted(dealings, key=lambda d: d.id):
        kind = RECURRING.get(dealing.kind)
        if kind and dealing.date and dealing.status not in (Status.DENIED, Status.POSSIBLE):
            told = [s for i in dealing.statements if (s := statements[i]).status in TOLD]
            rows.setdefault((kind, dealing.source, dealing.target), []).append(_occasion(dealing, told))
    found: dict[str, Series] = {}
    for (kind, _, _), occasions in rows.items():
        if len(occasions) > 1:
            for series in _series_of(kind, occasions):
                for ident in (*series.occasions, *series.wholes):
                    found.setdefault(ident, series)  # the first is that of the surest ground
    return [replace(d, series=found[d.id]) if d.id in found else d for d in dealings]


def _occasion(dealing: Dealing, told: Iterable[Statement]) -> _Occasion:
    names: dict[str, str] = {}
    types: set[str] = set()
    cues: dict[str, Recurrence] = {}
    for statement in told:
        if (named := occasion_of(statement)) is not None:
            names.setdefault(named.name, statement.quote[named.start : named.end])
        types |= {m.designation for m in statement.materiel if m.designation}
        cues |= {cue.id: cue for cue in _cues(statement)}
    return _Occasion(dealing, names, frozenset(types), tuple(cues[i] for i in sorted(cues)))


def _cues(statement: Statement) -> Iterator[Recurrence]:
    begin, end = statement.trigger_start - statement.start, statement.trigger_end - statement.start
    for cue in recurrences():
        for match in cue.pattern.finditer(statement.quote):
            if max(match.start() - end, begin - match.end(), 0) <= NEAR:
                yield cue
                break


def _series_of(kind: str, occasions: Sequence[_Occasion]) -> Iterator[Series]:
    """The rows among occasions of one kind and the same parties: by name, by type, by words."""
    taken: set[str] = set()
    for name in sorted({n for o in occasions for n in o.names}):
        members = [o for o in occasions if name in o.names]
        label = next(o.names[name] for o in sorted(members, key=_by_day) if name in o.names)
        yield from _written(members, f"one name: {label}", label, taken)
    if kind == "delivery":
        for designation in sorted({t for o in occasions for t in o.types}):
            done = [o for o in occasions if designation in o.types and o.dealing.status != Status.PLANNED]
            yield from _written(done, f"one type, delivered on several days: {designation}", designation, taken)
    told = [o for o in occasions if o.cues]
    if kind == "drill" and any(cue.reach == "all" for o in told for cue in o.cues):
        years = Counter(_year(o) for o in occasions if not o.whole)
        told = [o for o in occasions if o.cues or o.whole or years[_year(o)] == 1]
    free = [o for o in told if o.dealing.id not in taken]
    if free:
        yield from _written(free, None, None, taken)


def _written(members: Sequence[_Occasion], reason: str | None, name: str | None, taken: set[str]) -> Iterator[Series]:
    """A series of the members on distinct days, if there are two or more."""
    distinct: list[_Occasion] = []
    for occasion in sorted(members, key=lambda o: (span(o.days), _by_day(o))):
        if not occasion.whole and not any(overlap(occasion.days, other.days) for other in distinct):
            distinct.append(occasion)
    if len(distinct) < 2:
        return
    distinct.sort(key=_by_day)
    wholes = sorted((o for o in members if o.whole), key=_by_day)
    cues = {cue.id: cue for o in members for cue in o.cues}
    first = min((*distinct, *wholes), key=_by_day)
    ids = tuple(o.dealing.id for o in distinct)
    taken.update(ids)
    yield Series(
        id=identity("r", ids[0], name or ""),
        name=name,
        word=next((cue.word for _, cue in sorted(cues.items()) if cue.word), ""),
        occasions=ids,
        wholes=tuple(o.dealing.id for o in wholes),
        since=_year(first),
        reasons=tuple(filter(None, (reason, f"words of recurrence: {', '.join(sorted(cues))}" if cues else None))),
    )


def _by_day(occasion: _Occasion) -> tuple[float, str]:
    first, last = occasion.days
    return (float(first if first is not None else last if last is not None else 0), occasion.dealing.id)


def _year(occasion: _Occasion) -> str:
    day = (occasion.dealing.date or "").lstrip("./")
    return day[:4]
