"""Which statements make which lines of a brief: dealings grouped, checked, worded and put into sections."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from communique.model.dealing import Conflict
from communique.model.edtf import Edtf
from communique.model.judgement import as_read
from communique.model.statement import DOUBTFUL, Statement, Status
from communique.record.record import Snapshot
from communique.record.verify import span_faults
from communique.views.disagreements import conflict_parts, tellers
from communique.views.period import Period
from communique.views.rows import row_words
from communique.views.rulings import correction_note
from communique.views.wording import said_by, sentence

LATEST_DAYS = 45  # a month and a half before the newest report: what an analyst calls new
VERBAL = frozenset(
    "accusation criticism denial rejection refusal request demand appeal threat warning ultimatum support "
    "praise promise offer protest complaint apology".split()
)
SECTIONS = (
    ("latest", "Latest developments"),
    ("attributed", "Attributed statements"),
    ("background", "Background chronology"),
    ("materiel", "Materiel and amounts"),
    ("planned", "Planned or possible"),
    ("disagreements", "Denials and open disagreements"),
    ("uncertain", "Readings to check: the words leave a party, a date or the sense open"),
)
OPEN = frozenset({Status.PLANNED, Status.POSSIBLE})
ALSO = "Also told by"  # begins the part of a line that names its further tellers
UNDATED = 10**8  # sorts after every day


Part = tuple[str, tuple[str, ...]]  # words, and the ids of the statements they rest on


@dataclass(frozen=True, slots=True)
class Draft:
    """A line before its citations have numbers: its words, each with the statements they rest on.

    ``row`` says of what row of occasions its dealing is one; what that rests on tells of other dealings.
    """

    parts: tuple[Part, ...]
    date: str | None
    status: str
    kind: str
    row: Part | None = None


@dataclass(slots=True)
class Drafts:
    """All lines of a brief by section, the statements they were made from, and what failed its check."""

    sections: dict[str, list[Draft]]
    chosen: dict[str, Statement]
    failures: list[str] = field(default_factory=list)


def compose(snapshot: Snapshot, codes: Sequence[str], period: Period) -> Drafts:
    """Draft the lines of the brief on some states.

    Args:
        snapshot: The record.
        codes: Codes that must all be party to a dealing.
        period: What it covers.

    Returns:
        The drafts, each section in its order.
    """
    chosen = {s.id: s for s in snapshot.between(codes) if period.holds(s.date, snapshot.published.get(s.report))}
    drafts = Drafts({name: [] for name, _ in SECTIONS}, chosen)
    checked = check(snapshot, chosen, drafts.failures)
    newest = max((snapshot.published.get(s.report) or "" for s in checked.values()), default="")
    shown = _disagreements(snapshot, checked, drafts)
    # A plan that the record says was carried out, or a chance that came true, is no longer open.
    happened = [s for s in checked.values() if s.status is Status.OCCURRED and s.date]
    done = {(snapshot.dealing_of[s.id], s.date) for s in happened}
    for group in groups(snapshot, checked.values()):
        lead = group[0]
        if lead.status is Status.DENIED and all(s.id in shown for s in group):
            continue
        if (snapshot.dealing_of[lead.id], lead.date) in done and lead.status in OPEN:
            continue
        draft = replace(draft_of(snapshot, group), row=_row(snapshot, lead, checked, drafts.failures))
        if uncertain(group):
            drafts.sections["uncertain"].append(draft)
            continue
        drafts.sections[_section(lead, newest)].append(draft)
        if lead.status is not Status.DENIED and (lead.materiel or lead.money):
            drafts.sections["materiel"].append(draft)
    for name, lines in drafts.sections.items():
        lines.sort(key=_newest_first if name == "latest" else oldest_first)
        drafts.sections[name] = distinct(lines)
    return drafts


def check(snapshot: Snapshot, chosen: dict[str, Statement], failures: list[str]) -> dict[str, Statement]:
    """Those statements whose words stand where they say; the others are reported and left out."""
    sound = {}
    by_report: dict[str, list[tuple[str, Statement]]] = {}
    for ident, statement in sorted(chosen.items(), key=lambda item: (item[1].report, item[1].start, item[0])):
        by_report.setdefault(statement.report, []).append((ident, statement))
    for report, text in snapshot.texts(by_report):
        for ident, statement in by_report[report]:
            faults = span_faults(as_read(statement), text)  # a ruling is a person's, its words are not the text's
            if faults:
                failures.append(f"{ident} in {snapshot.publications[report].document}: {faults[0]}")
            else:
                sound[ident] = statement
    return sound


def groups(snapshot: Snapshot, statements: Iterable[Statement]) -> list[list[Statement]]:
    """Statements of one dealing and one status, the one that tells most in front."""
    grouped: dict[tuple[str, str], list[Statement]] = {}
    for statement in statements:
        key = (snapshot.dealing_of[statement.id], str(statement.status))
        grouped.setdefault(key, []).append(statement)
    return [sorted(group, key=lambda s: _telling(s, snapshot)) for _, group in sorted(grouped.items())]


def _telling(statement: Statement, snapshot: Snapshot) -> tuple[float | int | str, ...]:
    """Sorts the surely read, best-dated, most specific statement first; of equals the surest, then the earliest."""
    span = Edtf.parse(statement.date).span_days if statement.date else UNDATED
    named = sum(1 for p in statement.parties if p.id and not p.id.startswith("state:"))
    details = named + len(statement.materiel) + (statement.place is not None)
    told = snapshot.published.get(statement.report) or "9999"
    sure = -statement.confidence
    return (
        statement.confidence < DOUBTFUL,
        span or UNDATED - 1,
        -details,
        sure,
        told,
        statement.report,
        statement.start,
        statement.id,
    )


def uncertain(group: Iterable[Statement]) -> bool:
    """Whether no statement of a group was read surely enough to stand among the facts."""
    return all(s.confidence < DOUBTFUL for s in group)


def draft_of(snapshot: Snapshot, group: Sequence[Statement]) -> Draft:
    """Word one of :func:`groups`: what its first statement says, and who else tells it."""
    lead = group[0]
    words = sentence(lead, snapshot.published.get(lead.report))
    same = [s for s in group if said_by(s) == said_by(lead)]
    parts = [(_marked(words, same), tuple(s.id for s in same))]
    others = [s for s in group if said_by(s) != said_by(lead)]
    if others:
        told = _marked(f"{ALSO} {tellers(snapshot, others)}.", others)
        parts.append((told, tuple(s.id for s in others)))
    return Draft(tuple(parts), lead.date, str(lead.status), lead.kind)


def _row(snapshot: Snapshot, lead: Statement, checked: dict[str, Statement], failures: list[str]) -> Part | None:
    """Of what row of occasions a dealing is one, resting on the first statement of each.

    Nothing for what is denied, nor where a statement of the row fails its check: then its number would rest on nothing.
    """
    dealing = snapshot.dealing(snapshot.dealing_of[lead.id])
    if dealing.series is None or lead.status is Status.DENIED:
        return None
    words = row_words(dealing)
    ids = [snapshot.dealing(i).statements[0] for i in (*dealing.series.occasions, *dealing.series.wholes)]
    unseen = {i: snapshot.statements[i] for i in ids if i not in checked}
    if len(check(snapshot, unseen, failures)) < len(unseen):
        return None
    return f"{words[0].upper()}{words[1:]}.", tuple(ids)


def _marked(words: str, statements: Iterable[Statement]) -> str:
    """Words of a line with what persons corrected in the statements they rest on, each note once."""
    return " ".join(dict.fromkeys((words, *filter(None, map(correction_note, statements)))))


def _section(lead: Statement, newest: str) -> str:
    if lead.status is Status.DENIED:
        return "disagreements"
    if lead.status in OPEN:
        return "planned"
    if lead.kind in VERBAL:
        return "attributed"
    if _recent(lead, newest):
        return "latest"
    return "background" if lead.date or lead.holder is None else "attributed"


def _recent(lead: Statement, newest: str) -> bool:
    if not lead.date or not newest:
        return False
    first, last = Edtf.parse(lead.date).bounds()
    end = Edtf.parse(newest).bounds()[1]
    return bool(first and last and end and 0 <= (end - first).days <= LATEST_DAYS)


def _disagreements(snapshot: Snapshot, checked: dict[str, Statement], drafts: Drafts) -> set[str]:
    """Draft the conflicts that a chosen statement is part of; gives the statements they show."""
    shown: set[str] = set()
    for conflict in snapshot.conflicts:
        ids = [i for side in conflict.sides for i in side.statements]
        if not any(i in checked for i in ids):
            continue
        found = disagreement(snapshot, conflict, checked, drafts.failures)
        if found is not None:
            line, sides = found
            section = "uncertain" if any(uncertain(side) for side in sides) else "disagreements"
            drafts.sections[section].append(line)
            shown.update(s.id for side in sides for s in side)
    return shown


def disagreement(
    snapshot: Snapshot, conflict: Conflict, checked: dict[str, Statement], failures: list[str]
) -> tuple[Draft, list[list[Statement]]] | None:
    """Draft a conflict.

    Args:
        snapshot: The record it is in.
        conflict: The conflict.
        checked: Statements that passed their check already.
        failures: Takes what fails it now.

    Returns:
        The draft with the statements of each side that passed, or None where a side has none.
    """
    ids = [i for side in conflict.sides for i in side.statements]
    held = {i: snapshot.statements[i] for i in ids if i in snapshot.statements}
    sound = check(snapshot, {i: s for i, s in held.items() if i not in checked}, failures)
    sides = [[held[i] for i in side.statements if i in checked or i in sound] for side in conflict.sides]
    if not all(sides):
        return None
    lead = sides[0][0]
    notes = {note: s.id for side in sides for s in side if (note := correction_note(s))}
    parts = (*conflict_parts(snapshot, conflict, sides), *((note, (i,)) for note, i in notes.items()))
    if conflict.settled:
        ruling = conflict.reasons[0]
        parts = (*parts, (f"{ruling[0].upper()}{ruling[1:].rstrip('.')}.", ()))
    return Draft(parts, lead.date, "disputed", lead.kind), sides


def _day(draft: Draft) -> int:
    if not draft.date:
        return UNDATED
    first, last = Edtf.parse(draft.date).bounds()
    day = first or last
    return day.toordinal() if day else UNDATED


def oldest_first(draft: Draft) -> tuple[int, str, str]:
    """Sorts drafts by the day of their dealing, undated ones last."""
    return (_day(draft), draft.kind, draft.parts[0][0])


def _newest_first(draft: Draft) -> tuple[int, str, str]:
    return (-_day(draft), draft.kind, draft.parts[0][0])


def distinct(lines: Iterable[Draft]) -> list[Draft]:
    """Lines of equal words are one, resting on all their statements."""
    merged: dict[tuple[str, ...], Draft] = {}
    for line in lines:
        words = tuple(text for text, _ in (*line.parts, *((line.row,) if line.row else ())))
        held = merged.get(words)
        if held is not None:
            pairs = zip(held.parts, line.parts, strict=True)
            parts = tuple((a[0], tuple(dict.fromkeys((*a[1], *b[1])))) for a, b in pairs)
            line = replace(held, parts=parts)  # noqa: PLW2901 - the two made one
        merged[words] = line
    return list(merged.values())
