"""Actors and offices over time."""

from __future__ import annotations

from communique.api.held import Held
from communique.model.asof import AsOf
from communique.model.edtf import Edtf
from communique.record.officeholders import who_held
from communique.views.actors import ActorAccount, OfficeAccount, account, office_account
from communique.views.officewords import office_in


class Actors(Held):
    """Who is who, and who held an office when."""

    def actor(
        self, name: str, *, on: str | None = None, as_of: str | AsOf | None = None
    ) -> ActorAccount | OfficeAccount:
        """One actor over time, or who held an office.

        Args:
            name: An id, a name or spelling of an actor; or an office with its state: 'foreign minister of Kenya'.
            on: EDTF: only what was held then.
            as_of: As of :meth:`brief`.

        Returns:
            The account of the actor, or of the office; ``found`` tells whether the lists or the record tell.

        Raises:
            UnknownNameError: Nobody, or more than one, answers to the name.
            InvalidDate: A date is none.
        """
        if on is not None:
            Edtf.parse(on)
        office = None if ":" in name else office_in(name)
        if office is None:
            return account(self._snapshot(as_of, (), others=True), name, on)
        country, offices = office
        snapshot = self._snapshot(as_of, (country,))
        return office_account(snapshot, name, who_held(snapshot, country, offices, on))
