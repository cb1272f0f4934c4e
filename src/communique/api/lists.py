"""The lists of a record, and the filter that limits them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from communique.api.held import Held
from communique.model.asof import AsOf
from communique.model.deal import Deal
from communique.model.dealing import Conflict, Dealing, Suggestion
from communique.model.errors import UnknownNameError
from communique.model.statement import Statement, Status
from communique.ontology.kinds import find_kind
from communique.record.store import Publication
from communique.views import tables
from communique.views.echoes import Row as Echo
from communique.views.echoes import echoes
from communique.views.listing import Listing
from communique.views.period import Period
from communique.views.series import Row, series
from communique.views.states import find_states
from communique.views.suggested import suggestions

Names = str | Sequence[str]


class Lists(Held):
    """What the record holds, as lists."""

    def statements(self, wanted: tables.Filter | None = None, *, as_of: str | AsOf | None = None) -> Listing[Statement]:
        """Statements; make ``wanted`` with :func:`limit`."""
        chosen = wanted or tables.Filter()
        return tables.statements(self._snapshot(as_of, chosen.states, others=chosen.others), chosen)

    def dealings(self, wanted: tables.Filter | None = None, *, as_of: str | AsOf | None = None) -> Listing[Dealing]:
        """Dealings of which a statement passes the filter."""
        chosen = wanted or tables.Filter()
        return tables.dealings(self._snapshot(as_of, chosen.states), chosen)

    def suggestions(
        self, wanted: tables.Filter | None = None, *, as_of: str | AsOf | None = None
    ) -> Listing[Suggestion]:
        """Pairs of dealings that may be one, the likeliest first; ``judge`` with merge or split settles each."""
        chosen = wanted or tables.Filter()
        return suggestions(self._snapshot(as_of, chosen.states), chosen)

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

    def origins(self, *of: str, as_of: str | AsOf | None = None) -> Listing[Echo]:
        """Who took which story from whom: each report of an origin below the one it took the story from.

        Args:
            of: A report, by its id or document, or states that must all be party to what a report tells; all origins
                that have echoes if none.
            as_of: As of :meth:`brief`.

        Raises:
            UnknownNameError: Nothing answers to the words.
        """
        return echoes(self._snapshot(as_of, ()), of)

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


def _several(names: Names) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(names)


def _status(name: str) -> str:
    try:
        return str(Status(name.strip().lower()))
    except ValueError as error:
        allowed = ", ".join(str(s) for s in Status)
        raise UnknownNameError(f"status: there is no status {name!r}.", f"One of {allowed}.") from error
