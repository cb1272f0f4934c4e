"""The comments of a deal: its life in words, each step with the statements it rests on."""

from __future__ import annotations

from collections.abc import Sequence

from communique.model.deal import STAGES, Cell
from communique.model.statement import Statement
from communique.record.blocks import days_of
from communique.record.conflicts import bounds_in_words
from communique.record.dealdoubts import Known, bounds_of
from communique.record.disputes import DENIALS
from communique.record.lots import NOTES, REFUSED

UNDATED = 9_999_999  # sorts after every day


def comments_of(known: Sequence[Known], denials: Sequence[Statement]) -> Cell:
    """The life of the deal in words: stage by stage, then refusals and denials, each with its ids."""
    told: dict[tuple[int, str, str, str], list[str]] = {}
    for k in known:
        lot = k.lot
        late = STAGES.index(lot.stage) if lot.stage in STAGES else len(STAGES)
        first, last = days_of(lot.statement)
        at = f"{first if first is not None else last if last is not None else UNDATED:07d}"
        told.setdefault((late, at, lot.dealing, _event(k)), []).append(lot.statement.id)
    words = [f"{event} [{', '.join(sorted(set(ids)))}]" for (_, _, _, event), ids in sorted(told.items())]
    for denial in sorted(denials, key=lambda s: (s.date or "9999", s.id)):
        own = denial.source[0].name if denial.kind in DENIALS and denial.source else ""  # the act of denying
        name = denial.holder.name if denial.holder else own
        who = f" by {' '.join(name.split())}" if name else " in the report"
        words.append(f"denied{who}{f', {denial.date}' if denial.date else ''} [{denial.id}]")
    ids = {k.lot.statement.id for k in known} | {d.id for d in denials}
    return Cell("; ".join(words), tuple(sorted(ids))) if words else Cell()


def _event(k: Known) -> str:
    lot, statement = k.lot, k.lot.statement
    note = f" ({NOTES[statement.kind]})" if statement.kind in NOTES else ""
    number = bounds_of(lot.quantity)
    about = "about " if lot.quantity is not None and lot.quantity.approximate and number and None not in number else ""
    count = f": {about}{bounds_in_words(number)}" if number is not None else ""
    holder = f", according to {' '.join(statement.holder.name.split())}" if statement.holder else ""
    why = f" ({', '.join(sorted(k.doubts))})" if k.doubts else ""
    stage = lot.stage if lot.stage == REFUSED or not k.doubts else f"({lot.stage})"
    return f"{stage}{f' {statement.date}' if statement.date else ''}{count}{note}{holder}{why}"
