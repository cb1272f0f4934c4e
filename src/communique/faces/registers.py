"""The verbs that follow states over time: deals through their life, and the series of two states by month."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from communique import api
from communique.faces.cli import app
from communique.faces.console import Settings
from communique.faces.drawing import PICTURES, Drawn, draw, drawn_form
from communique.faces.known import AsOfOption, KnownByOption, known
from communique.faces.listing import Shape, put, shape_of
from communique.model.asof import Basis
from communique.views.seriespicture import series_png, series_svg

Since = Annotated[str | None, typer.Option(metavar="DATE", help="Dealings from this date on (EDTF).")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Dealings to this date (EDTF).")]
Publisher = Annotated[str | None, typer.Option(metavar="NAME", help="Words of the publisher's name.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")]


@app.command()
def deals(  # noqa: PLR0913, PLR0917 - one parameter an option
    ctx: typer.Context,
    states: Annotated[
        list[str] | None, typer.Argument(metavar="[STATE…]", help="States that must all be party; all deals if none.")
    ] = None,
    since: Since = None,
    until: Until = None,
    publisher: Publisher = None,
    as_of: AsOfOption = None,
    known_by: KnownByOption = Basis.PUBLISHED,
    form: Annotated[
        Shape | None, typer.Option("--format", help="Form; by the output's name if not given, else table.")
    ] = None,
    output: Output = None,
) -> None:
    """List supplies of arms through their life, one type from one supplier to one recipient a line.

    In brackets: planned, possible, disputed, approximate, or told by one party only. Unknown: '..'.
    """
    options: Settings = ctx.obj
    chosen = shape_of(form, output)
    wanted = api.limit(states or (), publisher=publisher, since=since, until=until)
    with api.open(options.record, create=False) as record:
        put(record.deals(wanted, as_of=known(as_of, known_by)), chosen, output, options)


@app.command()
def series(  # noqa: PLR0913, PLR0917 - one parameter an option
    ctx: typer.Context,
    states: Annotated[list[str], typer.Argument(metavar="STATE STATE", help="Two states: codes, names or demonyms.")],
    kind: Annotated[list[str] | None, typer.Option(metavar="KIND", help="A kind; may be repeated.")] = None,
    since: Since = None,
    until: Until = None,
    publisher: Publisher = None,
    as_of: AsOfOption = None,
    known_by: KnownByOption = Basis.PUBLISHED,
    form: Annotated[
        Drawn | None, typer.Option("--format", help="Form; by the output's name if not given, else table.")
    ] = None,
    output: Output = None,
) -> None:
    """Count what two states did by month, cooperation and conflict apart, with 90 % confidence bands.

    Dealings are counted, not statements; what is planned, possible, denied or disputed stands in columns of its own.
    """
    options: Settings = ctx.obj
    chosen = drawn_form(form, output)
    wanted = api.limit(kinds=kind or (), publisher=publisher, since=since, until=until)
    with api.open(options.record, create=False) as record:
        found = record.series(*states, wanted=wanted, as_of=known(as_of, known_by))
    if chosen in PICTURES:
        picture = series_png(found) if chosen is Drawn.PNG else series_svg(found)
        nothing = "no dealing of these two that is dated to a month"
        draw(picture, f"{len(found):,} {found.name}", nothing, output, options)
    else:
        put(found, Shape(chosen), output, options)
