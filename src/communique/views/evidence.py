"""Why a statement is in the record: its sentence in its paragraph, with what made it marked."""

from __future__ import annotations

import html
from dataclasses import dataclass
from itertools import pairwise

from communique.model.dealing import Link, Suggestion
from communique.model.errors import UnknownNameError
from communique.model.judgement import Judgement, Verb
from communique.model.report import Report
from communique.model.statement import Dropped, Statement
from communique.record.readings import Effect
from communique.record.record import Snapshot
from communique.record.store import Publication
from communique.views.render.common import outlet, published_words
from communique.views.rows import row_words
from communique.views.wording import sentence

ROLES = ("trigger", "party", "holder", "saying", "status", "time", "place", "materiel", "money")


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of the report and what they did; offsets are of the report's text."""

    start: int
    end: int
    role: str
    detail: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything that led to a statement.

    Attributes:
        statement: The statement.
        report: Its report's particulars.
        line: The statement in words, as a brief would have it.
        start: Where the paragraph begins in the report's text.
        paragraph: The paragraph.
        marks: Words that made the statement, in the order of the text.
        reasons: Rules or models by id.
        dropped: What else was considered in the sentence and dropped, with reasons.
        dealing: Dealing it was gathered into, or None where it is not between states.
        dealing_reasons: Why it was gathered there.
        siblings: Other statements of that dealing.
        judgements: Rulings on it, on its links and on its report, oldest first.
        withdrawn: Why it stands no longer, in words; empty where it stands.
        links: What it denies, answers, alleges, carries out or delivers, and what does so to it.
        suggestions: Dealings that may be one with its own and that nobody ruled on.
        series: Of what row of occasions its dealing is one, in words; empty where it is of none.
        readings: What each reading of its report made of it, in words, oldest first; empty where it was read once.
        ended: Whether the newest reading makes it no more: it is kept, and shown nowhere else.
    """

    statement: Statement
    report: Publication
    line: str
    start: int
    paragraph: str
    marks: tuple[Mark, ...]
    reasons: tuple[str, ...]
    dropped: tuple[Dropped, ...]
    dealing: str | None
    dealing_reasons: tuple[str, ...]
    siblings: tuple[str, ...]
    judgements: tuple[Judgement, ...] = ()
    withdrawn: str = ""
    links: tuple[Link, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    series: str = ""
    readings: tuple[str, ...] = ()
    ended: bool = False

    def pieces(self) -> list[tuple[str, tuple[Mark, ...]]]:
        """The paragraph cut where marks begin and end: each piece with the marks that cover it."""
        edges = {0, len(self.paragraph)}
        for mark in self.marks:
            for edge in (mark.start - self.start, mark.end - self.start):
                edges.add(min(max(edge, 0), len(self.paragraph)))
        cuts = sorted(edges)
        found = []
        for first, last in pairwise(cuts):
            over = tuple(m for m in self.marks if m.start - self.start < last and first < m.end - self.start)
            found.append((self.paragraph[first:last], over))
        return found

    def _repr_html_(self) -> str:
        words = []
        for text, marks in self.pieces():
            said = html.escape(text)
            title = "; ".join(f"{m.role}: {m.detail}" for m in marks)
            words.append(f'<mark title="{html.escape(title)}">{said}</mark>' if marks else said)
        ruled = "".join(f"<li>{html.escape(j.words)}</li>" for j in self.judgements)
        ruled = f"<ul>{ruled}</ul>" if ruled else ""
        return f"<p><strong>{html.escape(self.line)}</strong></p><blockquote>{''.join(words)}</blockquote>{ruled}"


def why(snapshot: Snapshot, ident: str) -> Evidence:
    """Gather the evidence for a statement.

    Args:
        snapshot: The record.
        ident: Id of the statement, or an unambiguous beginning of it.

    Returns:
        Its evidence.

    Raises:
        UnknownNameError: No statement, or more than one, answers to the id.
    """
    statement = snapshot.store.statement(ident) if ident else None
    if statement is None:
        raise UnknownNameError(
            f"statement: no one statement has an id that begins with {ident!r}.",
            "List them: communique statements.",
        )
    snapshot = Snapshot(snapshot.store, snapshot.as_of, scope=statement.countries, others=True, judged=snapshot.judged)
    report = snapshot.report(statement.report)
    publication = snapshot.publications[report.id]
    start, end = _paragraph(report, statement)
    standing = snapshot.statements.get(statement.id, statement)  # a rejected one is shown as it was read
    dealing = next((d for d in snapshot.dealings if statement.id in d.statements), None)
    dropped = snapshot.store.dropped(report.id)
    return Evidence(
        statement=standing,
        report=publication,
        line=sentence(standing, report.published),
        start=start,
        paragraph=report.text[start:end],
        marks=_marks(statement),
        reasons=standing.reasons,
        dropped=tuple(d for d in dropped if d.start < statement.end and statement.start < d.end),
        dealing=dealing.id if dealing else None,
        dealing_reasons=dealing.reasons if dealing else (),
        siblings=tuple(i for i in dealing.statements if i != statement.id) if dealing else (),
        judgements=_judgements(snapshot, statement),
        withdrawn=_withdrawn(snapshot, statement),
        links=tuple(link for link in snapshot.links if statement.id in (link.source, link.target)),
        suggestions=tuple(s for s in snapshot.suggestions if dealing and dealing.id in s.dealings),
        series=row_words(dealing) if dealing else "",
        readings=_readings(snapshot, statement),
        ended=bool(snapshot.store.gone([statement.id])),
    )


DONE = {
    Effect.ADDED: "made it first",
    Effect.CHANGED: "made it with other fields",
    Effect.ENDED: "made it no more",
    Effect.RESUMED: "made it again",
}


def _readings(snapshot: Snapshot, statement: Statement) -> tuple[str, ...]:
    """'communique-rules/0.1.0 on 2026-03-01 made it', one for each reading of a report that was read again."""
    readings = snapshot.store.readings(statement.report)
    if len(readings) < 2:
        return ()
    history = snapshot.store.histories([statement.id]).get(statement.id)
    told = {r.number: r.effect for r in history.revisions} if history else {}
    found = []
    done = "did not make it" if history and history.added else "made it"
    for entry in readings:
        effect = told.get(entry.number)
        found.append(f"{entry.reader} on {entry.learnt[:10]} {DONE[effect] if effect else done}")
        if effect:
            done = "did not make it" if effect is Effect.ENDED else "made it as before"
        elif done == "made it":
            done = "made it as before"
    return tuple(found)


def _judgements(snapshot: Snapshot, statement: Statement) -> tuple[Judgement, ...]:
    """The rulings in force that bear on a statement: on itself, its links, its conflicts and its report's origin."""
    own = snapshot.standing.rulings.get(statement.id, ())
    about = (j for j in snapshot.rulings.by(Verb.COPY, Verb.INDEPENDENT) if statement.report in j.subjects)
    return tuple(sorted({*own, *about}, key=lambda j: (j.at, j.id)))


def _withdrawn(snapshot: Snapshot, statement: Statement) -> str:
    """'corrected by Coast Ledger, “…”, 3 May 2001 (file.txt): the same publisher at the same address; …', or ''."""
    gone = snapshot.withdrawn.get(statement.id)
    if gone is None:
        return ""
    report = snapshot.publications[gone.by]
    name = outlet(report.publisher, report.title, report.document)
    stamp = published_words(report.published, report.published_origin)
    return f"{gone.effect} by {name}, {stamp} ({report.document}): {'; '.join(gone.reasons)}"


def origin(evidence: Evidence) -> str:
    """Where the sentence stands, in words: publisher, title, date, document, offsets."""
    report, statement = evidence.report, evidence.statement
    stamp = published_words(report.published, report.published_origin)
    name = f"{outlet(report.publisher, report.title, report.document)}, {stamp}"
    return f"{name} ({report.document}, characters {statement.start} to {statement.end})"


def _paragraph(report: Report, statement: Statement) -> tuple[int, int]:
    for block in report.blocks:
        if block.start <= statement.start and statement.end <= block.end:
            return block.start, block.end
    return statement.start, statement.end


def _marks(statement: Statement) -> tuple[Mark, ...]:
    marks = [Mark(statement.trigger_start, statement.trigger_end, "trigger", statement.kind)]
    for side, parties in (("source", statement.source), ("target", statement.target)):
        for party in parties:
            what = f"{side}, {party.label or party.name}{f' ({party.country})' if party.country else ''}"
            marks.append(Mark(party.start, party.end, "party", what))
    named = (*((statement.holder,) if statement.holder else ()), *statement.holder_chain)
    marks += [Mark(h.start, h.end, "holder", f"{h.name}, {h.kind}") for h in dict.fromkeys(named)]
    if statement.cue:
        marks.append(Mark(statement.cue.start, statement.cue.end, "saying", f"{statement.cue.effect} speech"))
    marks += [Mark(c.start, c.end, "status", c.effect) for c in statement.status_cues]
    if statement.date_start is not None and statement.date_end is not None:
        marks.append(Mark(statement.date_start, statement.date_end, "time", statement.date or ""))
    if statement.place:
        marks.append(Mark(statement.place.start, statement.place.end, "place", statement.place.country or ""))
    marks += [Mark(m.start, m.end, "materiel", m.designation or m.category) for m in statement.materiel]
    marks += [Mark(m.start, m.end, "money", m.currency) for m in statement.money]
    return tuple(sorted(marks, key=lambda m: (m.start, m.end, ROLES.index(m.role))))
