"""What is written from a record: briefs, changes, answers, evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from communique import pipeline
from communique.api.held import Held
from communique.model.asof import AsOf
from communique.model.errors import UnknownNameError
from communique.record.briefs import last_brief, note_brief
from communique.record.record import Snapshot
from communique.views import evidence
from communique.views.answer import Answer, persons, write_answer
from communique.views.brief import Brief, write_brief
from communique.views.changes import Changes, write_changes
from communique.views.evidence import Evidence
from communique.views.explain import Entry, explain
from communique.views.states import find_states

LAST_BRIEF = "last-brief"


class Answers(Held):
    """What the record says, in words."""

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
        return write_brief(self._snapshot(as_of, codes, shared=True), codes, since, until)

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
        snapshot = self._snapshot(known_by, understood.countries)
        return write_answer(snapshot, snapshot.persons.asked(understood))

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

    def why(self, statement: str) -> Evidence:
        """The evidence for a statement, by its id or an unambiguous beginning of it."""
        return evidence.why(Snapshot(self.store), statement)

    def explain(self, kind: str) -> Entry:
        """The codebook entry of a kind of dealing."""
        return explain(kind)
