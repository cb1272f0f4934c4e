"""What the record holds as lists: statements, dealings, deals, reports, actors, conflicts; filtered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from communique.model.deal import CELLS, Deal
from communique.model.dealing import Conflict, Dealing, Link
from communique.model.interchange import conflict_object, deal_object, statement_object
from communique.model.report import Report
from communique.model.statement import Holder, Statement
from communique.model.tenure import Source, Tenure
from communique.record.officeholders import held_between
from communique.record.record import Snapshot, where_told
from communique.record.register import Mentions, answering, mentions_of, spellings_of, tenures_listed, tenures_met
from communique.record.store import Publication
from communique.views.listing import Listing
from communique.views.period import Period
from communique.views.rows import row_words
from communique.views.wording import sums, things

STATEMENT_COLUMNS = {
    "id": "string", "date": "string", "kind": "string", "source": "string", "target": "string",
    "status": "string",
    "holder": "string", "publisher": "string", "published": "string", "quote": "string", "type": "string",
    "cameo": "string", "goldstein": "float", "place": "string", "materiel": "string", "money": "string",
    "confidence": "float", "dealing": "string", "document": "string", "start": "int", "end": "int",
}  # fmt: skip
DEALING_COLUMNS = {
    "id": "string", "date": "string", "kind": "string", "source": "string", "target": "string",
    "status": "string",
    "statements": "int", "reports": "int", "origins": "int", "first_told": "string", "series": "string",
    "reasons": "string",
}  # fmt: skip
DEAL_COLUMNS = {
    "id": "string", **dict.fromkeys(CELLS, "string"), "origins": "int", "dealings": "string", "statements": "string",
    **{f"{name}_statements": "string" for name in CELLS},
}  # fmt: skip
REPORT_COLUMNS = {
    "id": "string", "published": "string", "published_origin": "string", "publisher": "string",
    "title": "string", "statements": "int", "origin": "string", "document": "string", "sha256": "string",
    "learnt": "string", "superseded_by": "string",
}  # fmt: skip
ACTOR_COLUMNS = {
    "id": "string", "label": "string", "kind": "string", "country": "string", "sector": "string", "office": "string",
    "offices": "string", "names": "string", "statements": "int", "vouched": "int", "first_told": "string",
    "last_told": "string",
}  # fmt: skip
EVERYTHING = Period()
CONFLICT_COLUMNS = {
    "id": "string", "kind": "string", "sides": "string", "origins": "string", "since": "string",
    "settled": "string",
    "dealings": "string",
    "reasons": "string",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list is limited to; an empty filter lets everything through.

    Attributes:
        states: Codes that must all be party.
        kinds: Kinds of which it must be one.
        status: Statuses of which it must have one.
        holder: Words that the holder's name must hold, case aside, or all words of another spelling of that person.
        publisher: Words that the publisher's name must hold, case aside.
        period: Time the dealing (undated: the report) must fall into.
        others: Whether dealings inside states and with groups that are no state are listed too.
        withdrawn: Whether to list the statements that were withdrawn, and no others.
    """

    states: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    holder: str | None = None
    publisher: str | None = None
    period: Period = EVERYTHING
    others: bool = False
    withdrawn: bool = False

    def admits(self, statement: Statement, report: Publication, spelt: frozenset[str] = frozenset()) -> bool:
        """Whether a statement passes; ``spelt`` are ids of holders who have the holder's name as another spelling."""
        return (
            set(self.states) <= set(statement.countries)
            and (not self.kinds or statement.kind in self.kinds)
            and (not self.status or str(statement.status) in self.status)
            and self._held(statement.holder, spelt)
            and _has(self.publisher, report.publisher)
            and self.period.holds(statement.date, report.published)
        )

    def _held(self, holder: Holder | None, spelt: frozenset[str]) -> bool:
        return _has(self.holder, holder.name if holder else None) or bool(holder and holder.id in spelt)


def _has(wanted: str | None, name: str | None) -> bool:
    return wanted is None or wanted.casefold() in (name or "").casefold()


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """An actor that statements name as a party or holder, and how often.

    ``offices`` are those of the lists that were held while reports named the actor, and those that reports give;
    ``names`` the spellings of a person met, the usual one left out; ``vouched`` counts the statements it vouches for.
    """

    id: str
    label: str
    kind: str
    country: str | None
    sector: str | None
    office: str | None
    offices: tuple[Tenure, ...]
    names: tuple[str, ...]
    statements: int
    vouched: int
    first_told: str | None
    last_told: str | None


def _codes(parties: Iterable[Any]) -> str:
    return " ".join(dict.fromkeys(p.country or "?" for p in parties))


def chosen(snapshot: Snapshot, limit: Filter) -> list[Statement]:
    """Statements that pass a filter, ordered by publication, report and place in the text."""
    held = snapshot.statements
    if limit.withdrawn:
        held = {i: s for i, s in snapshot.told.items() if i in snapshot.withdrawn}
    spelt = answering(snapshot, limit.holder) if limit.holder else frozenset()
    found = [s for s in held.values() if limit.admits(s, snapshot.publications[s.report], spelt)]
    return sorted(found, key=lambda s: (snapshot.published.get(s.report) or "9999", *where_told(s)))


def head(publication: Publication) -> Report:
    """The report of a publication without its text, for the interchange form."""
    return Report(
        document=publication.document,
        sha256=publication.sha256,
        text="",
        title=publication.title,
        publisher=publication.publisher,
        published=publication.published,
        published_origin=publication.published_origin,
    )


def statements(snapshot: Snapshot, limit: Filter) -> Listing[Statement]:
    """Statements; their objects are in the interchange form (communique.statement/1)."""

    def to_object(statement: Statement) -> dict[str, Any]:
        report = head(snapshot.publications[statement.report])
        return statement_object(statement, report, snapshot.dealing_of.get(statement.id))

    def to_row(statement: Statement) -> dict[str, Any]:
        report = snapshot.publications[statement.report]
        return {
            "id": statement.id, "date": statement.date, "kind": statement.kind,
            "source": _codes(statement.source), "target": _codes(statement.target),
            "status": str(statement.status),
            "holder": statement.holder.name if statement.holder else None, "publisher": report.publisher,
            "published": report.published, "quote": statement.quote, "type": statement.type,
            "cameo": statement.cameo, "goldstein": statement.goldstein,
            "place": statement.place.name if statement.place else None, "materiel": things(statement) or None,
            "money": sums(statement) or None, "confidence": statement.confidence,
            "dealing": snapshot.dealing_of.get(statement.id), "document": report.document,
            "start": statement.start, "end": statement.end,
        }  # fmt: skip

    return Listing("statements", STATEMENT_COLUMNS, chosen(snapshot, limit), to_object, to_row)


def dealings(snapshot: Snapshot, limit: Filter) -> Listing[Dealing]:
    """Dealings of which at least one statement passes the filter, oldest first."""
    ids = {snapshot.dealing_of.get(s.id) for s in chosen(snapshot, limit)}
    links_of: dict[str, list[Link]] = {}
    found = sorted((d for d in snapshot.dealings if d.id in ids), key=lambda d: (d.date or "9999", d.id))

    def to_row(dealing: Dealing) -> dict[str, Any]:
        reports = {snapshot.statements[i].report for i in dealing.statements}
        told = [day for r in reports if (day := snapshot.published.get(r))]
        return {
            "id": dealing.id, "date": dealing.date, "kind": dealing.kind, "source": " ".join(dealing.source),
            "target": " ".join(dealing.target), "status": dealing.status,
            "statements": len(dealing.statements),
            "reports": len(reports), "origins": snapshot.count_origins(dealing.statements),
            "first_told": min(told, default=None), "series": row_words(dealing) or None,
            "reasons": "; ".join(dealing.reasons),
        }  # fmt: skip

    def to_object(dealing: Dealing) -> dict[str, Any]:
        if not links_of:  # links are looked for only where they are written
            for link in snapshot.links:
                for ident in dict.fromkeys(link.dealings):
                    links_of.setdefault(ident, []).append(link)
        row = to_row(dealing)
        links = [asdict(link) for link in links_of.get(dealing.id, ())]
        more = {"links": links, "reports": row["reports"], "origins": row["origins"], "first_told": row["first_told"]}
        return {"schema": "communique.dealing/1", **asdict(dealing), **more}

    return Listing("dealings", DEALING_COLUMNS, found, to_object, to_row)


def deals(snapshot: Snapshot, limit: Filter) -> Listing[Deal]:
    """The register of deals of which at least one statement passes the filter, by supplier, recipient and thing."""
    ids = {s.id for s in chosen(snapshot, limit)}
    found = [deal for deal in snapshot.deals if not ids.isdisjoint(deal.statements)]

    def to_row(deal: Deal) -> dict[str, Any]:
        cells = {name: getattr(deal, name) for name in CELLS}
        return {
            "id": deal.id, **{name: cell.text for name, cell in cells.items()},
            "origins": snapshot.count_origins(deal.statements), "dealings": " ".join(deal.dealings),
            "statements": " ".join(deal.statements),
            **{f"{name}_statements": " ".join(cell.statements) or None for name, cell in cells.items()},
        }  # fmt: skip

    def to_object(deal: Deal) -> dict[str, Any]:
        return {**deal_object(deal), "origins": snapshot.count_origins(deal.statements)}

    return Listing("deals", DEAL_COLUMNS, found, to_object, to_row)


def reports(snapshot: Snapshot, limit: Filter) -> Listing[Publication]:
    """Reports by date of publication; with a filter on statements only those that hold one."""
    unlimited = not (limit.states or limit.kinds or limit.status or limit.holder or limit.withdrawn)
    if unlimited:
        found = [
            p
            for p in snapshot.publications.values()
            if _has(limit.publisher, p.publisher) and limit.period.holds(p.published)
        ]
    else:
        ids = dict.fromkeys(s.report for s in chosen(snapshot, limit))
        found = [snapshot.publications[i] for i in ids]
    found.sort(key=lambda p: (p.published or "9999", p.document, p.id))
    after: dict[str, list[str]] = {}
    for step in snapshot.supersessions:
        after.setdefault(step.old, []).append(step.new)

    def to_row(report: Publication) -> dict[str, Any]:
        later = " ".join(after.get(report.id, ()))
        values = {**asdict(report), "origin": snapshot.origins[report.id], "superseded_by": later or None}
        return {column: values[column] for column in REPORT_COLUMNS}

    def to_object(report: Publication) -> dict[str, Any]:
        return {"schema": "communique.report/1", **to_row(report), "reader": report.reader}

    return Listing("reports", REPORT_COLUMNS, found, to_object, to_row)


def actors(snapshot: Snapshot, limit: Filter) -> Listing[ActorEntry]:
    """Actors that are party to statements which pass the filter or vouch for them, the most often named first."""
    statements = chosen(snapshot, limit)
    met = tenures_met(snapshot, statements)
    found = [_actor(snapshot, mentions, met) for mentions in mentions_of(snapshot, statements).values()]
    found.sort(key=lambda a: (-a.statements, -a.vouched, a.id))

    def to_row(actor: ActorEntry) -> dict[str, Any]:
        offices = "; ".join(f"{t.title} ({t.country}) {t.start or '?'} to {t.end or 'now'}, {t.source}"
                            for t in actor.offices)  # fmt: skip
        return {**asdict(actor), "offices": offices or None, "names": "; ".join(actor.names) or None}

    return Listing("actors", ACTOR_COLUMNS, found, lambda a: {"schema": "communique.actor/1", **asdict(a)}, to_row)


def _actor(snapshot: Snapshot, mentions: Mentions, met: Mapping[str, tuple[Tenure, ...]]) -> ActorEntry:
    days = [day for _, s in mentions.all if (day := snapshot.published.get(s.report))]
    first, last = min(days, default=None), max(days, default=None)
    listed = [t for t in tenures_listed(mentions.id) if first and last and held_between(t, first, last)]
    party = mentions.parties[0][0] if mentions.parties else None
    offices = sorted({p.office for p, _ in mentions.parties if p.office})
    met_names = dict.fromkeys(s.name for s in spellings_of(snapshot, mentions) if s.source != Source.LISTED)
    names = tuple(name for name in met_names if name != mentions.label and mentions.id.startswith("person:"))
    return ActorEntry(
        mentions.id, mentions.label, mentions.id.split(":", 1)[0], mentions.all[0][0].country,
        party.sector if party else None, " ".join(offices) or None, (*listed, *met.get(mentions.id, ())),
        names, len(mentions.statements),
        len(mentions.vouched), first, last,
    )  # fmt: skip


def conflicts(snapshot: Snapshot, limit: Filter) -> Listing[Conflict]:
    """Conflicts with at least one statement that passes the filter, newest first."""
    ids = {s.id for s in chosen(snapshot, limit)}
    found = [c for c in snapshot.conflicts if any(i in ids for side in c.sides for i in side.statements)]
    found.sort(key=lambda c: c.id)
    found.sort(key=lambda c: c.since or "", reverse=True)

    def to_row(conflict: Conflict) -> dict[str, Any]:
        return {
            "id": conflict.id, "kind": conflict.kind,
            "sides": " | ".join(f"{side.claim} ({', '.join(side.statements)})" for side in conflict.sides),
            "origins": " ".join(str(n) for n in conflict.origins), "since": conflict.since,
            "settled": conflict.settled, "dealings": " ".join(conflict.dealings),
            "reasons": "; ".join(conflict.reasons),
        }  # fmt: skip

    return Listing("conflicts", CONFLICT_COLUMNS, found, conflict_object, to_row)
