"""The verbs that read: read, demo."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from communique import api
from communique.faces import demonstration
from communique.faces.cli import app
from communique.faces.console import Settings, answer, count_files, progress, say
from communique.faces.status import Exit
from communique.model.edtf import Edtf


@app.command()
def read(
    ctx: typer.Context,
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH…", help="Files, folders, archives; - for standard input.")
    ],
    publisher: Annotated[
        str | None, typer.Option(metavar="NAME", help="Publisher of documents that name none.")
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Date of publication (EDTF) of documents that give none."),
    ] = None,
) -> None:
    """Read reports into the record: .txt .md .html .pdf .docx .eml .jsonl, in folders, archives or by pipe.

    Reading the same reports again changes nothing. A run that was stopped is completed by running it again.
    """
    options: Settings = ctx.obj
    if published is not None:
        Edtf.parse(published)
    with api.open(options.record) as record, progress(options.quiet, count_files(paths)) as step:
        summary = record.read(*paths, publisher=publisher, published=published, progress=step)
    if not options.quiet:
        say(f"{record.store.url}: {summary}.")
    if summary.failures:
        raise typer.Exit(Exit.UNREAD)


@app.command()
def demo(
    ctx: typer.Context,
    into: Annotated[Path, typer.Option(metavar="FOLDER", help="Where the demonstration is put.")] = Path(
        "communique-demo"
    ),
) -> None:
    """Read the sample that ships into a fresh record and write its briefs beside it."""
    options: Settings = ctx.obj
    reports = demonstration.lay_out(into)
    target = demonstration.fresh_record(into)
    with api.open(target) as record:
        with progress(options.quiet, len(reports)) as step:
            summary = record.read(*reports, progress=step)
        demonstration.note_made(record, into)
        briefs = demonstration.write_briefs(record, into)
    answer(demonstration.excerpt(briefs, target, summary))
    if summary.failures:
        raise typer.Exit(Exit.UNREAD)
