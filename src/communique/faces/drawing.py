"""Lists that can be drawn: their forms, and how a picture is written."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path

import typer

from communique.faces.console import OutputError, Settings, answer, deliver
from communique.faces.listing import Shape, shape_of
from communique.faces.status import Exit


class Drawn(StrEnum):
    """The forms of a list that can be drawn: those of a list, and pictures."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    SVG = "svg"
    PNG = "png"


PICTURES = (Drawn.SVG, Drawn.PNG)


def drawn_form(form: Drawn | None, output: Path | None) -> Drawn:
    """The form of a list or picture: as asked for, else by the output's name, else a table.

    Raises:
        OutputError: Nothing is written under such a name, or a terminal cannot show the form.
    """
    suffix = output.suffix.removeprefix(".").lower() if output else ""
    chosen = form or (Drawn(suffix) if suffix in PICTURES else Drawn(shape_of(None, output)))
    if chosen is Drawn.PNG and output is None and sys.stdout.isatty():
        raise OutputError("output: png cannot be shown on a terminal.", "Write it to a file with -o.")
    return chosen if chosen in PICTURES else Drawn(shape_of(Shape(chosen), output))


def draw(picture: bytes | str | None, what: str, nothing: str, output: Path | None, options: Settings) -> None:
    """Write a picture to a file or to standard output.

    Args:
        picture: PNG as bytes, SVG as text; None where there is nothing to draw.
        what: What was drawn, in words.
        nothing: What is not in the record where there is no picture.
        output: The file; standard output if None.
        options: The global options.
    """
    if picture is None:
        answer(f"Not in the record: {nothing}.")
        raise typer.Exit(Exit.NO)
    data = picture if isinstance(picture, bytes) else picture.encode("utf8")
    deliver(data, what, output, options, text=False)
