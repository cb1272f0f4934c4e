"""The pages that are written by code: commands, kinds, and what the README says the demo prints."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from itertools import groupby
from pathlib import Path
from typing import Any

import typer
from typer.testing import CliRunner

from communique.faces.cli import app
from communique.faces.demonstration import pairs
from communique.faces.status import MEANINGS, Exit
from communique.ontology.kinds import Kind, load_kinds

ROOT = Path(__file__).resolve().parents[1]
MADE = "<!-- Written by `python -m checks.docs --write`; do not edit. -->\n"
SETTING = re.compile(r"\bCOMMUNIQUE_[A-Z_]+\b")
SETTINGS = {
    "COMMUNIQUE_RECORD": "The record to use where `--record` is not given: an SQLite file or a database URL.",
    "COMMUNIQUE_AUTHOR": "Who judges, where `--by` is not given; without both it is the name logged in with.",
    "COMMUNIQUE_MODEL": "Another installed spaCy pipeline for English in place of the one that ships. Figures in "
    "these pages hold for the one that ships.",
}
MESSAGES = (
    "Messages go to standard error, answers to standard output. An error is one sentence that says what is wrong, "
    "where, and what to do; `--debug` adds where in the code it came from.\n"
)
CODES = (
    "Each has a mode and contexts of PLOVER, a CAMEO code, and the Goldstein weight of that code, from -10 (conflict) "
    "to +10 (cooperation). `communique explain KIND` shows one entry. A mutual kind has no direction: both lists of "
    "parties together are its sides. PLOVER codes CONSULT, SUPPORT, COOPERATE and AID that are still to come as AGREE; "
    "`communique` keeps the kind and says *planned*.\n"
)
PICTURE_DPI = 96  # as wide as a page of the README
EXCERPT_BEGIN, EXCERPT_END = "<!-- demo: begin (written by checks.docs --write) -->", "<!-- demo: end -->"


def settings_in_source() -> set[str]:
    """The environment variables that the package's source names."""
    files = (ROOT / "src").rglob("*.py")
    return {name for file in files for name in SETTING.findall(file.read_text(encoding="utf8"))}


def commands_page() -> str:
    """docs/commands.md: every command with its arguments and options, the settings, the exit statuses."""
    root: Any = typer.main.get_command(app)
    parts = [
        MADE,
        "# Commands\n",
        f"{root.help}\n",
        "Options that hold for every command may stand before or after its name.\n",
        _options(root.params),
    ]
    for name, command in sorted(_leaves(root.commands)):
        usage = " ".join(_shown(p) for p in command.params if p.param_type_name == "argument")
        parts += [
            f"## {name}\n",
            f"```\ncommunique {name} {usage}".rstrip() + " [OPTIONS]\n```\n",
            f"{_prose(command.help)}\n",
        ]
        parts.append(_arguments(command.params))
        parts.append(_options(command.params))
    parts += ["## Settings\n", _table(("variable", "meaning"), [(f"`{n}`", m) for n, m in SETTINGS.items()])]
    parts += [
        "## Exit statuses\n",
        _table(("status", "name", "meaning"), [(f"{int(s)}", f"`{s.name}`", MEANINGS[s]) for s in Exit]),
        MESSAGES,
    ]
    return "\n".join(part for part in parts if part)


def _leaves(commands: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Every command by its whole name, those of a group after the group's ('judge accept')."""
    for name, command in commands.items():
        held = getattr(command, "commands", None)
        yield from ((f"{name} {leaf}", c) for leaf, c in _leaves(held)) if held else ((name, command),)


def _prose(text: str | None) -> str:
    return "\n\n".join(" ".join(part.split()) for part in (text or "").split("\n\n"))


def _shown(param: Any) -> str:
    return str(param.metavar or param.name.upper())


def _arguments(params: list[Any]) -> str:
    rows = [(f"`{_shown(p)}`", p.help or "") for p in params if p.param_type_name == "argument"]
    return _table(("argument", "meaning"), rows) if rows else ""


def _options(params: list[Any]) -> str:
    rows = [
        (", ".join(f"`{o}`" for o in p.opts) + _value(p), _help(p)) for p in params if p.param_type_name == "option"
    ]
    return _table(("option", "meaning"), rows) if rows else ""


def _value(param: Any) -> str:
    if param.is_flag:
        return ""
    kind = param.type_descriptor.annotation
    choices = ", ".join(kind) if isinstance(kind, type) and issubclass(kind, StrEnum) else ""
    return f" {param.metavar or (f'one of {choices}' if choices else kind.__name__.upper())}"


def _help(param: Any) -> str:
    words = param.help or ""
    default = param.show_default if isinstance(param.show_default, str) else param.default
    if default not in (None, False, "", ()) and not callable(default):
        words += f" Default: `{default}`."
    return words + (f" Setting: `{param.envvar}`." if param.envvar else "")


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [
        " | ".join(head),
        " | ".join("---" for _ in head),
        *(" | ".join(c.replace("|", "\\|") for c in r) for r in rows),
    ]
    return "".join(f"| {line} |\n" for line in lines)


def kinds_page() -> str:
    """docs/kinds.md: the codebook, by PLOVER type in the ontology's order."""
    kinds = list(load_kinds().values())
    order = list(dict.fromkeys(k.type for k in kinds))
    parts = [
        MADE,
        "# Kinds of dealings\n",
        f"{len(kinds)} kinds under {len(order)} event types of PLOVER. {CODES}",
        _table(
            ("kind", "type", "CAMEO", "Goldstein"),
            [(f"[{k.id}](#{k.id})", k.type, k.cameo, f"{k.goldstein:+.1f}") for k in kinds],
        ),
    ]
    for name, members in groupby(sorted(kinds, key=lambda k: order.index(k.type)), key=lambda k: k.type):
        parts.append(f"## {name}\n")
        parts += [_entry(kind) for kind in members]
    return "\n".join(parts)


def _entry(kind: Kind) -> str:
    roles = "; ".join(f"{role}: {who}" for role, who in kind.roles.items())
    codes = (
        f"PLOVER {kind.type}{f', mode {kind.mode}' if kind.mode else ''}, contexts {', '.join(kind.contexts) or 'none'}"
    )
    return (
        f"### {kind.id}\n\n"
        f"**{kind.label}** ({'mutual' if kind.mutual else 'directed'}). {kind.meaning}\n\n"
        f"- {codes}; CAMEO {kind.cameo}; Goldstein {kind.goldstein:+.1f}\n"
        f"- Parties: {roles}\n"
        f"- Example: *{kind.example}*\n"
        f"- Not: {kind.is_not}\n"
    )


@contextmanager
def inside(folder: Path) -> Iterator[None]:
    """Work in a folder for a while."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def demo_prints(folder: Path) -> str:
    """What `communique demo` prints when run in a folder."""
    with inside(folder):
        done = CliRunner().invoke(app, ["demo", "--quiet"])
    return str(done.stdout)


def picture(folder: Path, to: Path) -> None:
    """Draw the first page of the sample's first brief; fonts differ between machines, so nothing compares it."""
    import pymupdf  # noqa: PLC0415 - only this needs it

    demo_prints(folder)
    with inside(folder):
        CliRunner().invoke(app, ["--record", "communique-demo/record.sqlite", "brief", *pairs()[0], "-o", "brief.pdf"])
    with pymupdf.open(folder / "brief.pdf") as paper:  # type: ignore[no-untyped-call]
        paper[0].get_pixmap(dpi=PICTURE_DPI).save(to)


def readme_with(text: str, printed: str) -> str:
    """The README with what the demo prints between its marks."""
    before, _, rest = text.partition(EXCERPT_BEGIN)
    _, _, after = rest.partition(EXCERPT_END)
    return f"{before}{EXCERPT_BEGIN}\n```text\n{printed.rstrip()}\n```\n{EXCERPT_END}{after}"
