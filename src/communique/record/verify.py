"""The proof that every line of the record leads to its sentence."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from communique.model.edtf import Edtf
from communique.model.errors import InvalidDate
from communique.model.interchange import statement_from
from communique.model.judgement import Field, Judgement, Verb
from communique.model.notice import Notice
from communique.model.report import Report
from communique.model.statement import MAX_EVIDENCE, Statement
from communique.ontology.kinds import load_kinds
from communique.record import schema
from communique.record.backend import backend
from communique.record.carrying import Resting
from communique.record.corrections import nameable
from communique.record.filed import filed_faults
from communique.record.filing_check import filing_faults
from communique.record.readingfaults import reading_faults
from communique.record.readings import entries, histories
from communique.record.record import Snapshot
from communique.record.rows import party_rows
from communique.record.store import BATCH, Publication, Store


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was checked and what is wrong.

    Attributes:
        reports: Reports checked.
        statements: Statements that stand; those that ended are checked too.
        dealings: Dealings checked.
        faults: One sentence a fault, naming the row; empty when all holds.
        judgements: Judgements checked, the undone too.
    """

    reports: int
    statements: int
    dealings: int
    faults: tuple[str, ...]
    judgements: int = 0

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


def verify(store: Store) -> Verdict:
    """Check a whole record, a report at a time.

    Args:
        store: The record.

    Returns:
        The verdict: quotes and offsets against stored texts, by every reading, ids, kinds, dates, dealings, orphans,
        the index, the fingerprints, copies, notices, marks of briefs, readings, what was dropped and what reports,
        statements and persons are found by, and whether what each judgement is on is there. No table is left out.

    Raises:
        RecordError: The database is too damaged to be read at all.
    """
    faults: list[str] = []
    publications = {p.id: p for p in store.publications()}
    notices = store.notices()
    for report in store.reports():
        faults.extend(_report_faults(store, report, publications, notices))
    with store.reading() as connection:
        faults.extend(_orphans(connection))
        faults.extend(filed_faults(connection))
        faults.extend(backend(connection).index_faults(connection))
    snapshot = Snapshot(store, others=True, judged=False)
    faults.extend(_dealings(snapshot))
    with store.reading() as connection:
        revised = store.histories(list(connection.scalars(select(schema.revisions.c.statement).distinct())))
        faults.extend(filing_faults(connection, snapshot.told, revised))
    judgements = store.judgements()
    faults.extend(_judgement_faults(store, judgements))
    counts = (len(publications), len(snapshot.told), len(snapshot.dealings))
    return Verdict(*counts, tuple(faults), len(judgements))


def _judgement_faults(store: Store, judgements: Sequence[Judgement]) -> Iterator[str]:
    """Whether each judgement is as it was given, of values that there are, on something that is in the record."""
    if not judgements:
        return
    given = {j.id: j for j in judgements}
    with store.reading() as connection:
        for row in connection.execute(select(schema.judgements).order_by(schema.judgements.c.id)):
            judgement = given.get(row.id)
            if judgement is None:
                yield f"judgement {row.id}: its fields do not give its id: it was changed once given."
            elif (row.verb, row.author, row.at, row.undoes) != (
                str(judgement.verb), judgement.author, judgement.at, judgement.undoes
            ):  # fmt: skip
                yield f"judgement {row.id}: its columns differ from its fields."
    rests = Resting(store, judgements)
    undone = {j.undoes for j in judgements}
    for ident, judgement in sorted(given.items()):
        if judgement.verb is Verb.UNDO:
            if judgement.undoes not in given:
                yield f"judgement {ident}: what it undoes, {judgement.undoes}, is not in the record."
        elif ident not in undone and not (rests.held(judgement) or rests.on_something(judgement)):
            yield f"judgement {ident}: what it is on ({' '.join(judgement.subjects)}) is not in the record."
        if judgement.verb is Verb.RENAME and not nameable(str(judgement.value)):
            yield f"judgement {ident}: its actor {judgement.value!r} is not listed."
        if judgement.field == Field.KIND and judgement.value not in load_kinds():
            yield f"judgement {ident}: its kind {judgement.value!r} is not in the ontology."


def _report_faults(
    store: Store,
    report: Report,
    publications: Mapping[str, Publication],
    notices: Mapping[str, tuple[Notice, ...]],
) -> Iterator[str]:
    row = publications.get(report.id)
    name = f"report {report.id} ({report.document})"
    if row is None:
        yield f"{name}: its id is not made of its document and its bytes' hash."
        return
    for block in report.blocks:
        if not 0 <= block.start <= block.end <= len(report.text):
            yield f"{name}: a block at {block.start}-{block.end} lies outside its text."
    with store.reading() as connection:
        held = histories(connection, report=report.id)
        came = connection.execute(
            schema.only(schema.reports, "reader", "learnt", "statements").where(schema.reports.c.id == report.id)
        ).one()
        left = connection.scalar(select(func.count()).where(schema.dropped.c.report == report.id)) or 0
        passes = entries(connection, report.id)
    yield from (f"{name}: {fault}" for fault in reading_faults((came.reader, came.learnt), passes, held, left))
    if passes and passes[0].statements != came.statements:
        yield f"{name}: {came.statements} statements came in with it, {passes[0].statements} by its first reading."
    for history in held:
        for statement in (history.first, *(r.body for r in history.revisions if r.body)):
            yield from (f"statement {statement.id}: {fault}" for fault in span_faults(statement, report.text))
    for notice in notices.get(report.id, ()):
        words = " ".join(report.text[notice.start : notice.end].split()) if notice.end else report.title
        if not words or " ".join(words.split()) not in notice.words:
            yield f"{name}: the notice {notice.entry} does not stand where it says."


def span_faults(statement: Statement, words: str) -> list[str]:
    """What is wrong with a statement against its report's text.

    Args:
        statement: The statement.
        words: The report's stored text.

    Returns:
        One sentence a fault.
    """
    return [*_quote_faults(statement, words), *_word_faults(statement, words), *_value_faults(statement)]


def _quote_faults(statement: Statement, words: str) -> list[str]:
    faults = []
    if words[statement.start : statement.end] != statement.quote or not statement.quote:
        faults.append(f"the quote does not stand at {statement.start}-{statement.end}.")
    if len(statement.quote) > MAX_EVIDENCE:
        faults.append(f"the quote is longer than {MAX_EVIDENCE} characters.")
    if not statement.start <= statement.trigger_start < statement.trigger_end <= statement.end:
        faults.append("its trigger lies outside its quote.")
    return faults


def _word_faults(statement: Statement, words: str) -> list[str]:
    parties = (*statement.source, *statement.target)
    cues = (*statement.status_cues, *((statement.cue,) if statement.cue else ()))
    faults = [] if parties else ["it has no party."]
    faults.extend(
        f"party {p.name!r} does not stand at {p.start}-{p.end}."
        for p in parties
        if " ".join(words[p.start : p.end].split()) != p.name
    )
    faults.extend(
        f"cue {c.text!r} does not stand at {c.start}-{c.end}." for c in cues if words[c.start : c.end] != c.text
    )
    if statement.holder and not words[statement.holder.start : statement.holder.end].strip():
        faults.append(f"holder {statement.holder.name!r} has no words in the text.")
    first, last = statement.date_start, statement.date_end
    if first is not None and words[first:last] != statement.date_text:
        faults.append(f"the words of its date do not stand at {first}.")
    return faults


def _value_faults(statement: Statement) -> list[str]:
    faults = []
    if statement.kind not in load_kinds():
        faults.append(f"its kind {statement.kind!r} is not in the ontology.")
    if statement.date is not None:
        try:
            Edtf.parse(statement.date)
        except InvalidDate:
            faults.append(f"its date {statement.date!r} is not EDTF.")
    return faults


def _orphans(connection: Connection) -> Iterator[str]:
    statements = set(connection.scalars(select(schema.statements.c.id)))
    reports = set(connection.scalars(select(schema.reports.c.id)))
    query = schema.only(schema.statements, "id", "report").order_by(schema.statements.c.id)
    for row in connection.execute(query):
        if row.report not in reports:
            yield f"statement {row.id}: its report {row.report} is not in the record."
    for ident in sorted(set(connection.scalars(select(schema.parties.c.statement))) - statements):
        yield f"party of statement {ident}: the statement is not in the record."
    told = set(connection.execute(schema.only(schema.revisions, "statement", "report")).tuples())
    homes = set(connection.execute(schema.only(schema.statements, "id", "report")).tuples())
    yield from (f"revision of statement {i}: it is not of report {r}." for i, r in sorted(told - homes))
    pairs = connection.execute(schema.only(schema.copies, "first", "second"))
    for name, used in (
        ("copy", {i for row in pairs for i in row}),
        ("what was dropped", set(connection.scalars(select(schema.dropped.c.report)))),
        ("fingerprint", set(connection.scalars(select(schema.bands.c.report)))),
        ("notice", set(connection.scalars(select(schema.notices.c.report)))),
        ("reading", set(connection.scalars(select(schema.readings.c.report)))),
    ):
        yield from (f"{name} of report {i}: the report is not in the record." for i in sorted(used - reports))


def _dealings(snapshot: Snapshot) -> Iterator[str]:
    """Whether each statement that stands is in one dealing, each is filed under its own id, and its parties are."""
    with snapshot.store.reading() as connection:
        filed: dict[str, set[tuple[str, str]]] = {}
        for row in connection.execute(select(schema.parties)):
            filed.setdefault(row.statement, set()).add((row.country, row.side))
        columns = ("id", "report", "kind", "status", "date", "start", "others", "body")
        query = schema.only(schema.statements, *columns).order_by(schema.statements.c.id)
        for row in connection.execution_options(yield_per=BATCH).execute(query):
            statement = statement_from(json.loads(row.body))
            if statement.id != row.id:
                yield f"statement {row.id}: its fields do not give its id: it was changed once stored."
                continue
            held = (
                statement.report, statement.kind, str(statement.status), statement.date, statement.start,
                not statement.between_states,
            )  # fmt: skip
            if held != tuple(row)[1:-1]:
                yield f"statement {row.id}: its columns differ from its fields."
            wanted = {(p["country"], p["side"]) for p in party_rows(statement)}
            if wanted != filed.get(row.id, set()):
                yield f"statement {row.id}: its parties are filed wrongly."
    seen: set[str] = set()
    for dealing in snapshot.dealings:
        for ident in dealing.statements:
            if ident not in snapshot.statements:
                yield f"dealing {dealing.id}: statement {ident} is not in the record."
            if ident in seen:
                yield f"dealing {dealing.id}: statement {ident} is in another dealing too."
            seen.add(ident)
    between = {i for i, s in snapshot.statements.items() if s.between_states}
    yield from (f"statement {i}: it is in no dealing." for i in sorted(between - seen))
    yield from (f"statement {i}: it is no dealing of states, and yet in one." for i in sorted(seen - between))
