"""The options of the point in time from which the record is looked at, alike for every verb that has them."""

from __future__ import annotations

from typing import Annotated

import typer

from communique.model.asof import AsOf, Basis

AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="Leave out reports not known by the end of that day, UTC (EDTF)."),
]
KnownByOption = Annotated[
    Basis,
    typer.Option("--known-by", help="Known once published (undated: once read), or once learnt: read into the record."),
]


def known(day: str | None, basis: Basis) -> AsOf | None:
    """The point in time that the options give; None for now, with all that the record holds.

    Raises:
        InvalidDate: The day is none.
    """
    return AsOf(day, basis) if day is not None else None
