"""The verbs that list: statements, dealings, reports, actors, conflicts."""

from __future__ import annotations

import sys
from collections.abc import Callable
from enum import StrEnum
from inspect import signature
from pathlib import Path
from typing import Annotated, Any

import typer

from communique import api
from communique.faces.cli import app
from communique.faces.console import OutputError, Settings, answer, say, show_table, write_bytes
from communique.faces.known import AsOfOption, KnownByOption, known
from communique.model.asof import AsOf, Basis
from communique.views.listing import Listing
from communique.views.tables import Filter


class Shape(StrEnum):
    """The forms of a list."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"


Ask = Callable[[api.Record, Filter, AsOf | None], Listing[Any]]


def _list(name: str, doc: str, ask: Ask, suggest: Ask | None = None) -> None:
    """Add a verb that lists; where there is something to ``suggest``, with the option for it."""

    def verb(  # noqa: PLR0913, PLR0917 - one parameter an option
        ctx: typer.Context,
        state: Annotated[
            list[str] | None,
            typer.Option(metavar="STATE", help="A state that must be party; may be repeated."),
        ] = None,
        kind: Annotated[list[str] | None, typer.Option(metavar="KIND", help="A kind; may be repeated.")] = None,
        status: Annotated[
            list[str] | None, typer.Option(help="occurred, planned, possible or denied; may be repeated.")
        ] = None,
        holder: Annotated[str | None, typer.Option(metavar="NAME", help="Words of the holder's name.")] = None,
        publisher: Annotated[str | None, typer.Option(metavar="NAME", help="Words of the publisher's name.")] = None,
        since: Annotated[str | None, typer.Option(metavar="DATE", help="Dealings from this date on (EDTF).")] = None,
        until: Annotated[str | None, typer.Option(metavar="DATE", help="Dealings to this date (EDTF).")] = None,
        as_of: AsOfOption = None,
        known_by: KnownByOption = Basis.PUBLISHED,
        others: Annotated[
            bool,
            typer.Option("--others", help="Statements and actors inside states and of groups that are no state, too."),
        ] = False,
        withdrawn: Annotated[
            bool,
            typer.Option("--withdrawn", help="Only what was told by reports since corrected, retracted or replaced."),
        ] = False,
        suggested: Annotated[
            bool,
            typer.Option("--suggested", help="Pairs of dealings that may be one, for judge merge or split to settle."),
        ] = False,
        form: Annotated[
            Shape | None,
            typer.Option("--format", help="Form; by the output's name if not given, else table."),
        ] = None,
        output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")] = None,
    ) -> None:
        options: Settings = ctx.obj
        chosen = shape_of(form, output)
        wanted = api.limit(
            state or (), kinds=kind or (), status=status or (), holder=holder, publisher=publisher,
            since=since, until=until, others=others, withdrawn=withdrawn,
        )  # fmt: skip
        with api.open(options.record, create=False) as record:
            asked = suggest if suggest and suggested else ask
            put(asked(record, wanted, known(as_of, known_by)), chosen, output, options)

    if suggest is None:
        given = signature(verb, eval_str=True)
        own = [parameter for name, parameter in given.parameters.items() if name != "suggested"]
        vars(verb)["__signature__"] = given.replace(parameters=own)  # what typer reads
    verb.__doc__ = doc
    app.command(name)(verb)


def shape_of(form: Shape | None, output: Path | None) -> Shape:
    """The form of a list: as asked for, else by the output's name, else a table.

    Raises:
        OutputError: No list is written under such a name, or a terminal cannot show the form.
    """
    suffix = output.suffix.removeprefix(".").lower() if output else ""
    if form is not None:
        chosen = form
    elif suffix in {s.value for s in Shape}:
        chosen = Shape(suffix)
    elif suffix in ("", "txt"):
        chosen = Shape.TABLE
    else:
        raise OutputError(f"output: no list is written as .{suffix}.", f"One of {', '.join(Shape)}; or say --format.")
    if chosen is Shape.PARQUET and output is None and sys.stdout.isatty():
        raise OutputError("output: parquet cannot be shown on a terminal.", "Write it to a file with -o.")
    return chosen


def put(found: Listing[Any], shape: Shape, output: Path | None, options: Settings) -> None:
    """Write a list to a file or to standard output, and say how long it is."""
    if output is not None:
        if shape is Shape.TABLE:
            words = show_table(found).encode("utf8")
            write_bytes(output, lambda file: file.write(words))  # type: ignore[arg-type]
        else:
            write_bytes(output, lambda file: found.write(file, shape))
        if not options.quiet:
            say(f"{output}: {len(found):,} {found.name}.")
    elif shape is not Shape.TABLE:
        found.write(sys.stdout.buffer, shape)
        sys.stdout.buffer.flush()
    elif len(found):
        answer(show_table(found))
        if not options.quiet:
            say(f"{len(found):,} {found.name}.")
    else:
        answer(f"Not in the record: no {found.name} of that description.")


_list("statements", "List statements: one holder's claim about one dealing each.",
      lambda record, wanted, as_of: record.statements(wanted, as_of=as_of))  # fmt: skip
_list("dealings", "List dealings, with how many statements and independent origins stand behind each.",
      lambda record, wanted, as_of: record.dealings(wanted, as_of=as_of),
      lambda record, wanted, as_of: record.suggestions(wanted, as_of=as_of))  # fmt: skip
_list("reports", "List reports, with the origin each is counted to.",
      lambda record, wanted, as_of: record.reports(wanted, as_of=as_of))  # fmt: skip
_list("actors", "List states, organs, office holders and others that are party to dealings.",
      lambda record, wanted, as_of: record.actors(wanted, as_of=as_of))  # fmt: skip
_list("conflicts", "List statements that cannot all be true, with the origins behind each side.",
      lambda record, wanted, as_of: record.conflicts(wanted, as_of=as_of))  # fmt: skip
