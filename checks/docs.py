"""The documentation is tested: what it must name is named, what it shows is so, what is written by code is up to date.

    python -m checks.docs            exit 1 with one line a fault
    python -m checks.docs --write    writes the generated pages and the README's excerpt
    python -m checks.docs --picture  draws docs/img/brief.png anew

Checked: docs/commands.md and docs/kinds.md are what the program says now; every setting, kind, exit status and
every field of the interchange form is documented; the README shows what the demo prints; every `communique` command
in the code blocks of README and tutorial runs with exit status 0 in a fresh folder beside the sample's reports;
relative links and their anchors resolve.
"""

from __future__ import annotations

import re
import shlex
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

from typer.testing import CliRunner

from checks import pages
from communique import api
from communique.faces.cli import app
from communique.faces.demonstration import sample_files
from communique.faces.status import Exit
from communique.model.deal import Cell, Deal
from communique.model.dealing import Conflict, Dealing, Link, Series, Side, Suggestion
from communique.model.interchange import conflict_object, statement_object
from communique.model.judgement import Anchor, Field, Judgement, Verb
from communique.model.report import Report
from communique.model.statement import Cue, Holder, Materiel, Money, Party, Place, Quantity, Statement, Status
from communique.model.tenure import Acting, ActorFile, OfficeAnswer, Spelling, Tenure
from communique.ontology.kinds import load_kinds
from communique.record.readings import ReadingEntry, Revision
from communique.views.series import COLUMNS

ROOT = pages.ROOT
README, TUTORIAL, MODEL = ROOT / "README.md", ROOT / "docs" / "tutorial.md", ROOT / "docs" / "data-model.md"
GENERATED = {ROOT / "docs" / "commands.md": pages.commands_page, ROOT / "docs" / "kinds.md": pages.kinds_page}
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^(?:\$ )?(?:uv run )?communique (.+?)(?:\s{2,}#.*)?$", re.MULTILINE)
LINK = re.compile(r"(?<!\\)!?\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
FOLDER = "reports"  # what the pages call the user's folder of reports
RECORDS = (Party, Place, Cue, Holder, Quantity, Materiel, Money, Dealing, Series, Link, Suggestion, Side, Judgement,
           Anchor, Cell, Deal, Tenure, Spelling, Acting, ActorFile, OfficeAnswer, ReadingEntry, Revision)  # fmt: skip


def markdown() -> list[Path]:
    """The pages: those at the root, and all of docs."""
    return sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def name(path: Path) -> str:
    """A page's name in messages."""
    return path.relative_to(ROOT).as_posix()


def stale() -> Iterator[str]:
    """Generated pages that are not what the program says now."""
    for path, make in GENERATED.items():
        if not path.is_file() or path.read_text(encoding="utf8") != make():
            yield f"{name(path)} is out of date: python -m checks.docs --write"


def undocumented() -> Iterator[str]:
    """Settings, kinds, exit statuses and fields that no page explains."""
    for setting in sorted(pages.settings_in_source() ^ pages.SETTINGS.keys()):
        yield f"checks/pages.py: setting {setting} is in the source or in SETTINGS, not in both"
    commands, kinds = (path.read_text(encoding="utf8") if path.is_file() else "" for path in GENERATED)
    for status in Exit:
        if f"`{status.name}`" not in commands:
            yield f"docs/commands.md: exit status {status.name} is not documented"
    for kind in load_kinds():
        if f"### {kind}\n" not in kinds:
            yield f"docs/kinds.md: kind {kind} is not documented"
    model = MODEL.read_text(encoding="utf8")
    for field in sorted(form_fields()):
        if f"`{field}`" not in model:
            yield f"docs/data-model.md: field {field} is not documented"
    for status_value in Status:
        if f"`{status_value}`" not in model:
            yield f"docs/data-model.md: status {status_value} is not documented"


def form_fields() -> set[str]:
    """Every field of the interchange forms, of a series, and of the records inside them."""
    report = Report("", "", "")
    statement = Statement("", 0, 0, "", 0, 0, "", "", None, (), None, None, (), ())
    found = set(statement_object(statement, report)) | set(conflict_object(Conflict("", "", (), (), ())))
    found |= {str(name) for name in (*Field, *Verb)}
    found |= set(COLUMNS)
    return found | {field.name for record in RECORDS for field in fields(record)} | {"speech"}


def commands_in(path: Path) -> Iterator[str]:
    """The arguments of every `communique` command in a page's code blocks that are not output."""
    for language, block in BLOCK.findall(path.read_text(encoding="utf8")):
        if language in ("sh", "bash", "console"):
            yield from COMMAND.findall(block)


def failing(path: Path, scratch: Path) -> Iterator[str]:
    """Commands of a page that do not end with status 0 when run in its order, beside the sample's reports."""
    reports = scratch / FOLDER
    reports.mkdir(parents=True)
    for file in sample_files():
        with file.open("rb") as source, (reports / file.name).open("wb") as copy:
            shutil.copyfileobj(source, copy)
    with pages.inside(scratch):
        for words in commands_in(path):
            arguments = [an_id() if word == "ID" else word for word in shlex.split(words)]
            result = CliRunner().invoke(app, arguments)
            if result.exit_code:
                said = (result.stderr or result.stdout).strip().splitlines() or [repr(result.exception)]
                yield f"{name(path)}: 'communique {words}' ends with status {result.exit_code}: {said[-1]}"


def an_id() -> str:
    """The id of a statement of the record in this folder: pages write ID for one of the reader's own."""
    with api.open(create=False) as record:
        return record.statements()[0].id


def slug(heading: str) -> str:
    """The anchor of a heading: lower case, blanks as hyphens, other marks left out."""
    plain = re.sub(r"[`*]|\[([^\]]*)\]\([^)]*\)", r"\1", heading)
    return re.sub(r"[^\w\- ]", "", plain.strip().lower()).replace(" ", "-")


def broken_links() -> Iterator[str]:
    """Relative links that lead nowhere."""
    anchors = {path: {slug(h) for h in HEADING.findall(path.read_text(encoding="utf8"))} for path in markdown()}
    for path in anchors:
        for link in LINK.findall(BLOCK.sub("", path.read_text(encoding="utf8"))):
            if re.match(r"[a-z]+:", link):
                continue
            target, _, anchor = link.partition("#")
            where = (path.parent / target).resolve() if target else path
            if not where.exists():
                yield f"{name(path)}: the link {link} leads nowhere"
            elif anchor and anchor not in anchors.get(where, ()):
                yield f"{name(path)}: the link {link} names no heading"


def faults() -> list[str]:
    """Everything that is wrong, one sentence a fault."""
    found = [*stale(), *undocumented(), *broken_links()]
    with tempfile.TemporaryDirectory() as scratch:
        printed = pages.demo_prints(Path(scratch))
    if pages.readme_with(README.read_text(encoding="utf8"), printed) != README.read_text(encoding="utf8"):
        found.append("README.md does not show what the demo prints: python -m checks.docs --write")
    for path in (README, TUTORIAL):
        with tempfile.TemporaryDirectory() as scratch:
            found.extend(failing(path, Path(scratch) / "here"))
    return found


def write() -> None:
    """Write the generated pages and the README's excerpt."""
    for path, make in GENERATED.items():
        path.write_text(make(), encoding="utf8")
    with tempfile.TemporaryDirectory() as scratch:
        printed = pages.demo_prints(Path(scratch))
    README.write_text(pages.readme_with(README.read_text(encoding="utf8"), printed), encoding="utf8")


def main() -> int:
    """Check, or with ``--write`` write first."""
    if "--picture" in sys.argv[1:]:
        with tempfile.TemporaryDirectory() as scratch:
            pages.picture(Path(scratch), ROOT / "docs" / "img" / "brief.png")
    if "--write" in sys.argv[1:]:
        write()
    wrong = faults()
    for line in wrong:
        print(f"docs: {line}")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
