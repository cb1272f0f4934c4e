"""The verb that shows origins: who took which story from whom, as a list or a picture."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from communique import api
from communique.faces.cli import app
from communique.faces.console import Settings
from communique.faces.drawing import PICTURES, Drawn, draw, drawn_form
from communique.faces.known import AsOfOption, KnownByOption, known
from communique.faces.listing import Shape, put
from communique.model.asof import Basis
from communique.views.echopicture import echoes_png, echoes_svg


@app.command()
def origins(
    ctx: typer.Context,
    of: Annotated[
        list[str] | None,
        typer.Argument(metavar="[REPORT|STATES]", help="A report by id or document, or states; all if none."),
    ] = None,
    as_of: AsOfOption = None,
    known_by: KnownByOption = Basis.PUBLISHED,
    form: Annotated[
        Drawn | None, typer.Option("--format", help="Form; by the output's name if not given, else table.")
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")] = None,
) -> None:
    """Show who took which story from whom: copies, rewrites, excerpts and quotations below their origin.

    Stories that one report alone tells are left out. The evidence for each step is in the reasons.
    """
    options: Settings = ctx.obj
    chosen = drawn_form(form, output)
    with api.open(options.record, create=False) as record:
        found = record.origins(*(of or ()), as_of=known(as_of, known_by))
    if chosen in PICTURES:
        picture = echoes_png(found) if chosen is Drawn.PNG else echoes_svg(found)
        draw(picture, f"{len(found):,} {found.name}", "no story that two reports tell", output, options)
    else:
        put(found, Shape(chosen), output, options)
