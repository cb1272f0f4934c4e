"""Who held an office when: the lists of office holders and the reports together, each named as what it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from communique.lexicon.tenures import listed_holders
from communique.model.edtf import Edtf
from communique.model.errors import InvalidDate
from communique.model.tenure import OfficeAnswer, Source, Tenure
from communique.record.record import Snapshot
from communique.record.register import in_order, tenures_listed, tenures_met

FAR = 10**8  # days from any: an open end
Days = tuple[int, int]


def days_of_tenure(tenure: Tenure) -> Days:
    """The first and last day a tenure can cover, as ordinals; open ends reach for ever."""
    return _bound(tenure.start, 0, -FAR), _bound(tenure.end, 1, FAR)


def _bound(date: str | None, end: int, unknown: int) -> int:
    try:
        day = Edtf.parse(date).bounds()[end] if date else None
    except InvalidDate:  # verify reports it; it bounds nothing
        day = None
    return day.toordinal() if day else unknown


def span_of(on: str) -> Days:
    """The first and last day of a date.

    Raises:
        InvalidDate: It is none.
    """
    first, last = Edtf.parse(on).bounds()
    return (first.toordinal() if first else -FAR, last.toordinal() if last else FAR)


def held_between(tenure: Tenure, first: str, last: str) -> bool:
    """Whether an office was held at some time from one date to another, both EDTF and both included."""
    begin, end = days_of_tenure(tenure)
    return begin <= _bound(last, 1, FAR) and end >= _bound(first, 0, -FAR)


def timeline(country: str, offices: Iterable[str], met: Mapping[str, Sequence[Tenure]]) -> tuple[Tenure, ...]:
    """Everybody known to have held an office, by time, the listed before those met.

    Args:
        country: Code of the state.
        offices: Ids of the office.
        met: The tenures met in reports, by person.
    """
    wanted = set(offices)
    spells = {
        (held.person.id, held.spell): tenure
        for office in wanted
        for held in listed_holders(country, office)
        for tenure, spell in zip(tenures_listed(held.person.id), held.person.spells, strict=True)
        if spell == held.spell
    }
    found = [
        *spells.values(),
        *(t for held in met.values() for t in held if t.country == country and t.office in wanted),
    ]
    return tuple(sorted(found, key=lambda t: (days_of_tenure(t)[0], t.source != Source.LISTED, t.actor, t.office)))


def neighbours(tenure: Tenure, held: Sequence[Tenure]) -> tuple[Tenure | None, Tenure | None]:
    """Who held the office before and after, of all who held it by time; None where nobody is known."""
    begin, end = days_of_tenure(tenure)
    others = [t for t in held if t.actor != tenure.actor]
    before = [t for t in others if days_of_tenure(t)[0] < begin]
    # Of offices with dates to the month one successor may begin in the month in which the other ends.
    after = [t for t in others if days_of_tenure(t)[0] > begin and days_of_tenure(t)[1] > end]
    return (before[-1] if before else None), (after[0] if after else None)


def who_held(snapshot: Snapshot, country: str, offices: Iterable[str], on: str | None) -> OfficeAnswer:
    """Who held an office on a day, or who ever did.

    Args:
        snapshot: The record; its scope holds the state.
        country: Code of the state.
        offices: Ids of the office.
        on: EDTF; None for all time.

    Raises:
        InvalidDate: ``on`` is none.
    """
    wanted = tuple(sorted(set(offices)))
    statements = list(snapshot.statements.values())
    held = timeline(country, wanted, tenures_met(snapshot, statements))
    first, last = span_of(on) if on else (-FAR, FAR)
    named = [
        s.id
        for s in in_order(snapshot, statements)
        if any(p.country == country and p.office in wanted and p.id and p.id.startswith("office:") for p in s.parties)
        and (on is None or _meets(snapshot.published.get(s.report), first, last))
    ]
    if on is None:
        return OfficeAnswer(country, wanted, None, held, statements=tuple(named))
    then = tuple(t for t in held if days_of_tenure(t)[0] <= last and days_of_tenure(t)[1] >= first)
    actors = {t.actor for t in then}
    before = [t for t in held if days_of_tenure(t)[1] < first and t.actor not in actors]
    after = [t for t in held if days_of_tenure(t)[0] > last and t.actor not in actors]
    latest = max(before, key=lambda t: (days_of_tenure(t)[1], t.actor), default=None)
    return OfficeAnswer(country, wanted, on, then, latest, after[0] if after else None, tuple(named))


def _meets(published: str | None, first: int, last: int) -> bool:
    return published is not None and _bound(published, 0, FAR) <= last and _bound(published, 1, -FAR) >= first
