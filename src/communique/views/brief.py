"""The brief: what the record says of some states, line by line, every line checked against its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from types import MappingProxyType
from typing import Any, ClassVar

from communique.model.asof import AsOf, Basis
from communique.model.edtf import Edtf
from communique.model.statement import Statement
from communique.record.record import Snapshot
from communique.views.compose import ALSO, SECTIONS, Draft, compose
from communique.views.listing import Listing
from communique.views.naming import join
from communique.views.period import Period
from communique.views.states import plain_name
from communique.views.wording import when


@dataclass(frozen=True, slots=True)
class Citation:
    """One numbered source of the brief: a sentence of a report. Publisher and title may be unknown."""

    number: int
    statement: str
    report: str
    publisher: str | None
    title: str | None
    published: str | None
    published_origin: str | None
    document: str
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a line and the numbers they rest on."""

    text: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the brief.

    Attributes:
        parts: Its words, each part with what it rests on.
        origins: How many independent origins stand behind it.
        date: EDTF date of the dealing, or None.
        status: occurred, planned, possible, denied or disputed.
        kind: Kind of the dealing.
    """

    parts: tuple[Part, ...]
    origins: int
    date: str | None
    status: str
    kind: str

    @property
    def text(self) -> str:
        """The whole line without its citations."""
        return " ".join(part.text for part in self.parts)

    @property
    def citations(self) -> tuple[int, ...]:
        """All numbers the line cites."""
        return tuple(sorted({n for part in self.parts for n in part.citations}))


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the brief; ``lines`` may be empty."""

    id: str
    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """An origin cited: the report its text was first seen in, with the outlets that carried copies."""

    publisher: str | None
    title: str | None
    published: str | None
    published_origin: str | None
    document: str
    copies: tuple[str, ...]
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """A finished brief.

    Attributes:
        title: Its title.
        states: Codes it is about.
        period: In words, what it covers.
        sections: All sections in order, empty ones included.
        citations: All citations in order of number.
        sources: All origins cited, oldest first.
        failures: Lines or citations left out because they failed the check against their sentence.
        counts: Reports, origins and statements behind it.
        sort: What sort of document it is; part of the name of its JSON schema.
    """

    title: str
    states: tuple[str, ...]
    period: str
    sections: tuple[Section, ...]
    citations: tuple[Citation, ...]
    sources: tuple[Source, ...]
    failures: tuple[str, ...]
    counts: tuple[tuple[str, int], ...]
    sort: ClassVar[str] = "brief"

    @property
    def empty(self) -> bool:
        """Whether the record holds nothing on these states in this period."""
        return not any(section.lines for section in self.sections)

    @property
    def particulars(self) -> dict[str, Any]:
        """What the JSON form has of this sort of document beside what all have."""
        return {}

    def lines(self) -> Iterator[tuple[Section, Line]]:
        """All lines with their sections."""
        for section in self.sections:
            for line in section.lines:
                yield section, line

    def render(self, form: str) -> bytes:
        """The brief as md, html, docx, pdf or json; see :func:`communique.views.render.render`."""
        from communique.views.render import render  # noqa: PLC0415 - the forms are made from this class

        return render(self, form)

    def save(self, path: str | Path) -> Path:
        """Write the brief to a file, in the form its name ends with.

        Returns:
            The path written.
        """
        target = Path(path)
        target.write_bytes(self.render(target.suffix.removeprefix(".").lower()))
        return target

    def table(self) -> Listing[tuple[Section, Line]]:
        """The lines as a list with columns."""
        return Listing("lines", LINE_COLUMNS, tuple(self.lines()), _line_row, _line_row)

    def to_pandas(self) -> Any:
        """The lines as a pandas DataFrame."""
        return self.table().to_pandas()

    def to_polars(self) -> Any:
        """The lines as a Polars DataFrame."""
        return self.table().to_polars()

    def _repr_html_(self) -> str:
        page = escape(self.render("html").decode("utf8"), quote=True)
        style = "width:100%;height:40rem;border:0"
        return f'<iframe srcdoc="{page}" style="{style}" title="{escape(self.title)}"></iframe>'

    def _repr_markdown_(self) -> str:
        return self.render("md").decode("utf8")


LINE_COLUMNS = {
    "section": "string",
    "date": "string",
    "status": "string",
    "kind": "string",
    "text": "string",
    "citations": "string",
    "origins": "int",
}


def _line_row(item: tuple[Section, Line]) -> dict[str, Any]:
    section, line = item
    return {
        "section": section.id,
        "date": line.date,
        "status": line.status,
        "kind": line.kind,
        "text": line.text,
        "citations": " ".join(str(n) for n in line.citations),
        "origins": line.origins,
    }


def write_brief(snapshot: Snapshot, codes: Sequence[str], since: str | None = None, until: str | None = None) -> Brief:
    """Compose the brief on some states.

    Args:
        snapshot: The record.
        codes: One code for everything with that state, two or more for what they share.
        since: EDTF; dealings (undated: reports) before it are left out.
        until: EDTF; dealings (undated: reports) after it are left out.

    Returns:
        The brief. The same record gives the same brief.

    Raises:
        InvalidDate: ``since`` or ``until`` is no date.
    """
    drafts = compose(snapshot, codes, Period(since, until))
    numbering = Numbering(snapshot)
    sections = tuple(
        Section(name, heading, tuple(numbering.line(draft) for draft in drafts.sections[name]))
        for name, heading in SECTIONS
    )
    citations = tuple(numbering.citations)
    chosen = drafts.chosen
    return Brief(
        title=title_of(codes),
        states=tuple(codes),
        period=_period(since, until, snapshot.as_of),
        sections=sections,
        citations=citations,
        sources=sources_of(snapshot, citations),
        failures=tuple(drafts.failures),
        counts=(
            ("reports", len({s.report for s in chosen.values()})),
            ("origins", snapshot.count_origins(chosen)),
            ("statements", len(chosen)),
        ),
    )


class Numbering:
    """Numbers sentences in the order in which they are first cited.

    Attributes:
        snapshot: The record the lines are from.
        beside: Statements that it does not hold and that are cited too, by id: what was read before.
        citations: What was cited so far, by number.
    """

    def __init__(self, snapshot: Snapshot, beside: Mapping[str, Statement] = MappingProxyType({})) -> None:
        self.snapshot = snapshot
        self.beside = beside
        self.citations: list[Citation] = []
        self._numbers: dict[tuple[str, int, int], int] = {}

    def line(self, draft: Draft) -> Line:
        """A draft with its citations numbered."""
        parts = tuple(Part(text, self._cite(ids)) for text, ids in draft.parts)
        if len(parts) == 2 and parts[1].text.startswith(ALSO):  # only what is not cited already
            more = tuple(n for n in parts[1].citations if n not in parts[0].citations)
            parts = (parts[0], Part(parts[1].text, more))
        cited = [i for _, ids in draft.parts for i in ids]
        if draft.row:  # told of other occasions: no origin stands behind this line for that
            parts = (*parts, Part(draft.row[0], self._cite(draft.row[1])))
        origins = len({self._origin(i) for i in cited})
        return Line(parts, origins, draft.date, draft.status, draft.kind)

    def _origin(self, ident: str) -> str:
        held = self.beside.get(ident)
        return self.snapshot.origins[held.report] if held else self.snapshot.origin_of(ident)

    def _cite(self, statements: Iterable[str]) -> tuple[int, ...]:
        return tuple(sorted({self._number(i) for i in statements}))

    def _number(self, ident: str) -> int:
        statement = self.beside.get(ident) or self.snapshot.told[ident]
        key = (statement.report, statement.start, statement.end)
        if key not in self._numbers:
            report = self.snapshot.publications[statement.report]
            number = len(self.citations) + 1
            self._numbers[key] = number
            self.citations.append(
                Citation(
                    number,
                    ident,
                    report.id,
                    report.publisher,
                    report.title,
                    report.published,
                    report.published_origin,
                    report.document,
                    statement.quote,
                    statement.start,
                    statement.end,
                )
            )
        return self._numbers[key]


def title_of(codes: Sequence[str]) -> str:
    """The states a brief is on, as its title."""
    names = [plain_name(code) for code in codes]
    return f"{names[0]} and others" if len(names) == 1 else join(names)


def _period(since: str | None, until: str | None, as_of: AsOf | None) -> str:
    parts = []
    if since:
        parts.append(f"dealings from {_day(since)}")
    if until:
        parts.append(f"{'' if since else 'dealings '}to {_day(until)}")
    if as_of:
        parts.append(known_words(as_of))
    return ", ".join(parts) or "all that the record holds"


def known_words(as_of: AsOf) -> str:
    """A point in time in words: 'as known on 28 February 2024', 'as read by the end of February 2024'."""
    moment = as_of.moment
    if moment is not None:
        return f"as read by {_day(moment.date().isoformat())}, {moment:%H:%M} UTC"
    known = "read" if as_of.basis == Basis.LEARNT else "known"
    whole = Edtf.parse(as_of.day).precision != "day"
    return f"as {known} {'by the end of' if whole else 'on'} {_day(as_of.day)}"


def _day(date: str) -> str:
    return when(date).split(" ", 1)[1]


def sources_of(snapshot: Snapshot, citations: Sequence[Citation]) -> tuple[Source, ...]:
    """The origins of what is cited, oldest first, each with its copies."""
    origins = snapshot.origins
    cited: dict[str, list[int]] = {}
    for citation in citations:
        cited.setdefault(origins[citation.report], []).append(citation.number)
    carried: dict[str, list[str]] = {}
    versions = {i for step in snapshot.supersessions for i in (step.old, step.new)}  # of its own publisher: no copies
    for ident, origin in origins.items():
        if ident != origin and origin in cited and ident not in versions:
            report = snapshot.publications[ident]
            carried.setdefault(origin, []).append(report.publisher or report.document)
    sources = []
    for origin, numbers in cited.items():
        report = snapshot.publications[origin]
        sources.append(
            Source(
                report.publisher,
                report.title,
                report.published,
                report.published_origin,
                report.document,
                tuple(sorted(carried.get(origin, ()))),
                tuple(numbers),
            )
        )
    return tuple(sorted(sources, key=lambda s: (s.published or "9999", s.document)))
