"""The one place that composes the rooms: paths in, a record that has read them out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from communique.model.actor import Actor
from communique.model.edtf import Edtf
from communique.model.errors import CommuniqueError
from communique.model.intake import Failure, RawItem
from communique.model.question import Question
from communique.model.report import Report, identity
from communique.model.statement import Reading
from communique.record.rereading import SAME, Reread, Rereading, add_reading, read_last_by
from communique.record.store import Store
from communique.sources.collect import collect

if TYPE_CHECKING:
    from communique.statements.reader import Reader

BATCH = 16  # reports parsed together: keeps the parser's batches full in little memory
LARGEST = 400_000  # code points of text in a batch, so that a few very long reports do not pile up

Progress = Callable[["Step"], None]


@dataclass(frozen=True, slots=True)
class Step:
    """One document dealt with.

    Attributes:
        document: Which one.
        outcome: new, copy (new, of a known origin), known or failed.
        statements: How many statements were read in it.
        failure: Why it failed, if it did.
    """

    document: str
    outcome: str
    statements: int = 0
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run of reading did.

    Attributes:
        new: Reports added, copies included.
        copies: Of these, copies and rewrites of reports the record had.
        known: Reports the record had already.
        statements: Statements added.
        failures: Documents that could not be read, with the reasons.
    """

    new: int = 0
    copies: int = 0
    known: int = 0
    statements: int = 0
    failures: tuple[Failure, ...] = field(default=())

    def __str__(self) -> str:
        """The summary in one line."""
        words = [
            f"{self.new} new ({self.copies} of them copies)" if self.copies else f"{self.new} new",
            f"{self.known} already known",
            f"{self.statements} statements",
        ]
        if self.failures:
            words.append(f"{len(self.failures)} could not be read")
        return ", ".join(words)


def read(
    paths: Sequence[str | Path],
    store: Store,
    *,
    publisher: str | None = None,
    published: str | None = None,
    stdin: bytes | None = None,
    reader: Reader | None = None,
    progress: Progress | None = None,
) -> Summary:
    """Read documents into a record, one transaction a report.

    A run that is killed loses only the reports in hand; running it again completes it, since reports that are
    in the record already are passed over before they are parsed.

    Args:
        paths: Files, folders, archives; ``-`` for standard input.
        store: The record.
        publisher: Publisher of documents that name none.
        published: EDTF date of publication of documents that give none.
        stdin: Standard input, where it was read already.
        reader: What reads the texts; the shipped rules if None.
        progress: Called after each document.

    Returns:
        What was new, known, a copy, and what could not be read.

    Raises:
        InvalidDate: ``published`` is no date.
        RecordError: The record cannot be written; what was reported done is safe.
    """
    given = _given(publisher, published)
    tally = _Tally(progress)
    chosen = reader or default_reader()
    for batch in _batches(_reports(collect(paths, given=given, stdin=stdin), store, tally)):
        for report, reading in _read(chosen, batch):
            if isinstance(reading, Failure):
                tally.note(Step(report.document, "failed", failure=reading))
            else:
                added = store.add(report, reading, chosen.name, edition=_edition(chosen))
                tally.note(Step(report.document, added.outcome, added.statements))
    return tally.summary()


def reread(
    store: Store,
    reports: Sequence[str] = (),
    *,
    reader: Reader | None = None,
    progress: Progress | None = None,
) -> Rereading:
    """Read the texts of a record again, one transaction a report.

    What was read before stays beneath, with its times. A run that is killed loses only the reports in hand; running
    it again completes it, since reports that this reader read last are passed over. Dates, copies and notices of the
    reports stay as they were found.

    Args:
        store: The record.
        reports: Ids of the reports; all if empty.
        reader: What reads the texts; the shipped rules if None.
        progress: Called after each report.

    Returns:
        What is read otherwise, what is not, and what could not be read.

    Raises:
        RecordError: The record cannot be written; what was reported done is safe.
    """
    chosen = reader or default_reader()
    tally = _Tally(progress)
    made: list[Reread] = []
    for batch in _batches(_unread(store, reports, chosen, tally)):
        for report, reading in _read(chosen, batch):
            if isinstance(reading, Failure):
                tally.note(Step(report.document, "failed", failure=reading))
            else:
                made.append(add_reading(store, report, reading, chosen.name, _edition(chosen)))
                tally.note(Step(report.document, made[-1].outcome, len(reading.statements)))
    same = tally.counts.get(SAME, 0) - sum(m.outcome == SAME for m in made)
    return Rereading.of(made, same, tally.failures)


def _unread(store: Store, reports: Sequence[str], reader: Reader, tally: _Tally) -> Iterator[Report]:
    """The reports that a reader is to read again, one in memory at a time; those it read last are tallied."""
    last = {entry.report: entry for entry in store.readings()}  # the last of each report stays
    for ident in reports or sorted(last):
        report = store.report(ident)
        if report is None:
            continue
        if read_last_by(last.get(ident), reader.name, _edition(reader)):
            tally.note(Step(report.document, SAME))
        else:
            yield report


def _edition(reader: Reader) -> str | None:
    """The hash of what a reader reads with, where it can tell."""
    found = getattr(reader, "edition", None)
    return found if isinstance(found, str) else None


def default_reader() -> Reader:
    """The reader that ships; loaded when first needed, since the language model takes seconds.

    Raises:
        ModelMissingError: The language model is not installed.
    """
    from communique.statements.reader import RuleReader  # noqa: PLC0415

    return RuleReader()


def understand(text: str, known: Iterable[Actor] = (), day: str | None = None) -> Question:
    """Understand a question; see :func:`communique.statements.question.understand`."""
    from communique.statements.question import understand as read_question  # noqa: PLC0415 - loads the language model

    return read_question(text, known, day)


def _given(publisher: str | None, published: str | None) -> Mapping[str, str]:
    if published is not None:
        Edtf.parse(published)
    found = {"publisher": publisher, "published": published}
    return {key: value for key, value in found.items() if value}


@dataclass(slots=True)
class _Tally:
    progress: Progress | None
    counts: dict[str, int] = field(default_factory=dict)
    statements: int = 0
    failures: list[Failure] = field(default_factory=list)

    def note(self, step: Step) -> None:
        self.counts[step.outcome] = self.counts.get(step.outcome, 0) + 1
        self.statements += step.statements
        if step.failure is not None:
            self.failures.append(step.failure)
        if self.progress is not None:
            self.progress(step)

    def summary(self) -> Summary:
        copies = self.counts.get("copy", 0)
        new, known = self.counts.get("new", 0) + copies, self.counts.get("known", 0)
        return Summary(new, copies, known, self.statements, tuple(self.failures))


def _reports(items: Iterable[RawItem | Failure], store: Store, tally: _Tally) -> Iterator[Report]:
    """Reports not yet in the record; failures and known ones are tallied."""
    for item in items:
        if isinstance(item, Failure):
            tally.note(Step(item.document, "failed", failure=item))
            continue
        if store.knows(identity("r", hashlib.sha256(item.data).hexdigest(), item.document)):
            tally.note(Step(item.document, "known"))
            continue
        report = _document(item)
        if isinstance(report, Failure):
            tally.note(Step(item.document, "failed", failure=report))
        elif store.knows(report.id):
            tally.note(Step(item.document, "known"))
        else:
            yield report


def _document(item: RawItem) -> Report | Failure:
    from communique.documents.read import read_document  # noqa: PLC0415 - its extractors take seconds to load

    try:
        return read_document(item)
    except CommuniqueError as error:
        return Failure(item.document, error.what, error.remedy)
    except Exception as error:  # one document's fault must not end the run
        return _fault(item.document, error)


def _fault(document: str, error: Exception) -> Failure:
    reason = f"could not be read because of a fault of communique ({type(error).__name__}: {error})"
    return Failure(document, reason, "Please report it; everything else was read.")


def _batches(reports: Iterable[Report]) -> Iterator[list[Report]]:
    batch: list[Report] = []
    for report in reports:
        batch.append(report)
        if len(batch) == BATCH or sum(len(r.text) for r in batch) > LARGEST:
            yield batch
            batch = []
    if batch:
        yield batch


def _read(reader: Reader, batch: Sequence[Report]) -> Iterator[tuple[Report, Reading | Failure]]:
    """Read a batch; should the reader fail, one report after the other, so that only one is lost."""
    readings: list[Reading | Failure]
    try:
        readings = [*reader.read(batch)]
    except Exception as error:  # one report's fault must not end the run
        if len(batch) == 1:
            readings = [_fault(batch[0].document, error)]
        else:
            readings = [reading for report in batch for _, reading in _read(reader, [report])]
    yield from zip(batch, readings, strict=True)
