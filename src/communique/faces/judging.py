"""The verbs of judgement: judge with its rulings, judgements, review."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from communique import api
from communique.faces.asking import show_evidence
from communique.faces.cli import app
from communique.faces.console import Settings, answer, say
from communique.faces.listing import Shape, put, shape_of
from communique.model.errors import CommuniqueError
from communique.model.judgement import Field, Judgement, Verb
from communique.views.review import Doubt

FEW = 20  # doubtful statements that are listed where no number is given
RULED = {"a": "[a]ccept", "r": "[r]eject", "c": "[c]orrect"}
PAIRED = {"m": "[m]erge with the dealing named", "t": "[t]wo dealings"}
DISPUTED = {"e": "s[e]ttle the conflict"}
TAKEN_BACK = {"u": "[u]ndo the old ruling"}
LEFT = {"w": "[w]hy", "s": "[s]kip", "q": "[q]uit"}
HOW = (
    "Rule on each: communique judge accept ID, judge reject ID or judge correct ID FIELD VALUE, each with --why TEXT; "
    "of two dealings judge merge ID ID or judge split ID ID; of an open conflict judge settle; a ruling that waits is "
    "taken back by judge undo. On a terminal communique review asks."
)

Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason; demanded.")]
By = Annotated[
    str | None,
    typer.Option(
        "--by", metavar="NAME", envvar="COMMUNIQUE_AUTHOR", help="Who judges; the name logged in with if none."
    ),
]
Id = Annotated[str, typer.Argument(metavar="ID", help="Id of a statement, or how it begins.")]
Form = Annotated[Shape | None, typer.Option("--format", help="Form; by the output's name if not given, else table.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")]

judge = typer.Typer(
    help="Rule on what the record holds: who, when and why are kept, and every ruling can be undone.",
    no_args_is_help=True,
)
app.add_typer(judge, name="judge")


def _rule(ctx: typer.Context, verb: Verb, *subjects: str, **more: Any) -> None:
    """Give one judgement and say what it was."""
    options: Settings = ctx.obj
    with api.open(options.record, create=False) as record:
        _told(record.judge(verb, *subjects, **more), options)


def _told(judgement: Judgement, options: Settings) -> None:
    answer(judgement.id)
    if not options.quiet:
        say(f"{' '.join(judgement.subjects[:2])}: {judgement.words}")


@judge.command()
def accept(ctx: typer.Context, statement: Id, why: Why, by: By = None) -> None:
    """Accept a statement as it stands: a person vouches for the reading."""
    _rule(ctx, Verb.ACCEPT, statement, why=why, by=by)


@judge.command()
def reject(ctx: typer.Context, statement: Id, why: Why, by: By = None) -> None:
    """Reject a statement: it is left out of everything that is shown, and stays in the record."""
    _rule(ctx, Verb.REJECT, statement, why=why, by=by)


@judge.command()
def correct(
    ctx: typer.Context,
    statement: Id,
    field: Annotated[Field, typer.Argument(metavar="FIELD", help=f"One of {', '.join(Field)}.")],
    value: Annotated[
        str,
        typer.Argument(
            metavar="VALUE",
            help="The right value; none takes it away. Dates in EDTF, sides as states, a place or holder as "
            "'Entebbe, UGA', a number as 12, 12~ (about), 12/15, 12/.. or ../15.",
        ),
    ],
    why: Why,
    by: By = None,
) -> None:
    """Correct one field of a statement; what was read stays beside it, and the quote is never changed."""
    _rule(ctx, Verb.CORRECT, statement, field=field, value=value, why=why, by=by)


@judge.command()
def merge(
    ctx: typer.Context,
    things: Annotated[list[str], typer.Argument(metavar="ID ID…", help="Ids of statements or dealings.")],
    why: Why,
    by: By = None,
) -> None:
    """Rule that two or more statements or dealings are about one dealing."""
    _rule(ctx, Verb.MERGE, *things, why=why, by=by)


@judge.command()
def split(
    ctx: typer.Context,
    things: Annotated[
        list[str],
        typer.Argument(metavar="ID [ID]", help="Id of a statement; or ids of two statements or dealings that are two."),
    ],
    why: Why,
    by: By = None,
) -> None:
    """Rule that a statement is not about the dealing it was gathered into, or that two dealings are not one."""
    _rule(ctx, Verb.SPLIT, *things, why=why, by=by)


@judge.command()
def rename(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name as reports have it, or the id of an actor.")],
    who: Annotated[
        str,
        typer.Argument(
            metavar="WHO", help="The state it is, or the id of an actor: listed, or a person met in reports."
        ),
    ],
    why: Why,
    by: By = None,
    of: Annotated[
        str | None,
        typer.Option(metavar="STATE", help="As whose it was read, where it was read as of several; none for nobody's."),
    ] = None,
) -> None:
    """Rule who an actor is, wherever it is named so, in later reports too."""
    _rule(ctx, Verb.RENAME, name, value=who, country=of, why=why, by=by)


Report = Annotated[str, typer.Argument(metavar="REPORT", help="Id of a report or how it begins, or its document.")]


@judge.command()
def copy(ctx: typer.Context, first: Report, second: Report, why: Why, by: By = None) -> None:
    """Rule that two reports are of one origin: one is a copy or rewrite of the other, or both of a third."""
    _rule(ctx, Verb.COPY, first, second, why=why, by=by)


@judge.command()
def independent(ctx: typer.Context, first: Report, second: Report, why: Why, by: By = None) -> None:
    """Rule that two reports are independent: neither was taken from the other or from a third."""
    _rule(ctx, Verb.INDEPENDENT, first, second, why=why, by=by)


@judge.command()
def settle(
    ctx: typer.Context,
    conflict: Annotated[str, typer.Argument(metavar="CONFLICT", help="Id of a conflict, or how it begins.")],
    side: Annotated[
        str, typer.Argument(metavar="SIDE", help="Number or claim of the side that holds; none for neither.")
    ],
    why: Why,
    by: By = None,
) -> None:
    """Settle a conflict for one side or for none; both sides stay and are shown."""
    _rule(ctx, Verb.SETTLE, conflict, value=side, why=why, by=by)


@judge.command()
def undo(
    ctx: typer.Context,
    judgement: Annotated[str, typer.Argument(metavar="JUDGEMENT", help="Id of a judgement, or how it begins.")],
    why: Why,
    by: By = None,
) -> None:
    """Take a judgement back; both it and the undo stay in the record."""
    _rule(ctx, Verb.UNDO, judgement, why=why, by=by)


@judge.command()
def carry(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Judgements of another record, as JSON Lines.")],
) -> None:
    """Take over the judgements of another record that are on something this one holds."""
    options: Settings = ctx.obj
    with api.open(options.record, create=False) as record:
        say(f"{record.store.url}: {record.carry(file)}.")


@app.command()
def judgements(ctx: typer.Context, form: Form = None, output: Output = None) -> None:
    """List all judgements ever given, oldest first, with what became of each."""
    options: Settings = ctx.obj
    chosen = shape_of(form, output)
    with api.open(options.record, create=False) as record:
        put(record.judgements(), chosen, output, options)


@app.command()
def review(
    ctx: typer.Context,
    number: Annotated[
        int | None, typer.Option("--list", metavar="N", min=1, help="List the N most doubtful and ask nothing.")
    ] = None,
    by: By = None,
    form: Form = None,
    output: Output = None,
) -> None:
    """Walk through the doubtful statements, the most doubtful first, and rule on each; without a terminal list them."""
    options: Settings = ctx.obj
    with api.open(options.record, create=False) as record:
        doubts = record.review()
        if not len(doubts) and form is None and output is None:
            answer("Nothing is left to review: no statement is doubtful, and no ruling waits.")
        elif number is None and form is None and output is None and sys.stdin.isatty() and sys.stdout.isatty():
            _walk(record, list(doubts), by, options)
        else:
            shown = doubts.first(number or FEW)
            put(shown, shape_of(form, output), output, options)
            if not options.quiet and form is None and output is None:
                more = len(doubts) - len(shown)
                say(f"{f'{more:,} more with --list {len(doubts)}. ' if more else ''}{HOW}")


def _walk(record: api.Record, doubts: list[Doubt], by: str | None, options: Settings) -> None:
    """Ask about one statement after another until there are no more or the user ends it.

    What a ruling given on the way holds for too, such as the same sentence in a copy, is passed over.
    """
    conflicts = {c.id: c for c in record.conflicts()} if any(d.conflicts for d in doubts) else {}
    given: set[str] = set()
    for n, doubt in enumerate(doubts, 1):
        if given and given & {j.id for j in record.why(doubt.statement.id).judgements}:
            answer(f"\n{n} of {len(doubts):,}  {doubt.statement.id}  passed over: ruled on with one before.")
            continue
        report = record.store.report(doubt.statement.report)
        answer(f"\n{n} of {len(doubts):,}  {doubt.statement.id}  {report.document if report else ''}")
        answer(f"“{' '.join(doubt.statement.quote.split())}”")
        answer(f"Read as: {doubt.reading}")
        answer(f"Doubtful: {'; '.join(doubt.doubts)}.")
        for conflict in (conflicts[i] for i in doubt.conflicts if i in conflicts):
            sides = "; ".join(f"{n} {s.claim} ({', '.join(s.statements)})" for n, s in enumerate(conflict.sides, 1))
            answer(f"In conflict over {conflict.kind} ({conflict.id}): {sides}.")
        choices = _choices(doubt)
        while (said := _letter(choices)) not in ("s", "q"):
            if said == "w":
                show_evidence(record.why(doubt.statement.id))
                continue
            try:
                made = _asked(record, doubt, said, by)
            except CommuniqueError as error:
                say(f"communique: {error}")
                continue
            _told(made, options)
            given |= {made.id} if made.verb in (Verb.ACCEPT, Verb.REJECT) else set()
            if said != "c":
                break
            answer(f"Now: {record.why(doubt.statement.id).line}")
        if said == "q":
            return


def _choices(doubt: Doubt) -> dict[str, str]:
    """What can be said to a doubt, by letter."""
    own = RULED if doubt.made else {}
    pairs, disputed = PAIRED if doubt.suggested else {}, DISPUTED if doubt.conflicts else {}
    return {**own, **pairs, **disputed, **(TAKEN_BACK if doubt.waiting else {}), **LEFT}


def _letter(choices: dict[str, str]) -> str:
    """Ask until one of the letters is said; nothing is a skip."""
    while True:
        said: str = typer.prompt(", ".join(choices.values()), default="s", show_default=False).strip().lower()[:1]
        if said in choices:
            return said
        say(f"There is no {said!r} here: {', '.join(choices)}.")


def _asked(record: api.Record, doubt: Doubt, said: str, by: str | None) -> Judgement:
    """Ask for what a ruling needs, and give it; a correction is asked about again as it then stands.

    Of several dealings that may be one with the statement's, merge and two are on the one named first; of several
    rulings that wait, undo on the oldest; of several conflicts, settle on the first.
    """
    statement = doubt.statement.id
    if said == "e":
        side = typer.prompt("Number of the side that holds, or none")
        return record.judge(Verb.SETTLE, doubt.conflicts[0], value=side, why=typer.prompt("Why"), by=by)
    if said == "u":
        return record.judge(Verb.UNDO, doubt.waiting[0], why=typer.prompt("Why"), by=by)
    if said in "mt":
        verb = Verb.MERGE if said == "m" else Verb.SPLIT
        return record.judge(verb, statement, doubt.suggested[0], why=typer.prompt("Why"), by=by)
    if said == "c":
        field = typer.prompt(f"Field ({', '.join(Field)})").strip().lower()
        value = typer.prompt("Right value")
        return record.judge(Verb.CORRECT, statement, field=field, value=value, why=typer.prompt("Why"), by=by)
    return record.judge(Verb.ACCEPT if said == "a" else Verb.REJECT, statement, why=typer.prompt("Why"), by=by)
