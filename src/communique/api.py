"""The typed Python interface: a record with the verbs of the command line, results as objects."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from communique import pipeline
from communique.model.dealing import Conflict, Dealing
from communique.model.edtf import Edtf
from communique.model.errors import UnknownNameError
from communique.model.statement import Statement, Status
from communique.ontology.kinds import find_kind
from communique.record.record import Snapshot
from communique.record.store import Publication, Store
from communique.record.verify import Verdict, verify
from communique.views import evidence, gold, tables
from communique.views.answer import Answer, persons, write_answer
from communique.views.brief import Brief, write_brief
from communique.views.evaluate import Score, score, score_conflicts
from communique.views.evidence import Evidence
from communique.views.explain import Entry, explain
from communique.views.listing import Listing
from communique.views.period import Period
from communique.views.states import find_states

if TYPE_CHECKING:
    from communique.statements.reader import Reader

__all__ = ["DEFAULT", "Record", "evaluate", "explain", "limit", "open"]

DEFAULT = "communique.sqlite"
Names = str | Sequence[str]


class Record:
    """A record: read reports into it, ask it what it holds."""

    def __init__(self, path: str | Path = DEFAULT, *, create: bool = True) -> None:
        """Open a record.

        Args:
            path: SQLite file, or a database URL.
            create: Whether a missing file is created.

        Raises:
            RecordError: The database is missing, unwritable, foreign, damaged or of a newer version.
        """
        self.store = Store(path, create=create)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        counts = self.store.counts()
        held = f"{counts['reports']} reports, {counts['statements']} statements"
        return f"<communique record {self.store.url}: {held}>"

    def _repr_html_(self) -> str:
        counts = self.store.counts()
        cells = "".join(f"<tr><th>{name}</th><td>{number:,}</td></tr>" for name, number in counts.items())
        return f"<table><caption>{self.store.url}</caption>{cells}</table>"

    def close(self) -> None:
        """Close the record."""
        self.store.close()

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

    def brief(
        self, *states: str, since: str | None = None, until: str | None = None, as_of: str | None = None
    ) -> Brief:
        """The brief on some states: everything with one of them, or what two or more share.

        Args:
            states: ISO codes, names or demonyms.
            since: EDTF; what came before is left out.
            until: EDTF; what came after is left out.
            as_of: EDTF; reports published later are left out.

        Raises:
            UnknownNameError: Nothing answers to a name.
            InvalidDate: A date is none.
        """
        codes = find_states(states)
        if not codes:
            raise UnknownNameError("brief: no state is given.", "Name one or more: communique brief IRN RUS.")
        return write_brief(self._snapshot(as_of, codes), codes, since, until)

    def ask(self, question: str, *, as_of: str | None = None) -> Answer:
        """Answer a question from the record's statements alone.

        Args:
            question: In English, such as 'When did Ghana visit Togo?'; :data:`communique.model.question.FORMS`
                lists the forms.
            as_of: EDTF; reports published later are left out.

        Returns:
            The answer; ``found`` tells whether the record has one.

        Raises:
            QuestionError: The question cannot be understood.
            InvalidDate: ``as_of`` is none.
            ModelMissingError: The language model is not installed.
        """
        if as_of is not None:
            Edtf.parse(as_of)
        named = [word for word in re.findall(r"[^\W\d_]{3,}", question) if word[0].isupper()]
        known = persons(self.store.statements_naming(named, as_of))
        understood = pipeline.understand(question, known, as_of or self.store.last_published())
        return write_answer(self._snapshot(as_of, understood.countries), understood)

    def statements(self, wanted: tables.Filter | None = None, *, as_of: str | None = None) -> Listing[Statement]:
        """Statements; make ``wanted`` with :func:`limit`."""
        chosen = wanted or tables.Filter()
        return tables.statements(self._snapshot(as_of, chosen.states, others=chosen.others), chosen)

    def dealings(self, wanted: tables.Filter | None = None, *, as_of: str | None = None) -> Listing[Dealing]:
        """Dealings of which a statement passes the filter."""
        chosen = wanted or tables.Filter()
        return tables.dealings(self._snapshot(as_of, chosen.states), chosen)

    def reports(self, wanted: tables.Filter | None = None, *, as_of: str | None = None) -> Listing[Publication]:
        """Reports, with the origin each was counted to."""
        chosen = wanted or tables.Filter()
        return tables.reports(self._snapshot(as_of, chosen.states), chosen)

    def actors(self, wanted: tables.Filter | None = None, *, as_of: str | None = None) -> Listing[tables.ActorEntry]:
        """Actors that statements name as parties."""
        chosen = wanted or tables.Filter()
        return tables.actors(self._snapshot(as_of, chosen.states, others=chosen.others), chosen)

    def conflicts(self, wanted: tables.Filter | None = None, *, as_of: str | None = None) -> Listing[Conflict]:
        """Statements that cannot all be true."""
        return tables.conflicts(self._snapshot(as_of, ()), wanted or tables.Filter())

    def why(self, statement: str) -> Evidence:
        """The evidence for a statement, by its id or an unambiguous beginning of it."""
        return evidence.why(Snapshot(self.store), statement)

    def explain(self, kind: str) -> Entry:
        """The codebook entry of a kind of dealing."""
        return explain(kind)

    def verify(self) -> Verdict:
        """Prove that every line of the record leads to its sentence."""
        return verify(self.store)

    def search(self, words: str, most: int = 50) -> list[str]:
        """Ids of the reports that hold all the words, best first."""
        return self.store.search(words, most)

    def evaluate(self, gold_file: str | Path, folder: str | Path | None = None) -> Score:
        """Score the record's statements against gold; see :func:`evaluate`."""
        return _score(self, Path(gold_file), Path(folder) if folder else Path(gold_file).parent)

    def _snapshot(self, as_of: str | None, scope: Sequence[str], *, others: bool = False) -> Snapshot:
        if as_of is not None:
            Edtf.parse(as_of)
        return Snapshot(self.store, as_of, tuple(scope), others)


def open(path: str | Path = DEFAULT, *, create: bool = True) -> Record:  # noqa: A001 - communique.open reads well
    """Open a record; see :class:`Record`."""
    return Record(path, create=create)


def limit(
    states: Names = (),
    *,
    kinds: Names = (),
    status: Names = (),
    holder: str | None = None,
    publisher: str | None = None,
    since: str | None = None,
    until: str | None = None,
    others: bool = False,
) -> tables.Filter:
    """Make a filter for the lists of a record.

    Args:
        states: Codes, names or demonyms of states that must all be party.
        kinds: Kinds of which it must be one.
        status: occurred, planned, possible, denied.
        holder: Words of the holder's name.
        publisher: Words of the publisher's name.
        since: EDTF.
        until: EDTF.
        others: Whether dealings inside states and with groups that are no state are listed too (statements, actors).

    Raises:
        UnknownNameError: A state, kind or status is none.
        InvalidDate: A date is none.
    """
    chosen = tables.Filter(
        states=find_states(_several(states)),
        kinds=tuple(find_kind(name).id for name in _several(kinds)),
        status=tuple(_status(name) for name in _several(status)),
        holder=holder,
        publisher=publisher,
        others=others,
    )
    return replace(chosen, period=Period(since, until))


def _several(names: Names) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(names)


def _status(name: str) -> str:
    try:
        return str(Status(name.strip().lower()))
    except ValueError as error:
        allowed = ", ".join(str(s) for s in Status)
        raise UnknownNameError(f"status: there is no status {name!r}.", f"One of {allowed}.") from error


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
