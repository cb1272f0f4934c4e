"""An exported record read back from its folder, and refused where it is not as it was written."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from communique.model.errors import ExportError
from communique.model.interchange import statement_body, statement_from
from communique.model.judgement import Judgement, judgement_from, judgement_object
from communique.model.notice import Notice
from communique.model.report import Report
from communique.model.statement import Dropped, Reading, Statement
from communique.record.export import digest
from communique.record.filed import CODE, is_reasons, is_stamp
from communique.record.lines import REMEDY, Lines, Object
from communique.record.opening import revisions
from communique.record.parts import MANIFEST, PARTS, SCHEMA
from communique.record.readingfaults import reading_faults
from communique.record.readings import History, ReadingEntry, Revision, revision_of, through
from communique.record.rows import dump, notice_of, report_body, report_of
from communique.record.verify import span_faults

FOREIGN = "Give a folder that communique export wrote; nothing was written."


@dataclass(frozen=True, slots=True)
class Bundle:
    """A report with all that rests on it alone.

    Attributes:
        report: The report.
        reading: All that was ever read in it, and all that was dropped.
        notices: What it says of earlier reports.
        reader: Name and version of the reader it came in with.
        learnt: When it was learnt, UTC in ISO 8601.
        readings: Every reading of it, the first one too.
        revisions: What later readings made otherwise.
    """

    report: Report
    reading: Reading
    notices: tuple[Notice, ...]
    reader: str
    learnt: str
    readings: tuple[ReadingEntry, ...]
    revisions: tuple[Revision, ...]

    @property
    def histories(self) -> list[History]:
        """Its statements through its readings."""
        return through(self.reading.statements, self.revisions, self.learnt)


def bundles(folder: Path) -> Iterator[Bundle]:
    """The reports of an exported record in the order of their ids, each with what rests on it.

    Raises:
        ExportError: A line is not as an export writes it; it is named.
    """
    names = ("reports", "statements", "dropped", "notices", "readings", "revisions")
    reports, statements, dropped, notices, readings, revisions = (Lines(folder, name) for name in names)
    for found in reports:
        report, reader, learnt = reports.understood(_report, found)
        told = [statements.understood(_statement, each, report) for each in statements.of(report.id)]
        left = [dropped.understood(_dropped, each, n, report) for n, each in enumerate(dropped.of(report.id))]
        said = [notices.understood(_notice, each, n, report) for n, each in enumerate(notices.of(report.id))]
        passes = [readings.understood(_entry, each) for each in readings.of(report.id)]
        made = [revisions.understood(_revision, each, report) for each in revisions.of(report.id)]
        both = (tuple(passes), tuple(made))
        if strangers := sorted({r.statement for r in made} - {s.id for s in told}):
            raise revisions.fault(f"of report {report.id}: revisions are of no statement of it: {strangers[0]}")
        bundle = Bundle(report, Reading(tuple(told), tuple(left)), tuple(said), reader, learnt, *both)
        for fault in reading_faults((reader, learnt), passes, bundle.histories, len(left)):
            raise readings.fault(f"of report {report.id}: {fault.rstrip('.')}")
        yield bundle
    for rest in (statements, dropped, notices, readings, revisions):
        for found in rest:
            raise rest.fault(f"its report {found['report']} is not in reports.jsonl")


def _same(made: object, found: object) -> None:
    """Refuse what does not come out as it went in: a field too many, or of another type."""
    if dump(made) != dump(found):
        raise ValueError("it has a field that there is not, or one of another type")


def _report(found: Object) -> tuple[Report, str, str]:
    further = {k: v for k, v in found.items() if k not in PARTS["reports"].fields}
    report = report_of(found["document"], found["sha256"], found["text"], further)
    plain = (report.document, report.sha256, report.text, found["reader"], found["learnt"])
    beside = (report.title, report.publisher, report.published)
    if not all(isinstance(v, str) for v in plain) or not all(v is None or isinstance(v, str) for v in beside):
        raise TypeError("a field is no text")
    if found["id"] != report.id:
        raise ValueError("its fields do not give its id")
    if not is_stamp(found["learnt"]):
        raise ValueError(f"{found['learnt']!r} is no time in UTC")
    _same(report_body(report), further)
    return report, found["reader"], found["learnt"]


def _statement(found: Object, report: Report) -> Statement:
    body = {k: v for k, v in found.items() if k != "id"}
    statement = statement_from(body)
    _same(statement_body(statement), body)
    if found["id"] != statement.id:
        raise ValueError("its fields do not give its id")
    if faults := span_faults(statement, report.text):
        raise ValueError(faults[0].rstrip("."))
    if not isinstance(statement.type, str) or not isinstance(statement.confidence, int | float):
        raise TypeError("its type or its confidence is none that there can be")
    return statement


def _dropped(found: Object, number: int, report: Report) -> Dropped:
    dropped = Dropped(**{k: v for k, v in found.items() if k not in ("report", "number")})
    if found["number"] != number or not 0 <= dropped.start <= dropped.end <= len(report.text):
        raise ValueError("its number or its place is not as it must be")
    if not all(isinstance(v, str) for v in (dropped.trigger, dropped.reason, dropped.detail)):
        raise TypeError("a field is no text")
    return dropped


def _notice(found: Object, number: int, report: Report) -> Notice:
    notice = notice_of({k: v for k, v in found.items() if k not in ("report", "number")})
    _same({"report": report.id, "number": number, **asdict(notice)}, found)
    if not 0 <= (notice.start or 0) <= (notice.end or 0) <= len(report.text):
        raise ValueError("its place is not in the text")
    return notice


def _entry(found: Object) -> ReadingEntry:
    entry = ReadingEntry(**found)
    numbers = (entry.number, entry.statements, entry.others, entry.first_dropped, entry.dropped)
    if not all(isinstance(v, int) for v in numbers) or not isinstance(entry.reader, str) or not is_stamp(entry.learnt):
        raise TypeError("a field is of the wrong type")
    return entry


def _revision(found: Object, report: Report) -> Revision:
    body = found["body"]
    revision = revision_of({k: v for k, v in found.items() if k != "body"}, body)
    if not isinstance(revision.others, bool) or not isinstance(revision.learnt, str):
        raise TypeError("a field is of the wrong type")
    if revision.body is not None:
        _same(statement_body(revision.body), body)
        if faults := span_faults(revision.body, report.text):
            raise ValueError(faults[0].rstrip("."))
    return revision


def judgements(folder: Path) -> list[Judgement]:
    """The judgements of an exported record, oldest first."""
    lines = Lines(folder, "judgements")
    return [lines.understood(_judgement, each) for each in lines]


def _judgement(found: Object) -> Judgement:
    judgement = judgement_from(found)
    _same(judgement_object(judgement), found)
    return judgement


def copies(folder: Path) -> list[Object]:
    """The pairs of copies of an exported record, as rows of the table."""
    lines = Lines(folder, "copies")
    return [lines.understood(_copy, each) for each in lines]


def _copy(found: Object) -> Object:
    row = {**found, "reasons": dump(found["reasons"])}
    sound = isinstance(found["kind"], str) and isinstance(found["score"], float) and is_reasons(row["reasons"])
    if set(found) != set(PARTS["copies"].fields) or not sound or not found["first"] < found["second"]:
        raise ValueError("it is no pair of copies with its kind, score and reasons")
    return row


def briefs(folder: Path) -> list[Object]:
    """The marks of briefs of an exported record, as rows of the table."""
    lines = Lines(folder, "briefs")
    return [lines.understood(_brief, each) for each in lines]


def _brief(found: Object) -> Object:
    codes = found["states"].split()
    if set(found) != {"states", "written"} or not is_stamp(found["written"]) or not all(map(CODE.fullmatch, codes)):
        raise ValueError("it is no mark of a brief")
    return found


def check(folder: Path) -> frozenset[str]:
    """Check a whole exported record without writing anything.

    Args:
        folder: The folder.

    Returns:
        The ids of its reports.

    Raises:
        ExportError: It is no export, one of a newer version, or not as it was written; the file, and where it can
            be told the line, is named.
    """
    try:
        manifest = _manifest(folder)
        for name in manifest["files"]:
            if not (folder / name).is_file():
                raise ExportError(f"import: {folder / name} is missing.", REMEDY)
        ids, counts = _lines(folder)
        for name, count in counts.items():
            if count != (told := manifest["counts"].get(name)):
                raise ExportError(
                    f"import: {folder / name}.jsonl ends after line {count}; {MANIFEST} tells of {told}.", REMEDY
                )
        for name, wanted in manifest["files"].items():
            if digest(folder / name) != wanted:
                what = f"import: {folder / name} is not the file that {MANIFEST} tells of"
                raise ExportError(f"{what}; which part of it was changed cannot be told.", REMEDY)
    except OSError as error:
        raise ExportError(f"import: {folder} cannot be read: {error.strerror}.", "Check its permissions.") from error
    return ids


def _lines(folder: Path) -> tuple[frozenset[str], dict[str, int]]:
    """Read all lines; gives the ids of the reports, and how many lines each part has."""
    ids, counts = set(), dict.fromkeys(PARTS, 0)
    for bundle in bundles(folder):
        ids.add(bundle.report.id)
        counts["reports"] += 1
        counts["statements"] += len(bundle.reading.statements)
        counts["dropped"] += len(bundle.reading.dropped)
        counts["notices"] += len(bundle.notices)
        counts["readings"] += len(bundle.readings)
        counts["revisions"] += len(bundle.revisions)
    counts |= {"copies": _pairs(folder, ids), "judgements": _rulings(folder), "briefs": len(briefs(folder))}
    return frozenset(ids), counts


def _manifest(folder: Path) -> Mapping[str, Any]:
    path = folder / MANIFEST
    try:
        found = json.loads(path.read_text(encoding="utf8"))
    except OSError as error:
        raise ExportError(
            f"import: {folder} is no exported record: no {MANIFEST} can be read there.", FOREIGN
        ) from error
    except ValueError as error:
        raise ExportError(f"import: {path} is damaged ({error}).", REMEDY) from error
    names = {f"{name}.{form}" for name in PARTS for form in ("jsonl", "parquet")}
    if not isinstance(found, dict) or not str(found.get("schema")).startswith(SCHEMA.partition("/")[0]):
        raise ExportError(f"import: {path} is not of an exported record.", FOREIGN)
    if found["schema"] != SCHEMA or found.get("record") not in revisions():
        what = f"import: {folder} was written by another version of communique"
        raise ExportError(f"{what} (schema {found.get('record')}).", "Install that version or a newer one.")
    held = {key: found.get(key) for key in ("files", "counts")}
    if not all(isinstance(value, dict) for value in held.values()) or set(found["files"]) != names:
        raise ExportError(f"import: {path} does not name the files of an exported record.", REMEDY)
    return found


def _pairs(folder: Path, ids: set[str]) -> int:
    rows = copies(folder)
    for number, row in enumerate(rows, 1):
        if gone := {row["first"], row["second"]} - ids:
            what = f"import: {folder / 'copies.jsonl'}, line {number}: its report {min(gone)} is not in reports.jsonl."
            raise ExportError(what, REMEDY)
    return len(rows)


def _rulings(folder: Path) -> int:
    given = judgements(folder)
    known = {j.id for j in given}
    for number, judgement in enumerate(given, 1):
        if judgement.undoes is not None and judgement.undoes not in known:
            what = f"import: {folder / 'judgements.jsonl'}, line {number}: what it undoes is not there."
            raise ExportError(what, REMEDY)
    return len(given)
