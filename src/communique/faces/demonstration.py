"""The demonstration: the sample laid out, read and briefed; it replaces only what it made itself."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import yaml

from communique.api import Record
from communique.faces.console import OutputError, write_bytes
from communique.model.errors import CommuniqueError, RecordError
from communique.pipeline import Summary
from communique.record.store import Store
from communique.views.brief import Brief

RECORD = "record.sqlite"
ABOUT = "about.yaml"
MADE = ".made-by-demo"  # names the documents the demonstration read, one a line
NOT_REPORTS = frozenset({ABOUT, "README.md", "__init__.py", "__pycache__"})
SHOWN = 6  # lines of the first brief that are shown


def _sample() -> Traversable:
    return files("communique") / "sample"


def sample_files() -> list[Traversable]:
    """The reports of the sample, by name.

    Raises:
        CommuniqueError: The package was installed without them.
    """
    folder = _sample() / "reports"
    if not folder.is_dir():
        raise CommuniqueError("demo: the sample is missing from the package.", "Install communique again.")
    return sorted((f for f in folder.iterdir() if f.name not in NOT_REPORTS and f.is_file()), key=lambda f: f.name)


def pairs() -> list[tuple[str, ...]]:
    """The groups of states that the sample's briefs are about."""
    about = yaml.safe_load((_sample() / ABOUT).read_text(encoding="utf8"))
    return [tuple(pair) for pair in about["pairs"]]


def lay_out(into: Path) -> list[Path]:
    """Copy the sample's reports into a folder, so that they can be looked at.

    Args:
        into: The folder of the demonstration.

    Returns:
        The copies, by name.

    Raises:
        OutputError: The folder cannot be written.
    """
    target = into / "reports"
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"demo: {target} cannot be made: {error.strerror}.", "Give another folder with --into."
        ) from error
    copies = []
    for source in sample_files():
        data = source.read_bytes()
        copy = target / source.name
        write_bytes(copy, lambda file, data=data: file.write(data))  # type: ignore[misc]
        copies.append(copy)
    return copies


def fresh_record(into: Path) -> Path:
    """Make way for a fresh record: an earlier one is removed where it holds the sample and nothing else.

    Args:
        into: The folder of the demonstration.

    Returns:
        Where the record goes.

    Raises:
        RecordError: What is there is not the demonstration's own.
    """
    path = into / RECORD
    if path.exists():
        store = Store(path, create=False)
        try:
            made = into / MADE
            ours = set(made.read_text(encoding="utf8").splitlines()) if made.exists() else set()
            others = [p.document for p in store.publications() if p.document not in ours]
        finally:
            store.close()
        if others:
            raise RecordError(
                f"demo: {path} holds reports of your own, such as {others[0]}; it was left as it is.",
                "Give another folder with --into.",
            )
        for name in (RECORD, f"{RECORD}-wal", f"{RECORD}-shm"):
            (into / name).unlink(missing_ok=True)
    return path


def note_made(record: Record, into: Path) -> None:
    """Note which documents the demonstration read: a record that holds no others may be replaced by the next one."""
    names = "".join(f"{p.document}\n" for p in record.store.publications())
    write_bytes(into / MADE, lambda file: file.write(names.encode("utf8")))  # type: ignore[arg-type]


def write_briefs(record: Record, into: Path) -> list[tuple[Path, Brief]]:
    """Write the briefs of the sample as Markdown and HTML.

    Returns:
        The HTML files with their briefs.
    """
    written = []
    for states in pairs():
        brief = record.brief(*states)
        for form in ("md", "html"):
            path = into / f"brief-{'-'.join(states)}.{form}"
            data = brief.render(form)
            write_bytes(path, lambda file, data=data: file.write(data))  # type: ignore[misc]
        written.append((path, brief))
    return written


def excerpt(briefs: list[tuple[Path, Brief]], record: Path, summary: Summary) -> str:
    """What was made, the beginning of the first brief, and how to go on, in words."""
    out = [f"Read the sample: {summary}.", ""]
    if briefs:
        _, first = briefs[0]
        out += [first.title, "=" * len(first.title)]
        shown = 0
        for section in first.sections:
            if section.lines and shown < SHOWN:
                out += ["", section.heading]
                for line in section.lines[: min(2, SHOWN - shown)]:
                    out.append(f"  - {line.text} [{', '.join(str(n) for n in line.citations)}]")
                    shown += 1
        out += ["", "Briefs, every line with the sentences it rests on:"]
        out += [f"  {path}" for path, _ in briefs]
    states = " ".join(briefs[0][1].states) if briefs else "IRN RUS"
    out += [
        "",
        "Go on with:",
        f"  communique --record {record} statements --state {states.split()[0]}",
        f"  communique --record {record} conflicts",
        f"  communique --record {record} brief {states} -o brief.pdf",
        "  communique read FOLDER        (your own reports, into communique.sqlite)",
    ]
    return "\n".join(out)
