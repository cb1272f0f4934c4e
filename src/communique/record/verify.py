"""The proof that every line of the record leads to its sentence."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from communique.model.edtf import Edtf
from communique.model.errors import InvalidDate
from communique.model.statement import MAX_EVIDENCE, Statement
from communique.ontology.kinds import load_kinds
from communique.record import schema
from communique.record.record import Snapshot
from communique.record.store import Store


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was checked and what is wrong.

    Attributes:
        reports: Reports checked.
        statements: Statements checked.
        dealings: Dealings checked.
        faults: One sentence a fault, naming the row; empty when all holds.
    """

    reports: int
    statements: int
    dealings: int
    faults: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


def verify(store: Store) -> Verdict:
    """Check a whole record.

    Args:
        store: The record.

    Returns:
        The verdict: quotes and offsets against stored texts, ids, kinds, dates, dealings, orphans.
    """
    snapshot = Snapshot(store)
    faults: list[str] = []
    for statement in snapshot.statements.values():
        report = snapshot.reports.get(statement.report)
        if report is None:
            faults.append(f"statement {statement.id}: its report {statement.report} is not in the record.")
            continue
        faults.extend(f"statement {statement.id}: {fault}" for fault in span_faults(statement, report.text))
    for dealing in snapshot.dealings:
        faults.extend(
            f"dealing {dealing.id}: statement {i} is not in the record."
            for i in dealing.statements
            if i not in snapshot.statements
        )
    faults.extend(_orphans(store, snapshot))
    return Verdict(len(snapshot.reports), len(snapshot.statements), len(snapshot.dealings), tuple(faults))


def span_faults(statement: Statement, text: str) -> list[str]:
    """What is wrong with a statement against its report's text.

    Args:
        statement: The statement.
        text: The report's stored text.

    Returns:
        One sentence a fault.
    """
    faults = []
    if text[statement.start : statement.end] != statement.quote or not statement.quote:
        faults.append(f"the quote does not stand at {statement.start}-{statement.end}.")
    if len(statement.quote) > MAX_EVIDENCE:
        faults.append(f"the quote is longer than {MAX_EVIDENCE} characters.")
    if not statement.start <= statement.trigger_start < statement.trigger_end <= statement.end:
        faults.append("its trigger lies outside its quote.")
    for party in (*statement.source, *statement.target):
        if " ".join(text[party.start : party.end].split()) != party.name:
            faults.append(f"party {party.name!r} does not stand at {party.start}-{party.end}.")
    if statement.holder and " ".join(text[statement.holder.start : statement.holder.end].split()) == "":
        faults.append(f"holder {statement.holder.name!r} has no words in the text.")
    if statement.date_start is not None and text[statement.date_start : statement.date_end] != statement.date_text:
        faults.append(f"the words of its date do not stand at {statement.date_start}.")
    if statement.kind not in load_kinds():
        faults.append(f"its kind {statement.kind!r} is not in the ontology.")
    if statement.date is not None:
        try:
            Edtf.parse(statement.date)
        except InvalidDate:
            faults.append(f"its date {statement.date!r} is not EDTF.")
    return faults


def _orphans(store: Store, snapshot: Snapshot) -> list[str]:
    with store.reading() as connection:
        linked = {i for row in connection.execute(select(schema.links.c.first, schema.links.c.second)) for i in row}
        paired = set(connection.scalars(select(schema.parties.c.statement)))
    faults = [f"link of statement {i}: it is not in the record." for i in sorted(linked - snapshot.statements.keys())]
    faults += [f"party of statement {i}: it is not in the record." for i in sorted(paired - snapshot.statements.keys())]
    return faults
