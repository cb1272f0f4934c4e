"""The verbs that ask the record: brief, changes, why, explain."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from communique import api
from communique.faces.cli import app
from communique.faces.console import OutputError, Settings, answer, deliver, say
from communique.faces.known import AsOfOption, KnownByOption, known
from communique.faces.status import Exit
from communique.model.asof import AsOf, Basis
from communique.model.judgement import Verb
from communique.ontology.kinds import load_kinds
from communique.views.brief import Brief
from communique.views.evidence import Evidence, origin
from communique.views.render import TEXT
from communique.views.rows import grounds_words

STYLES = {
    "trigger": "bold reverse",
    "party": "bold cyan",
    "holder": "bold magenta",
    "saying": "magenta",
    "status": "bold yellow",
    "time": "green",
    "place": "blue",
    "materiel": "red",
    "money": "red",
}


class Form(StrEnum):
    """The forms of a brief."""

    MD = "md"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"
    JSON = "json"


@app.command()
def brief(
    ctx: typer.Context,
    states: Annotated[
        list[str],
        typer.Argument(
            metavar="STATE…", help="ISO codes, names or demonyms: IRN RUS, 'iran russian', everyone with Iran."
        ),
    ],
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Leave out what came before (EDTF).")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Leave out what came after (EDTF).")] = None,
    as_of: AsOfOption = None,
    known_by: KnownByOption = Basis.PUBLISHED,
    form: Annotated[
        Form | None, typer.Option("--format", help="Form; by the output's name if not given, else md.")
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")] = None,
) -> None:
    """Write the brief on some states; with one state, on everything with it."""
    options: Settings = ctx.obj
    chosen = _form(form, output)
    looked = datetime.now(UTC)
    with api.open(options.record, create=False) as record:
        made = record.brief(*states, since=since, until=until, as_of=known(as_of, known_by))
        _put(made, chosen, output, options)
        if as_of is None:  # one of the past tells nothing of what its reader knows now
            record.note_brief(made, looked)
    if made.empty or made.failures:
        raise typer.Exit(Exit.NO)


@app.command()
def changes(
    ctx: typer.Context,
    since: Annotated[
        str,
        typer.Option(metavar="DATE", help="What was known by the end of that day, UTC, is not new; or last-brief."),
    ],
    states: Annotated[
        list[str] | None,
        typer.Argument(metavar="[STATE…]", help="States that must all be party; everything if none is given."),
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DATE", help="Leave out what was not known by the end of that day, UTC.")
    ] = None,
    known_by: KnownByOption = Basis.PUBLISHED,
    form: Annotated[
        Form | None, typer.Option("--format", help="Form; by the output's name if not given, else md.")
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")] = None,
) -> None:
    """Show what is new, moved on, confirmed, dated, contradicted, settled or withdrawn since a day.

    What is only read otherwise, since reports were read again, stands apart; by publication it is no change.

    With --since last-brief: since a brief on exactly these states was last written from this record, by reading time.
    """
    options: Settings = ctx.obj
    chosen = _form(form, output)
    begin = since if since == api.LAST_BRIEF else AsOf(since, known_by)
    with api.open(options.record, create=False) as record:
        made = record.changes(*(states or ()), since=begin, until=until)
    _put(made, chosen, output, options)
    if made.failures:
        raise typer.Exit(Exit.NO)


def _put(made: Brief, chosen: str, output: Path | None, options: Settings) -> None:
    what = f"{sum(1 for _ in made.lines())} lines, {len(made.citations)} sentences cited"
    deliver(made.render(chosen), what, output, options, text=chosen in TEXT)
    for failure in made.failures:
        say(f"left out: {failure}")


def _form(form: Form | None, output: Path | None) -> str:
    suffix = output.suffix.removeprefix(".").lower() if output else ""
    if form is not None:
        chosen = form.value
    elif suffix in {f.value for f in Form}:
        chosen = suffix
    elif suffix in ("", "txt", "markdown"):
        chosen = "md"
    else:
        raise OutputError(f"output: no brief is written as .{suffix}.", f"One of {', '.join(Form)}; or say --format.")
    if output is None and chosen not in TEXT and sys.stdout.isatty():
        raise OutputError(f"output: {chosen} cannot be shown on a terminal.", "Write it to a file with -o.")
    return chosen


@app.command()
def why(
    ctx: typer.Context,
    statement: Annotated[str, typer.Argument(metavar="ID", help="Id of a statement, or how it begins.")],
) -> None:
    """Show why a statement is in the record: its sentence, the words that made it, the rules, the rest."""
    options: Settings = ctx.obj
    with api.open(options.record, create=False) as record:
        show_evidence(record.why(statement))


def show_evidence(found: Evidence) -> None:
    """Write why a statement is in the record: its paragraph with the words that made it, then the rest."""
    console = Console(width=None if sys.stdout.isatty() else 100, highlight=False)
    console.print(Text(found.line, style="bold"))
    console.print(Text(origin(found)))
    console.print()
    console.print(_paragraph(found))
    console.print()
    for words in _details(found):
        console.print(Text(words))


def _paragraph(found: Evidence) -> Text:
    text = Text()
    for words, marks in found.pieces():
        text.append(words, style=STYLES[marks[0].role] if marks else "")
    return text


def _details(found: Evidence) -> list[str]:
    statement = found.statement
    text = found.paragraph
    out = [f"statement   {statement.id}, {statement.kind}, {statement.status}, sure {statement.confidence:.2f}"]
    for mark in found.marks:
        inside = 0 <= mark.start - found.start < len(text)
        words = (
            f"“{text[mark.start - found.start : mark.end - found.start]}”" if inside else "(elsewhere in the report)"
        )
        out.append(f"{mark.role:<11} {words} at {mark.start}: {mark.detail}")
    if statement.date and statement.date_start is None:
        out.append(f"time        {statement.date}, from {statement.date_origin or 'the report'}")
    out.append(f"rules       {', '.join(found.reasons) or 'none named'} ({statement.reader})")
    out += [f"dropped     “{d.trigger}” at {d.start}: {d.reason} {d.detail}".rstrip() for d in found.dropped]
    out += [f"reading     {words}" for words in found.readings]
    if found.withdrawn:
        out.append(f"withdrawn   {found.withdrawn}")
    if found.dealing is None and any(j.verb is Verb.REJECT for j in found.judgements):
        out.append("dealing     none: it was rejected")
    elif found.ended:
        out.append("dealing     none: the newest reading of its report makes it no more")
    elif found.dealing is None:
        out.append("dealing     none: only dealings between states are gathered")
    else:
        out.append(f"dealing     {found.dealing}: {'; '.join(found.dealing_reasons) or 'this statement alone'}")
    out += [f"ruling      {j.words} ({j.id})" for j in found.judgements]
    if found.siblings:
        out.append(f"with        {', '.join(found.siblings)}")
    if found.series:
        out.append(f"series      {found.series}")
    for link in found.links:
        words = f"{link.kind} {link.target}" if link.source == statement.id else f"{link.source} {link.kind} it"
        out.append(f"link        {words}: {', '.join(link.reasons)}")
    for pair in found.suggestions:
        out.append(f"perhaps     one with {pair.other(str(found.dealing))}: {grounds_words(pair)}")
    return out


@app.command()
def explain(
    kind: Annotated[
        str | None, typer.Argument(metavar="KIND", help="A kind of dealing; all are listed if none.")
    ] = None,
) -> None:
    """Show the codebook entry of a kind: meaning, PLOVER, CAMEO, Goldstein, examples and what it is not."""
    if kind is None:
        for entry in load_kinds().values():
            answer(f"{entry.id:<22} {entry.type:<10} {entry.meaning}")
        return
    found = api.explain(kind)
    answer(f"{found.kind.label} ({found.kind.id})")
    for heading, words in found.facts():
        answer(f"  {heading:<14}{words}")
