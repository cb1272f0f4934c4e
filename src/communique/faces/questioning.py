"""The verb that answers questions: ask."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from communique import api
from communique.faces.cli import app
from communique.faces.console import OutputError, Settings, deliver
from communique.faces.known import AsOfOption, KnownByOption, known
from communique.faces.status import Exit
from communique.model.asof import Basis


class Written(StrEnum):
    """The forms of an answer."""

    TEXT = "text"
    MD = "md"
    JSON = "json"


SUFFIXES = {"txt": Written.TEXT, "": Written.TEXT, "md": Written.MD, "markdown": Written.MD, "json": Written.JSON}


@app.command()
def ask(
    ctx: typer.Context,
    question: Annotated[
        list[str], typer.Argument(metavar="QUESTION…", help="In English: 'When did Ghana last visit Togo?'")
    ],
    as_of: AsOfOption = None,
    known_by: KnownByOption = Basis.PUBLISHED,
    form: Annotated[
        Written | None, typer.Option("--format", help="Form; by the output's name if not given, else text.")
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")] = None,
) -> None:
    """Answer a question from the statements of the record alone, or say that it is not in the record.

    When, where, who, what, how many, how often, whether, who says so, what is planned: of every kind of dealing.
    """
    options: Settings = ctx.obj
    chosen = _form(form, output)
    with api.open(options.record, create=False) as record:
        found = record.ask(" ".join(question), as_of=known(as_of, known_by))
    data = found.render(chosen)
    deliver(data, f"{found.outcome}, {len(found.citations)} sentences cited", output, options, text=True)
    if not found.found:
        raise typer.Exit(Exit.ABSENT)
    if found.failures:
        raise typer.Exit(Exit.NO)


def _form(form: Written | None, output: Path | None) -> Written:
    suffix = output.suffix.removeprefix(".").lower() if output else ""
    if form is None and suffix not in SUFFIXES:
        raise OutputError(
            f"output: no answer is written as .{suffix}.", f"One of {', '.join(Written)}; or say --format."
        )
    return form or SUFFIXES[suffix]
