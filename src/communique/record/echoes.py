"""The echo map: of each origin, which report took the story from which, with the evidence.

Only what follows from the reports known is shown and nothing of it is stored, so it is the same for any order of
reading, and as of a day it is what it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from communique.lexicon.media import medium_key, medium_name
from communique.record.store import Copy, Publication

if TYPE_CHECKING:
    from communique.documents.credits import Credit
    from communique.record.record import Snapshot

FIRST, QUOTES, RULED, BY_OTHERS = "first", "quotes", "ruled", "by others"
UNDATED = "9999"


@dataclass(frozen=True, slots=True)
class Echo:
    """A report of an origin, and where it took the story from.

    Attributes:
        report: Its id.
        source: Id of the report that it took the story from; None for the first.
        depth: How many steps it is from the first report, or from the medium whose own report is missing.
        kind: How it hangs together with its source: a :class:`communique.model.kinship.Kinship`, ``quotes`` where
            statements are attributed to the source's medium, ``ruled`` where a person says so, ``by others`` where
            only further reports tie the two; ``first`` for the first.
        score: How closely, 0 to 1; None where no text was compared.
        reasons: The evidence in words.
        statements: Ids of the statements taken from the source; empty where the whole story was.
    """

    report: str
    source: str | None
    depth: int
    kind: str
    score: float | None
    reasons: tuple[str, ...]
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """An origin with all that echo it.

    Attributes:
        id: Id of the report that the story was first seen in, by which the record counts it; ``medium:`` and a name
            where the record has none.
        medium: The medium that reports credit and that none of them is by, as they write it; None where there is none.
        echoes: The reports, each after the one it took the story from, those of one source in the order of time.
    """

    id: str
    medium: str | None
    echoes: tuple[Echo, ...]


def find_echoes(snapshot: Snapshot, reports: frozenset[str] | None = None) -> list[Origin]:
    """Draw up who took each story from whom.

    Args:
        snapshot: The record as of a point in time.
        reports: Ids of reports of which an origin must hold one; all origins if None.

    Returns:
        The origins that more than one report tells of, and those of media whose own report is missing; by the date
        of their first report, then by id.
    """
    groups: dict[str, list[str]] = {}
    for report, origin in snapshot.origins.items():
        groups.setdefault(origin, []).append(report)
    takers = _takers(snapshot)
    found = []
    for origin in {*(origin for origin, group in groups.items() if len(group) > 1), *takers}:
        group, parts = groups.get(origin, []), takers.get(origin, {})
        if reports is None or not reports.isdisjoint((*group, *parts)):
            found.append(_Map(snapshot, group, parts).origin(origin))
    day = {i: p.published or UNDATED for i, p in snapshot.publications.items()}
    return sorted(found, key=lambda o: (day[o.echoes[0].report], o.id))


def _takers(snapshot: Snapshot) -> dict[str, dict[str, Echo]]:
    """Of each origin the reports of other origins that took part of it: statements quoted, or a passage."""
    found: dict[str, dict[str, Echo]] = {}
    copies = {(c.first, c.second): c for c in snapshot.copies}
    for container, source in snapshot.tellers.passages:
        link = copies[min(container, source), max(container, source)]
        origin = snapshot.origins[source]
        if snapshot.origins[container] != origin:
            echo = Echo(container, source, 1, link.kind, link.score, link.reasons)
            found.setdefault(origin, {}).setdefault(container, echo)
    quoted: dict[tuple[str, str, str], list[str]] = {}
    for ident, source in snapshot.tellers.taken.items():
        report = snapshot.told[ident].report
        origin = snapshot.origins.get(source, source)
        if origin != snapshot.origins[report]:
            quoted.setdefault((origin, report, source), []).append(ident)
    for (origin, report, source), idents in sorted(quoted.items()):
        said = snapshot.told[min(idents)].quote
        reasons = (f"{len(idents)} statement{'s' if len(idents) > 1 else ''} attributed: “{_short(said)}”",)
        known = source if source in snapshot.publications else None
        echo = Echo(report, known, 1, QUOTES, None, reasons, tuple(sorted(idents)))
        found.setdefault(origin, {}).setdefault(report, echo)
    return found


def _short(words: str, most: int = 100) -> str:
    words = " ".join(words.split())
    return words if len(words) <= most else f"{words[: most - 1]}…"


class _Map:
    """One origin's reports, and what ties them."""

    def __init__(self, snapshot: Snapshot, group: Sequence[str], takers: Mapping[str, Echo]) -> None:
        from communique.documents.credits import find_credits  # noqa: PLC0415 - loads parsers; only this needs them

        self.reports: Mapping[str, Publication] = snapshot.publications
        self.takers = takers
        self.credits = {i: find_credits(snapshot.report(i)) for i in group} if len(group) > 1 else {}
        self.links: dict[frozenset[str], Copy] = {}
        members = set(group)
        for copy in snapshot.copies:
            if copy.first in members and copy.second in members:
                self.links[frozenset((copy.first, copy.second))] = copy
        self.ruled = {frozenset(pair) for pair in snapshot.rulings.pairs()[0]}
        self.group = self._ordered(group)

    def origin(self, ident: str) -> Origin:
        """The origin with its echoes, each below its source."""
        echoes: dict[str, Echo] = {}
        for n, report in enumerate(self.group):
            echoes[report] = self._echo(report, self.group[:n], echoes)
        for report, echo in self.takers.items():
            depth = echoes[echo.source].depth + 1 if echo.source is not None else echo.depth
            echoes[report] = replace(echo, depth=depth)
        return Origin(ident, self._absent(ident), tuple(self._below(None, echoes)))

    def _below(self, source: str | None, echoes: Mapping[str, Echo]) -> Iterator[Echo]:
        mine = [e for e in echoes.values() if e.source == source]
        for echo in sorted(mine, key=lambda e: (e.kind == QUOTES, *self._day(e.report))):
            yield echo
            yield from self._below(echo.report, echoes)

    def _day(self, report: str) -> tuple[str, str]:
        return self.reports[report].published or UNDATED, report

    def _ordered(self, group: Sequence[str]) -> list[str]:
        """The reports in the order in which they can have taken from one another: first whom the others credit."""
        own = {i: medium_key(self.reports[i].publisher) for i in group}
        credited = {c.key for found in self.credits.values() for c in found}
        nearness = {i: sum(link.score for pair, link in self.links.items() if i in pair) for i in group}

        def key(report: str) -> tuple[str, bool, float, str]:
            day, ident = self._day(report)
            return day, own[report] not in credited, -nearness[report], ident

        ordered = sorted(group, key=key)
        first = next((i for i in ordered if own[i] in credited), None)
        return ordered if first is None else [first, *(i for i in ordered if i != first)]

    def _echo(self, report: str, before: Sequence[str], echoes: Mapping[str, Echo]) -> Echo:
        """Where a report took the story from: whom it credits, else the earliest that its text is tied to.

        Of several of one day, the one whose text is closest.
        """
        if not before:
            return Echo(report, None, 0, FIRST, None, ())
        credited = {c.key: c for c in self.credits.get(report, ())}
        by = next((i for i in before if medium_key(self.reports[i].publisher) in credited), None)
        tied = [i for i in before if frozenset((i, report)) in self.links]
        tied.sort(key=lambda i: (self._day(i)[0], -self.links[frozenset((i, report))].score, i))
        source = by or next(iter(tied), None) or before[0]
        credit = credited.get(medium_key(self.reports[source].publisher))
        return self._edge(report, source, echoes[source].depth + 1, credit)

    def _edge(self, report: str, source: str, depth: int, credit: Credit | None) -> Echo:
        pair = frozenset((report, source))
        reasons = [f"it credits {credit.source}: “{credit.words}”"] if credit else []
        link = self.links.get(pair)
        if link is not None:
            told = [r for r in link.reasons if not (credit and r.startswith("credited: "))]
            return Echo(report, source, depth, link.kind, link.score, (*reasons, *told))
        kind = RULED if pair in self.ruled else BY_OTHERS
        why = "a person ruled them to be one" if kind == RULED else "further reports tie the two"
        return Echo(report, source, depth, kind, None, (*reasons, why))

    def _absent(self, ident: str) -> str | None:
        """The medium that the most reports credit, where none of them is by it."""
        if not self.group:
            return medium_name(ident.removeprefix("medium:"))
        own = {medium_key(self.reports[i].publisher) for i in self.group}
        if any(c.key in own for found in self.credits.values() for c in found):
            return None
        counts: dict[str, int] = {}
        names: dict[str, str] = {}
        for _, found in sorted(self.credits.items()):
            for credit in found:
                counts[credit.key] = counts.get(credit.key, 0) + 1
                names.setdefault(credit.key, credit.source)
        best = min(counts, key=lambda key: (-counts[key], key), default=None)
        return names[best] if best else None
