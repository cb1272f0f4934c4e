"""The typed Python interface: a record with the verbs of the command line, results as objects."""

from __future__ import annotations

import getpass
import os
import re
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from communique import pipeline
from communique.model.asof import AsOf
from communique.model.deal import Deal
from communique.model.dealing import Conflict, Dealing
from communique.model.errors import JudgementError, UnknownNameError
from communique.model.judgement import Judgement, Verb
from communique.model.statement import Statement, Status
from communique.ontology.kinds import find_kind
from communique.record import judging
from communique.record.briefs import last_brief, note_brief
from communique.record.carrying import Carried, carry
from communique.record.record import Snapshot
from communique.record.store import Publication, Store
from communique.record.verify import Verdict, verify
from communique.views import evidence, gold, rulings, tables
from communique.views.answer import Answer, persons, write_answer
from communique.views.brief import Brief, write_brief
from communique.views.changes import Changes, write_changes
from communique.views.evaluate import Score, score, score_conflicts
from communique.views.evidence import Evidence
from communique.views.explain import Entry, explain
from communique.views.listing import Listing
from communique.views.period import Period
from communique.views.review import Doubt, review
from communique.views.series import Row, series
from communique.views.states import find_states

if TYPE_CHECKING:
    from communique.statements.reader import Reader

__all__ = ["DEFAULT", "AsOf", "Record", "evaluate", "explain", "limit", "open"]

DEFAULT = "communique.sqlite"
LAST_BRIEF = "last-brief"
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
        self, *states: str, since: str | None = None, until: str | None = None, as_of: str | AsOf | None = None
    ) -> Brief:
        """The brief on some states: everything with one of them, or what two or more share.

        Args:
            states: ISO codes, names or demonyms.
            since: EDTF; what came before is left out.
            until: EDTF; what came after is left out.
            as_of: Reports not known by then are left out: an EDTF day (reports published later), or an
                :class:`AsOf` by reading time. Days are of UTC.

        Raises:
            UnknownNameError: Nothing answers to a name.
            InvalidDate: A date is none.
        """
        codes = find_states(states)
        if not codes:
            raise UnknownNameError("brief: no state is given.", "Name one or more: communique brief IRN RUS.")
        return write_brief(self._snapshot(as_of, codes), codes, since, until)

    def ask(self, question: str, *, as_of: str | AsOf | None = None) -> Answer:
        """Answer a question from the record's statements alone.

        Args:
            question: In English, such as 'When did Ghana visit Togo?'; :data:`communique.model.question.FORMS`
                lists the forms.
            as_of: As of :meth:`brief`.

        Returns:
            The answer; ``found`` tells whether the record has one.

        Raises:
            QuestionError: The question cannot be understood.
            InvalidDate: ``as_of`` is no date.
            ModelMissingError: The language model is not installed.
        """
        known_by = AsOf(as_of) if isinstance(as_of, str) else as_of
        named = [word for word in re.findall(r"[^\W\d_]{3,}", question) if word[0].isupper()]
        known = persons(self.store.statements_naming(named, known_by))
        understood = pipeline.understand(question, known, known_by.day if known_by else self.store.last_published())
        return write_answer(self._snapshot(known_by, understood.countries), understood)

    def note_brief(self, brief: Brief, looked: datetime) -> None:
        """Leave a mark in the record that a brief was written, for ``changes(since="last-brief")``.

        Args:
            brief: The brief.
            looked: When the record was looked at for it, with the time zone.

        Raises:
            RecordError: The record cannot be written.
        """
        note_brief(self.store, brief.states, looked)

    def changes(self, *states: str, since: str | AsOf, until: str | AsOf | None = None) -> Changes:
        """What is new, confirmed, contradicted, withdrawn, dated or moved on since a point in time.

        Args:
            states: ISO codes, names or demonyms that must all be party; everything if none.
            since: What was known by then is not new: an EDTF day (by publication), an :class:`AsOf`, or
                ``last-brief`` for when ``communique brief`` last wrote one on exactly these states (on any if none
                is given). Days are of UTC.
            until: What was not known by then is left out; None for now. An EDTF day goes by the same time as
                ``since``: publication or, from a brief on, reading.

        Raises:
            UnknownNameError: Nothing answers to a name, or there is no such brief.
            InvalidDate: A date is none, or they are the wrong way round.
        """
        codes = find_states(states)
        begin = self._last_brief(codes) if since == LAST_BRIEF else AsOf(since) if isinstance(since, str) else since
        end = AsOf(until, begin.basis) if isinstance(until, str) else until
        return write_changes(self._snapshot(begin, codes), self._snapshot(end, codes), codes)

    def _last_brief(self, codes: Sequence[str]) -> AsOf:
        found = last_brief(self.store, codes)
        if found is None:
            on = f" on {' '.join(codes)}" if codes else ""
            raise UnknownNameError(
                f"changes: no brief{on} has been written from this record.",
                f"Write one: communique brief {' '.join(codes) or 'STATE…'}; or give a day with --since.",
            )
        return found

    def statements(self, wanted: tables.Filter | None = None, *, as_of: str | AsOf | None = None) -> Listing[Statement]:
        """Statements; make ``wanted`` with :func:`limit`."""
        chosen = wanted or tables.Filter()
        return tables.statements(self._snapshot(as_of, chosen.states, others=chosen.others), chosen)

    def dealings(self, wanted: tables.Filter | None = None, *, as_of: str | AsOf | None = None) -> Listing[Dealing]:
        """Dealings of which a statement passes the filter."""
        chosen = wanted or tables.Filter()
        return tables.dealings(self._snapshot(as_of, chosen.states), chosen)

    def deals(self, wanted: tables.Filter | None = None, *, as_of: str | AsOf | None = None) -> Listing[Deal]:
        """The register of deals of which a statement passes the filter: supplies of arms through their life."""
        return tables.deals(self._snapshot(as_of, ()), wanted or tables.Filter())

    def series(
        self, *states: str, wanted: tables.Filter | None = None, as_of: str | AsOf | None = None
    ) -> Listing[Row]:
        """The series of two states by month: dealings by kind, cooperation and conflict, with confidence bands.

        Args:
            states: ISO codes, names or demonyms of two states.
            wanted: A filter made with :func:`limit`; its states are left aside.
            as_of: As of :meth:`brief`.

        Raises:
            UnknownNameError: Nothing answers to a name, or not two states are named.
            InvalidDate: A date is none.
        """
        codes = find_states(states)
        if len(codes) != 2:
            raise UnknownNameError(f"series: {len(codes)} states are named.", "Name two: communique series ETH SOM.")
        return series(self._snapshot(as_of, codes), (codes[0], codes[1]), wanted or tables.Filter())

    def reports(self, wanted: tables.Filter | None = None, *, as_of: str | AsOf | None = None) -> Listing[Publication]:
        """Reports, with the origin each was counted to."""
        chosen = wanted or tables.Filter()
        return tables.reports(self._snapshot(as_of, chosen.states), chosen)

    def actors(
        self, wanted: tables.Filter | None = None, *, as_of: str | AsOf | None = None
    ) -> Listing[tables.ActorEntry]:
        """Actors that statements name as parties."""
        chosen = wanted or tables.Filter()
        return tables.actors(self._snapshot(as_of, chosen.states, others=chosen.others), chosen)

    def conflicts(self, wanted: tables.Filter | None = None, *, as_of: str | AsOf | None = None) -> Listing[Conflict]:
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

    def judge(
        self,
        verb: str,
        *subjects: str,
        why: str,
        by: str | None = None,
        field: str | None = None,
        value: str | None = None,
        country: str | None = None,
        at: datetime | None = None,
    ) -> Judgement:
        """Rule on what the record holds; the ruling is a row of its own, and nothing stored is changed.

        Args:
            verb: accept, reject, correct, merge, split, rename, copy, independent, settle or undo.
            subjects: Ids, or how they begin; for a rename the name or id as found.
            why: The reason.
            by: Who judges; the setting COMMUNIQUE_AUTHOR, else the name logged in with, if None.
            field: Of a correction: kind, status, date, place, source, target, holder or quantity.
            value: The corrected value; the actor or state it is; the number or claim of the side that holds, or 'none'.
            country: Of a rename the code the name was read as, where it was read as several.
            at: When it was given; now if None.

        Returns:
            The judgement, stored.

        Raises:
            UnknownNameError: Nothing, or more than one thing, answers to a name, an id or a verb.
            InvalidDate: A date is none.
            JudgementError: A reason, an author or a value is missing or impossible, or it is undone already.
        """
        if verb not in set(Verb):
            raise UnknownNameError(f"judge: there is no ruling {verb!r}.", f"One of {', '.join(Verb)}.")
        author = by if by is not None else _author()
        ruling = judging.Ruling(Verb(verb), subjects, author, why, field, value, country, at)
        made = judging.judgement_of(self.store, ruling, find_states)
        self.store.add_judgement(made)
        return made

    def judgements(self) -> Listing[Judgement]:
        """All judgements ever given, oldest first."""
        return rulings.judgements(self.store.judgements())

    def carry(self, judgements: str | Path | Iterable[Judgement]) -> Carried:
        """Take judgements over from another record: those on something that this one holds.

        Args:
            judgements: Judgements, or a file of them as JSON Lines.

        Raises:
            JudgementError: The file cannot be read, or a line of it is no judgement.
        """
        found = rulings.load(Path(judgements)) if isinstance(judgements, str | Path) else judgements
        return carry(self.store, found)

    def review(self) -> Listing[Doubt]:
        """The statements a person should look at, the most doubtful first; those accepted are not among them."""
        return review(Snapshot(self.store))

    def search(self, words: str, most: int = 50) -> list[str]:
        """Ids of the reports that hold all the words, best first."""
        return self.store.search(words, most)

    def evaluate(self, gold_file: str | Path, folder: str | Path | None = None) -> Score:
        """Score the record's statements against gold; see :func:`evaluate`."""
        return _score(self, Path(gold_file), Path(folder) if folder else Path(gold_file).parent)

    def _snapshot(self, as_of: str | AsOf | None, scope: Sequence[str], *, others: bool = False) -> Snapshot:
        return Snapshot(self.store, AsOf(as_of) if isinstance(as_of, str) else as_of, tuple(scope), others)


def open(path: str | Path = DEFAULT, *, create: bool = True) -> Record:  # noqa: A001 - communique.open reads well
    """Open a record; see :class:`Record`."""
    return Record(path, create=create)


def limit(  # noqa: PLR0913 - one parameter a field of the filter
    states: Names = (),
    *,
    kinds: Names = (),
    status: Names = (),
    holder: str | None = None,
    publisher: str | None = None,
    since: str | None = None,
    until: str | None = None,
    others: bool = False,
    withdrawn: bool = False,
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
        withdrawn: Whether to list only what was told by reports since corrected, retracted or replaced.

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
        withdrawn=withdrawn,
    )
    return replace(chosen, period=Period(since, until))


def _author() -> str:
    """Who judges where nobody is named: the setting, else the name logged in with."""
    named = os.environ.get("COMMUNIQUE_AUTHOR", "").strip()
    try:
        return named or getpass.getuser()
    except (OSError, KeyError, ImportError) as error:  # no such user is known to the system
        raise JudgementError("judge: nobody is named who judges.", "Give a name with --by NAME.") from error


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
