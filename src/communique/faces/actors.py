"""The verb that shows one actor or one office over time."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from communique import api
from communique.faces.cli import app
from communique.faces.console import Settings, deliver
from communique.faces.known import AsOfOption, KnownByOption, known
from communique.faces.status import Exit
from communique.model.asof import Basis
from communique.views.actors import render


class Told(StrEnum):
    """The forms of an account."""

    TEXT = "text"
    JSON = "json"


@app.command()
def actor(
    ctx: typer.Context,
    name: Annotated[
        list[str],
        typer.Argument(
            metavar="NAME…", help="An id, a name in any spelling met, or an office: 'foreign minister of Kenya'."
        ),
    ],
    on: Annotated[str | None, typer.Option(metavar="DATE", help="Only what was held then (EDTF).")] = None,
    as_of: AsOfOption = None,
    known_by: KnownByOption = Basis.PUBLISHED,
    form: Annotated[
        Told | None, typer.Option("--format", help="Form; by the output's name if not given, else text.")
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")] = None,
) -> None:
    """Show one actor over time: names, offices with dates and who says so, who came before and after; or an office.

    Offices come from the lists that ship ('listed') and from reports ('met in reports', with the statements).
    """
    options: Settings = ctx.obj
    suffix = output.suffix.lower() if output else ""
    chosen = form or (Told.JSON if suffix == ".json" else Told.TEXT)
    with api.open(options.record, create=False) as record:
        found = record.actor(" ".join(name), on=on, as_of=known(as_of, known_by))
    data = render(found, chosen)
    deliver(data, "found" if found.found else "not in the record", output, options, text=True)
    if not found.found:
        raise typer.Exit(Exit.ABSENT)
