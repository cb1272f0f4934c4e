"""The brief: what the record says of some states, line by line, every line checked against its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from communique.model.edtf import Edtf
from communique.model.report import Report
from communique.model.statement import Statement, Status
from communique.record.record import Snapshot
from communique.record.verify import span_faults
from communique.views.wording import join, sentence, state_name

LATEST_DAYS = 45  # a month and a half before the newest report: what an analyst calls new
VERBAL = frozenset({"accusation", "criticism", "denial", "rejection", "refusal", "request", "demand", "appeal", "threat",
                    "warning", "ultimatum", "support", "praise", "promise", "offer", "protest", "complaint"})  # fmt: skip
SECTIONS = (
    ("latest", "Latest developments"),
    ("attributed", "Attributed statements"),
    ("background", "Background chronology"),
    ("materiel", "Materiel and amounts"),
    ("planned", "Planned or possible"),
    ("disagreements", "Denials and open disagreements"),
)


@dataclass(frozen=True, slots=True)
class Citation:
    """One numbered source of the brief: a sentence of a report."""

    number: int
    statement: str
    report: str
    publisher: str
    title: str
    published: str | None
    published_origin: str | None
    document: str
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the brief: prose, the numbers it cites, how many independent origins stand behind it."""

    text: str
    citations: tuple[int, ...]
    origins: int
    date: str | None
    status: str
    kind: str


@dataclass(frozen=True, slots=True)
class Source:
    """A report cited, with its copies counted once."""

    publisher: str
    title: str
    published: str | None
    document: str
    copies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """A finished brief.

    Attributes:
        title: Its title.
        states: Codes it is about.
        period: In words, what it covers.
        sections: (id, heading, lines), empty ones included.
        citations: All citations in order of number.
        sources: All reports cited.
        failures: Lines left out because they failed the check against their sentence.
        counts: Reports, origins and statements behind it.
    """

    title: str
    states: tuple[str, ...]
    period: str
    sections: tuple[tuple[str, str, tuple[Line, ...]], ...]
    citations: tuple[Citation, ...]
    sources: tuple[Source, ...]
    failures: tuple[str, ...]
    counts: tuple[tuple[str, int], ...]


def write_brief(
    snapshot: Snapshot, codes: Sequence[str], since: str | None = None, until: str | None = None
) -> Brief:
    """Compose the brief on some states.

    Args:
        snapshot: The record.
        codes: One code for everything with that state, two or more for what they share.
        since: EDTF; dealings and reports before it are left out.
        until: EDTF; dealings and reports after it are left out.

    Returns:
        The brief. The same record gives the same brief.
    """
    composer = _Composer(snapshot, codes, since, until)
    return composer.compose()


class _Composer:
    def __init__(self, snapshot: Snapshot, codes: Sequence[str], since: str | None, until: str | None) -> None:
        self.snapshot = snapshot
        self.codes = tuple(codes)
        self.since, self.until = since, until
        self.citations: list[Citation] = []
        self.numbers: dict[str, int] = {}
        self.failures: list[str] = []
        found = [s for s in snapshot.between(codes) if self._inside(s)]
        self.chosen = {s.id: s for s in found}

    def _inside(self, statement: Statement) -> bool:
        date = statement.date or self.snapshot.published.get(statement.report)
        if not date:
            return not (self.since or self.until)
        first, last = Edtf.parse(date).bounds()
        after = not self.since or last is None or str(last) >= str(Edtf.parse(self.since).bounds()[0])
        before = not self.until or first is None or str(first) <= str(Edtf.parse(self.until).bounds()[1])
        return after and before

    def compose(self) -> Brief:
        groups = self._groups()
        sections = {name: [] for name, _ in SECTIONS}  # type: dict[str, list[Line]]
        disputed = self._disputed()
        newest = max((self.snapshot.published.get(s.report) or "" for s in self.chosen.values()), default="")
        for group in groups:
            lead = group[0]
            line = self._line(group)
            if line is None:
                continue
            sections[self._section(lead, newest, disputed)].append(line)
            if lead.materiel or lead.money:
                sections["materiel"].append(line)
        sections["disagreements"].extend(self._conflict_lines())
        for name, lines in sections.items():
            lines.sort(key=lambda k: _order(k), reverse=name == "latest")
        return Brief(
            title=f"{self._names()}: what the record says",
            states=self.codes,
            period=self._period(),
            sections=tuple((name, head, tuple(_distinct(sections[name]))) for name, head in SECTIONS),
            citations=tuple(self.citations),
            sources=self._sources(),
            failures=tuple(self.failures),
            counts=(
                ("reports", len({s.report for s in self.chosen.values()})),
                ("origins", self.snapshot.count_origins(self.chosen)),
                ("statements", len(self.chosen)),
            ),
        )

    def _names(self) -> str:
        names = [state_name(code).removeprefix("the ") for code in self.codes]
        return f"{names[0]} and others" if len(names) == 1 else join(names)

    def _period(self) -> str:
        parts = []
        if self.since:
            parts.append(f"from {self.since}")
        if self.until:
            parts.append(f"to {self.until}")
        if self.snapshot.as_of:
            parts.append(f"as known on {self.snapshot.as_of}")
        return " ".join(parts) or "all that the record holds"

    def _groups(self) -> list[list[Statement]]:
        """Statements of one dealing, status and reading of holder together; a dealing may give several lines."""
        grouped: dict[tuple[str, str, str], list[Statement]] = {}
        for statement in self.chosen.values():
            holder = statement.holder.name if statement.holder else ""
            key = (self.snapshot.dealing_of[statement.id], str(statement.status), holder)
            grouped.setdefault(key, []).append(statement)
        return [sorted(g, key=lambda s: (-s.confidence, not s.date, s.report, s.start)) for g in grouped.values()]

    def _section(self, lead: Statement, newest: str, disputed: set[str]) -> str:
        if lead.status is Status.DENIED:
            return "disagreements"
        if lead.status in (Status.PLANNED, Status.POSSIBLE):
            return "planned"
        if self._recent(lead, newest):
            return "attributed" if lead.holder is not None or lead.kind in VERBAL else "latest"
        return "background" if lead.date else "attributed" if lead.holder is not None else "background"

    def _recent(self, lead: Statement, newest: str) -> bool:
        if not lead.date or not newest:
            return False
        first, last = Edtf.parse(lead.date).bounds()
        end = Edtf.parse(newest).bounds()[1]
        return bool(first and last and end and (end - first).days <= LATEST_DAYS)

    def _disputed(self) -> set[str]:
        return {i for c in self.snapshot.conflicts for side in c.sides for i in side.statements}

    def _line(self, group: Sequence[Statement]) -> Line | None:
        lead = group[0]
        numbers = self._cite(group)
        if not numbers:
            return None
        origins = self.snapshot.count_origins([s.id for s in group])
        return Line(sentence(lead), numbers, origins, lead.date, str(lead.status), lead.kind)

    def _cite(self, group: Iterable[Statement]) -> tuple[int, ...]:
        numbers = []
        for statement in group:
            report = self.snapshot.reports[statement.report]
            faults = span_faults(statement, report.text)
            if faults:
                self.failures.append(f"{statement.id} in {report.document}: {faults[0]}")
                continue
            numbers.append(self._number(statement, report))
        return tuple(sorted(set(numbers)))

    def _number(self, statement: Statement, report: Report) -> int:
        key = f"{report.id}:{statement.start}:{statement.end}"
        if key not in self.numbers:
            self.numbers[key] = len(self.citations) + 1
            self.citations.append(
                Citation(
                    len(self.citations) + 1, statement.id, report.id, report.publisher or "publisher not named",
                    report.title or "untitled", report.published, report.published_origin, report.document,
                    statement.quote, statement.start, statement.end,
                )  # fmt: skip
            )
        return self.numbers[key]

    def _conflict_lines(self) -> list[Line]:
        lines = []
        for conflict in self.snapshot.conflicts:
            sides = [[self.chosen[i] for i in side.statements if i in self.chosen] for side in conflict.sides]
            if not all(sides):
                continue
            words = []
            numbers: list[int] = []
            for side, held in zip(conflict.sides, sides, strict=True):
                cited = self._cite(held)
                numbers.extend(cited)
                words.append(f"{side.claim} ({self._who(held)})")
            if numbers:
                lead = sides[0][0]
                text = f"Sources disagree ({conflict.kind}) on '{sentence(lead).rstrip('.')}': {'; against: '.join(words)}."
                lines.append(Line(text, tuple(sorted(set(numbers))), sum(conflict.origins), lead.date, "disputed", lead.kind))
        return lines

    def _who(self, held: Sequence[Statement]) -> str:
        names = []
        for statement in held:
            report = self.snapshot.reports[statement.report]
            names.append(statement.holder.name if statement.holder else report.publisher or report.document)
        return join(sorted(set(names)))

    def _sources(self) -> tuple[Source, ...]:
        origins = self.snapshot.origins
        cited = sorted({origins[c.report] for c in self.citations})
        sources = []
        for origin in cited:
            report = self.snapshot.reports[origin]
            copies = sorted(
                f"{r.publisher or r.document}" for i, r in self.snapshot.reports.items() if origins[i] == origin and i != origin
            )
            sources.append(
                Source(report.publisher or "publisher not named", report.title or "untitled", report.published,
                       report.document, tuple(copies))
            )  # fmt: skip
        return tuple(sorted(sources, key=lambda s: (s.published or "", s.document)))


def _order(line: Line) -> tuple[str, str, str]:
    if not line.date:
        return ("9999", line.kind, line.text)
    first, last = Edtf.parse(line.date).bounds()
    return (str(first or last or ""), line.kind, line.text)


def _distinct(lines: Iterable[Line]) -> list[Line]:
    """Lines of equal words are one, with all their citations."""
    merged: dict[str, Line] = {}
    for line in lines:
        held = merged.get(line.text)
        if held is None:
            merged[line.text] = line
        else:
            numbers = tuple(sorted({*held.citations, *line.citations}))
            merged[line.text] = Line(line.text, numbers, max(held.origins, line.origins), line.date, line.status, line.kind)
    return list(merged.values())
