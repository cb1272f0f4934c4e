"""A record with all that can be done with it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from communique import pipeline
from communique.api.actors import Actors
from communique.api.answers import Answers
from communique.api.held import DEFAULT
from communique.api.lists import Lists
from communique.api.rulings import Rulings
from communique.api.transfers import Transfers
from communique.model.dealing import Conflict
from communique.model.statement import Statement
from communique.record.judging import find_report
from communique.record.record import Snapshot
from communique.record.rereading import Rereading
from communique.views import gold, tables
from communique.views.evaluate import Score, score, score_conflicts
from communique.views.listing import Listing

if TYPE_CHECKING:
    from communique.statements.reader import Reader


class Record(Lists, Answers, Actors, Rulings, Transfers):
    """A record: read reports into it, ask it what it holds."""

    def read(
        self,
        *paths: str | Path,
        publisher: str | None = None,
        published: str | None = None,
        reader: Reader | None = None,
        progress: pipeline.Progress | None = None,
    ) -> pipeline.Summary:
        """Read files, folders and archives into the record; see :func:`communique.pipeline.read`."""
        return pipeline.read(
            paths, self.store, publisher=publisher, published=published, reader=reader, progress=progress
        )

    def reread(
        self, *reports: str, reader: Reader | None = None, progress: pipeline.Progress | None = None
    ) -> Rereading:
        """Read the texts in the record again; see :func:`communique.pipeline.reread`.

        Args:
            reports: Ids of reports, or how they begin, or their documents; all if none.
            reader: What reads; the shipped rules if None.
            progress: Called after each report.

        Returns:
            What is read otherwise and what is not.

        Raises:
            UnknownNameError: No report, or more than one, answers to a name.
            RecordError: The record cannot be written; what was reported done is safe.
        """
        wanted = dict.fromkeys(find_report(self.store, name) for name in reports)
        return pipeline.reread(self.store, tuple(wanted), reader=reader, progress=progress)

    def evaluate(self, gold_file: str | Path, folder: str | Path | None = None) -> Score:
        """Score the record's statements against gold; see :func:`evaluate`."""
        return _score(self, Path(gold_file), Path(folder) if folder else Path(gold_file).parent)


def open(path: str | Path = DEFAULT, *, create: bool = True) -> Record:  # noqa: A001 - communique.open reads well
    """Open a record; see :class:`Record`."""
    return Record(path, create=create)


def evaluate(gold_file: str | Path, folder: str | Path | None = None) -> Score:
    """Read the documents of a gold file into a record of their own and score it.

    Args:
        gold_file: Gold in YAML.
        folder: Where its documents are; the gold's own folder if None.

    Returns:
        The figures; conflicts too where a file of them stands beside the gold.

    Raises:
        GoldError: The gold or its documents cannot be used.
    """
    path = Path(gold_file)
    where = Path(folder) if folder else path.parent
    documents = [document.path for document in gold.load_gold(path, where).values()]
    with (
        tempfile.TemporaryDirectory(prefix="communique-") as scratch,
        Record(Path(scratch) / DEFAULT) as record,
    ):
        record.read(*documents)
        return _score(record, path, where)


def _score(record: Record, path: Path, folder: Path) -> Score:
    wanted = gold.load_gold(path, folder)
    snapshot = Snapshot(record.store)
    said = _objects(tables.statements(snapshot, tables.Filter()))
    result = score(wanted, said)
    beside = gold.conflicts_beside(path)
    if beside is not None:
        reported = _objects(tables.conflicts(snapshot, tables.Filter()))
        score_conflicts(result, gold.load_conflicts(beside, folder), said, reported)
    return result


def _objects(listing: Listing[Statement] | Listing[Conflict]) -> list[dict[str, object]]:
    found: Iterable[dict[str, object]] = listing.objects()
    return list(found)
