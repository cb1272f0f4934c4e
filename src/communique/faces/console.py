"""Output of the command line: messages on standard error, answers on standard output or in a file."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)
from rich.table import Table
from rich.text import Text

from communique.model.errors import CommuniqueError
from communique.pipeline import Step
from communique.views.listing import Listing

WIDE = 200  # columns of a table that is not shown on a terminal
SHOWN = {
    "statements": ("id", "date", "kind", "source", "target", "status", "holder", "publisher", "quote"),
    "dealings": ("id", "date", "kind", "source", "target", "status", "statements", "origins", "series", "reasons"),
    "suggestions": ("score", "first", "second", "reasons", "against", "reading", "other_reading"),
    "deals": (
        "supplier",
        "recipient",
        "ordered",
        "designation",
        "category",
        "order_year",
        "delivery_years",
        "delivered",
        "status",
        "comments",
    ),
    "periods": (
        "period",
        "dealings",
        "dealings_low",
        "dealings_high",
        "cooperation",
        "cooperation_low",
        "cooperation_high",
        "conflict",
        "conflict_low",
        "conflict_high",
        "planned",
        "possible",
        "denied",
        "disputed",
        "statements",
        "origins",
        "kinds",
    ),
    "reports": ("published", "publisher", "title", "statements", "document"),
    "actors": ("id", "label", "country", "offices", "names", "statements", "first_told", "last_told"),
    "conflicts": ("id", "kind", "sides", "origins", "since", "settled", "reasons"),
    "echoes": ("published", "outlet", "kind", "from", "score", "report", "reasons"),
    "judgements": ("id", "at", "author", "verb", "subjects", "field", "value", "reason", "state"),
    "doubts": ("id", "confidence", "doubts", "reading", "quote", "waiting"),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """The global options of a call."""

    record: str
    given: bool
    quiet: bool
    debug: bool


class OutputError(CommuniqueError):
    """An output that cannot be written."""


def say(words: str = "") -> None:
    """Write a message to standard error."""
    sys.stderr.write(f"{words}\n")


def answer(words: str) -> None:
    """Write an answer to standard output."""
    sys.stdout.write(words if words.endswith("\n") else f"{words}\n")


def deliver(data: bytes, what: str, output: Path | None, options: Settings, *, text: bool) -> None:
    """Write what was made to a file and say what it is; without a file, to standard output.

    Args:
        data: What was made.
        what: In words, what it is.
        output: The file; standard output if None.
        options: The global options.
        text: Whether a terminal can show it.

    Raises:
        OutputError: The file cannot be written.
    """
    if output is not None:
        write_bytes(output, lambda file: file.write(data))  # type: ignore[arg-type]
        if not options.quiet:
            say(f"{output}: {what}.")
    elif text:
        answer(data.decode("utf8"))
    else:
        sys.stdout.buffer.write(data)


def write_bytes(path: Path, write: Callable[[IO[bytes]], None]) -> None:
    """Write a file whole or not at all.

    Args:
        path: Where.
        write: Writes to the open file.

    Raises:
        OutputError: It cannot be written; what was there is as it was.
    """
    try:
        if path.is_dir():
            raise OutputError(f"output: {path} is a folder.", "Give a file name with -o.")
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise OutputError(
            f"output: {path} cannot be written: {error.strerror}.", "Give another file with -o."
        ) from error
    try:
        with os.fdopen(handle, "wb") as file:
            write(file)
        # A temporary file is private; the one that takes its place has the usual rights.
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        Path(name).replace(path)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise OutputError(
            f"output: {path} cannot be written: {error.strerror}.", "Give another file with -o."
        ) from error
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


@contextmanager
def progress(quiet: bool, total: int | None) -> Iterator[Callable[[Step], None]]:
    """Show progress on standard error where that is a terminal; name each document that could not be read.

    Args:
        quiet: Whether to show no bar.
        total: How many documents there are, if known.

    Yields:
        What to call after each document.
    """
    console = Console(stderr=True)
    bar = Progress(
        SpinnerColumn(), TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(),
        TextColumn("{task.fields[document]}"), console=console, transient=True,
        disable=quiet or not console.is_terminal,
    )  # fmt: skip
    with bar:
        task = bar.add_task("", total=total, document="")

        def step(done: Step) -> None:
            bar.update(task, advance=1, document=Text(done.document[-50:]).plain.replace("[", "("))
            if done.failure is not None:
                console.print(Text(f"not read: {done.failure}"), soft_wrap=True)

        yield step


def count_files(paths: list[str]) -> int | None:
    """How many documents paths hold, where one can tell without opening any: plain files and folders."""
    packed = (".zip", ".gz", ".tgz", ".tar", ".jsonl", ".bz2", ".xz", ".json")
    total = 0
    with contextlib.suppress(OSError):
        for name in paths:
            path = Path(name)
            files = [p for p in path.rglob("*") if p.is_file()] if path.is_dir() else [path]
            if name == "-" or any(p.name.lower().endswith(packed) for p in files):
                return None
            total += len(files)
    return total or None


def show_table(listing: Listing[Any]) -> str:
    """A list as a table of its main columns."""
    console = Console(width=None if sys.stdout.isatty() else WIDE)
    columns = SHOWN[listing.name]
    table = Table(box=None, pad_edge=False, header_style="bold", expand=False)
    for column in columns:
        long = column in (
            "quote",
            "sides",
            "title",
            "document",
            "label",
            "subjects",
            "reason",
            "reasons",
            "reading",
            "offices",
            "names",
            "other_reading",
            "against",
            "comments",
        )
        table.add_column(column, overflow="fold", no_wrap=column in ("id", "date"), ratio=3 if long else None)
    for row in listing.rows():
        table.add_row(*(Text(_cell(row[c])) for c in columns))
    with console.capture() as captured:
        console.print(table)
    return captured.get()


def _cell(value: object) -> str:
    """A value on one line; blanks at its beginning, which show the depth in a tree, stay."""
    words = "" if value is None else str(value)
    return words[: len(words) - len(words.lstrip(" "))] + " ".join(words.split())
