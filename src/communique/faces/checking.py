"""The verbs that check: verify, evaluate."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from communique import api
from communique.faces.cli import app
from communique.faces.console import Settings, answer, say
from communique.faces.status import Exit
from communique.model.errors import UnknownNameError
from communique.views.evaluate import Score


@app.command()
def verify(ctx: typer.Context) -> None:
    """Prove that every statement's quote and offsets match its report, and that nothing is orphaned in any table."""
    options: Settings = ctx.obj
    with api.open(options.record, create=False) as record:
        verdict = record.verify()
    for fault in verdict.faults:
        answer(fault)
    counts = (verdict.reports, verdict.statements, verdict.dealings)
    words = "{:,} reports, {:,} statements, {:,} dealings checked".format(*counts)
    words += f", {verdict.judgements:,} judgements" if verdict.judgements else ""
    if verdict.sound:
        answer(f"{record.store.url}: sound; {words}.")
        return
    answer(f"{record.store.url}: {len(verdict.faults):,} faults; {words}.")
    raise typer.Exit(Exit.NO)


@app.command()
def evaluate(
    ctx: typer.Context,
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Gold in YAML.")],
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="[FOLDER]", help="Where its documents are; beside the gold if not given."),
    ] = None,
    floor: Annotated[
        str,
        typer.Option(metavar="FIGURES", help="Least figures, such as f1=0.6,dyad=0.5; below them the status is 1."),
    ] = "",
    errors: Annotated[bool, typer.Option("--errors", help="List what was missed and what was wrong.")] = False,
) -> None:
    """Score statements against gold: those of the record given, else of the gold's documents read afresh."""
    options: Settings = ctx.obj
    floors = _floors(floor)
    if options.given:
        with api.open(options.record, create=False) as record:
            result = record.evaluate(gold, folder)
    else:
        result = api.evaluate(gold, folder)
    if errors:
        _list(result)
    answer(str(result))
    unknown = [name for name in floors if name not in result.figures]
    if unknown:
        raise UnknownNameError(f"floor: there is no figure {unknown[0]!r}.", f"One of {', '.join(result.figures)}.")
    below = result.below(floors)
    if below:
        say(f"below floor: {'; '.join(below)}")
        raise typer.Exit(Exit.NO)


def _floors(words: str) -> dict[str, float]:
    floors = {}
    for item in filter(None, words.split(",")):
        name, _, value = item.partition("=")
        try:
            floors[name.strip()] = float(value)
        except ValueError as error:
            raise UnknownNameError(f"floor: {item!r} is no floor.", "Write it as f1=0.6.") from error
    return floors


def _list(result: Score) -> None:
    for sort, found in (("missed", result.missed), ("spurious", result.spurious), ("wrong", result.wrong),
                        ("conflict missed", result.unseen)):  # fmt: skip
        for words in found:
            answer(f"{sort:<9} {words}")
