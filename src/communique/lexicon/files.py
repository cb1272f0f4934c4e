"""Loading of the lexicon's data files, with errors that name the file, the entry and the remedy."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from communique.model.errors import LexiconError

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

DATA = files("communique.lexicon") / "data"


@cache
def load_yaml(name: str) -> Any:
    """Load one YAML data file of the lexicon.

    Args:
        name: Path below the data folder, such as ``states.yaml``.

    Returns:
        What the file holds.

    Raises:
        LexiconError: The file is missing or is not YAML.
    """
    try:
        text = (DATA / name).read_text(encoding="utf8")
    except OSError as error:
        raise LexiconError(f"lexicon: {name} is missing from the package.", "Install communique again.") from error
    try:
        return yaml.load(text, Loader)  # noqa: S506 - a safe loader
    except yaml.YAMLError as error:
        raise LexiconError(f"lexicon: {name} is not valid YAML: {error}.", "Correct the line named.") from error


def load_entries(name: str, required: Iterable[str], allowed: Iterable[str]) -> list[Mapping[str, Any]]:
    """Load a YAML file that is a list of maps, refusing unknown and missing keys.

    Args:
        name: Path below the data folder.
        required: Keys every entry must have.
        allowed: Further keys an entry may have.

    Returns:
        The entries in the file's order.

    Raises:
        LexiconError: An entry breaks the schema; the message names file, entry and key.
    """
    entries = load_yaml(name)
    needed = set(required)
    known = needed | set(allowed)
    if not isinstance(entries, list):
        raise LexiconError(f"lexicon: {name} must be a list of entries.", "Start each entry with '- '.")
    for number, entry in enumerate(entries, 1):
        label = (
            entry.get("id") or entry.get("name") or f"entry {number}" if isinstance(entry, dict) else f"entry {number}"
        )
        if not isinstance(entry, dict):
            raise LexiconError(f"lexicon: {name}: {label} is not a map.", "Write it as '- {key: value}'.")
        if missing := needed - entry.keys():
            raise LexiconError(f"lexicon: {name}: {label} lacks {', '.join(sorted(missing))}.", "Add it.")
        if unknown := entry.keys() - known:
            raise LexiconError(
                f"lexicon: {name}: {label} has unknown keys {', '.join(sorted(unknown))}.",
                f"Allowed are {', '.join(sorted(known))}.",
            )
    return entries


def load_table(folder: str, columns: Sequence[str]) -> list[dict[str, str]]:
    """Load all CSV files of a folder below the data folder, in the order of their names.

    Args:
        folder: Folder below the data folder.
        columns: The header every file must have.

    Returns:
        One dictionary a row.

    Raises:
        LexiconError: A file has another header.
    """
    rows: list[dict[str, str]] = []
    for path in sorted((DATA / folder).iterdir(), key=lambda p: p.name):
        if not path.name.endswith(".csv"):
            continue
        reader = csv.DictReader(path.read_text(encoding="utf8").splitlines())
        if list(reader.fieldnames or ()) != list(columns):
            raise LexiconError(
                f"lexicon: {folder}/{path.name} has the header {reader.fieldnames}.",
                f"It must be {','.join(columns)}.",
            )
        rows.extend(reader)
    return rows
