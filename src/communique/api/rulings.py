"""Rulings on what a record holds."""

from __future__ import annotations

import getpass
import os
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from communique.api.held import Held
from communique.model.errors import JudgementError, UnknownNameError
from communique.model.judgement import Judgement, Verb
from communique.record import judging
from communique.record.carrying import Carried, carry
from communique.record.record import Snapshot
from communique.record.waiting import Waiting, waiting
from communique.views import rulings
from communique.views.listing import Listing
from communique.views.review import Doubt, review
from communique.views.states import find_states


class Rulings(Held):
    """What persons rule on the record."""

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
        return rulings.judgements(self.store.judgements(), (w.judgement.id for w in self.waiting()))

    def carry(self, judgements: str | Path | Iterable[Judgement]) -> Carried:
        """Take judgements over from another record: those on something that this one holds.

        Args:
            judgements: Judgements, or a file of them as JSON Lines.

        Raises:
            JudgementError: The file cannot be read, or a line of it is no judgement.
        """
        found = rulings.load(Path(judgements)) if isinstance(judgements, str | Path) else judgements
        return carry(self.store, found)

    def waiting(self) -> list[Waiting]:
        """The judgements that answer for nothing that is read now, since their reports were read again."""
        return waiting(Snapshot(self.store, others=True))

    def review(self) -> Listing[Doubt]:
        """The statements a person should look at, the most doubtful first; those accepted are not among them.

        Before all others come those whose rulings a new reading left behind: see :meth:`waiting`.
        """
        return review(Snapshot(self.store), self.waiting())


def _author() -> str:
    """Who judges where nobody is named: the setting, else the name logged in with."""
    named = os.environ.get("COMMUNIQUE_AUTHOR", "").strip()
    try:
        return named or getpass.getuser()
    except (OSError, KeyError, ImportError) as error:  # no such user is known to the system
        raise JudgementError("judge: nobody is named who judges.", "Give a name with --by NAME.") from error
