"""The command line: thin; every verb is one of the Python interface."""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from communique.api import DEFAULT
from communique.faces.console import Settings, say
from communique.faces.status import Exit
from communique.model.errors import CommuniqueError, ModelMissingError, RecordError

USAGE_ERROR: type[Exception] = next(c for c in typer.BadParameter.__mro__ if c.__name__ == "ClickException")
HOISTED = {"--record": 1, "--quiet": 0, "-q": 0, "--debug": 0}


class Verbs(TyperGroup):
    """Takes global options before or after the verb; turns errors into one sentence and a status."""

    # The context is Any: typer has carried its own copy of click since 0.26, and both versions must do.
    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Bring global options to the front."""
        return super().parse_args(ctx, _hoist(args))

    def invoke(self, ctx: Any) -> Any:
        """Run the verb."""
        debug = bool(ctx.params.get("debug"))
        try:
            return super().invoke(ctx)
        except CommuniqueError as error:
            if debug:
                raise
            say(f"communique: {error}")
            raise typer.Exit(_status(error)) from error
        except KeyboardInterrupt:
            say("communique: stopped; what was reported done is safe, and the same command completes it.")
            raise typer.Exit(Exit.STOPPED) from None
        except (USAGE_ERROR, typer.Exit, typer.Abort, BrokenPipeError):
            raise
        except Exception as error:
            if debug:
                raise
            say(
                f"communique: a fault of communique itself: {type(error).__name__}: {error}. "
                "Please report it; the same command with --debug shows where."
            )
            raise typer.Exit(Exit.FAULT) from error


def _hoist(args: list[str]) -> list[str]:
    front: list[str] = []
    rest: list[str] = []
    queue = list(args)
    while queue:
        word = queue.pop(0)
        if word == "--":
            rest += [word, *queue]
            break
        if word.startswith("--record="):
            front.append(word)
        elif word in HOISTED:
            front += [word, *queue[: HOISTED[word]]]
            del queue[: HOISTED[word]]
        else:
            rest.append(word)
    return front + rest


def _status(error: CommuniqueError) -> Exit:
    return Exit.RECORD if isinstance(error, RecordError | ModelMissingError) else Exit.USAGE


app = typer.Typer(
    cls=Verbs,
    name="communique",
    help="The sourced record of how states deal with one another, read from news reports.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version  # noqa: PLC0415

        typer.echo(f"communique {version('communique')}")
        raise typer.Exit


@app.callback()
def settings(
    ctx: typer.Context,
    record: Annotated[
        str | None,
        typer.Option(
            envvar="COMMUNIQUE_RECORD",
            metavar="FILE",
            show_default=DEFAULT,
            help="The record: SQLite file or database URL.",
        ),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar and no summary.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show where an error came from.")] = False,
    version: Annotated[  # acts by its callback
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and end.")
    ] = False,
) -> None:
    """Take the global options."""
    del version
    ctx.obj = Settings(record or DEFAULT, record is not None, quiet, debug)


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal without UTF-8 shows what it can
            stream.reconfigure(errors="replace")
    app()


# The verbs add themselves to the app.
from communique.faces import (  # noqa: E402
    actors,  # noqa: F401
    asking,  # noqa: F401
    checking,  # noqa: F401
    echoing,  # noqa: F401
    judging,  # noqa: F401
    listing,  # noqa: F401
    questioning,  # noqa: F401
    reading,  # noqa: F401
    registers,  # noqa: F401
    rereading,  # noqa: F401
    transfers,  # noqa: F401
)
