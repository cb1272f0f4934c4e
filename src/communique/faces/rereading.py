"""The verb that reads again: reread."""

from __future__ import annotations

from typing import Annotated

import typer

from communique import api
from communique.faces.cli import app
from communique.faces.console import Settings, progress, say
from communique.faces.status import Exit


@app.command()
def reread(
    ctx: typer.Context,
    report: Annotated[
        list[str] | None,
        typer.Option(
            metavar="REPORT",
            help="Id of a report or how it begins, or its document; may be given again. All reports if none.",
        ),
    ] = None,
) -> None:
    """Read the texts in the record again with the reader that is installed; nothing that was read is erased.

    Judgements are kept where they answer the same question; the others come first in communique review. A run that
    was stopped is completed by running it again, and reading again with the same reader changes nothing.
    """
    options: Settings = ctx.obj
    with api.open(options.record, create=False) as record:
        wanted = tuple(report or ())
        total = len(set(wanted)) if wanted else record.store.counts()["reports"]
        with progress(options.quiet, total) as step:
            done = record.reread(*wanted, progress=step)
        waiting = len(record.waiting())
        if not options.quiet:
            say(f"{record.store.url}: {done}.")
            if waiting:
                words = "1 judgement answers" if waiting == 1 else f"{waiting:,} judgements answer"
                say(f"{words} for nothing that is read now: communique review shows them first.")
    if done.failures:
        raise typer.Exit(Exit.UNREAD)
