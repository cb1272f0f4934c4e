"""The verbs that take a whole record elsewhere: export, import, backup."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from communique import api
from communique.faces.cli import app
from communique.faces.console import Settings, say

Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help="A folder of JSON Lines and Parquet.")]


@app.command()
def export(ctx: typer.Context, folder: Folder) -> None:
    """Write the whole record into a new folder: every table as JSON Lines and as Parquet, with a manifest.

    Others may read into the record meanwhile. Equal records give equal files, whichever store they are in.
    """
    options: Settings = ctx.obj
    with api.open(options.record, create=False) as record:
        counts = record.export(folder)
    if not options.quiet:
        told = ", ".join(f"{count:,} {name}" for name, count in counts.items() if count)
        say(f"{folder}: {told or 'an empty record'}.")


@app.command("import")
def load(ctx: typer.Context, folder: Folder) -> None:
    """Take an exported record in: what is new is added, what is known stays as it is.

    The folder is checked whole before anything is written. An import that was stopped is completed by running it again.
    """
    options: Settings = ctx.obj
    with api.open(options.record) as record:
        done = record.load(folder)
    if not options.quiet:
        say(f"{record.store.url}: {done}.")


@app.command()
def backup(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where the copy goes: an SQLite file.")],
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace the file if it is there.")] = False,
) -> None:
    """Copy the record into a file, while others may read into it, and verify the copy.

    The copy is a record itself: open it with --record.
    """
    options: Settings = ctx.obj
    with api.open(options.record, create=False) as record:
        verdict = record.backup(file, overwrite=overwrite)
    if not options.quiet:
        say(f"{file}: sound; {verdict.reports:,} reports, {verdict.statements:,} statements copied.")
