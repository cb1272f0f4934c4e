"""Gold: what an analyst would enter into the record, in the files that ``communique evaluate`` takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from communique.model.errors import CommuniqueError


class GoldError(CommuniqueError, ValueError):
    """A gold file that cannot be used."""


@dataclass(frozen=True, slots=True)
class Item:
    """One statement of the gold.

    Attributes:
        start: First code point of the words that state it.
        end: One past the last.
        trigger: These words.
        types: Accepted PLOVER types.
        pair: States on both sides, direction free, or None where source and target are given.
        source: States that act; ``*`` accepts any.
        target: States acted on; ``*`` accepts any.
        date: EDTF, or None where it is not judged.
        status: Status, or ``*`` where it is not judged.
        holders: Accepted names of the holder; ``publisher`` for the report itself, ``*`` for any.
        event: Key of the dealing, or None.
        optional: Neither counted for nor against.
    """

    start: int
    end: int
    trigger: str
    types: frozenset[str]
    pair: tuple[str, ...] | None
    source: tuple[str, ...]
    target: tuple[str, ...]
    date: str | None
    status: str
    holders: tuple[str, ...]
    event: str | None
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """The gold of one document."""

    name: str
    path: Path
    text: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class WantedConflict:
    """A conflict an analyst would want open: accepted kinds, and per side spans (document, start, end)."""

    about: str
    kinds: tuple[str, ...]
    sides: tuple[tuple[tuple[str, int, int], ...], ...]


def load_gold(path: Path, folder: Path) -> dict[str, GoldDocument]:
    """Load gold and the documents it is about.

    Args:
        path: The YAML file.
        folder: Where the documents are.

    Returns:
        Documents by name.

    Raises:
        GoldError: The file or a document is missing or broken, or a trigger does not stand in its document.
    """
    found = {}
    for entry in _load(path):
        name = entry["doc"]
        text = _text(folder / name, path)
        items = tuple(_item(statement, text, f"{path}: {name}") for statement in entry["statements"])
        found[name] = GoldDocument(name, folder / name, text, items)
    return found


def load_conflicts(path: Path, folder: Path) -> list[WantedConflict]:
    """Load the conflicts wanted, their sides as spans of the documents.

    Raises:
        GoldError: As in :func:`load_gold`.
    """
    wanted = []
    for entry in _load(path):
        sides = []
        for side in entry["sides"]:
            spans = [
                (name, *_find(_text(folder / name, path), trigger, 1, f"{path}: {name}")) for name, trigger in side
            ]
            sides.append(tuple(spans))
        wanted.append(WantedConflict(str(entry["about"]), tuple(entry["kinds"]), tuple(sides)))
    return wanted


def conflicts_beside(path: Path) -> Path | None:
    """The conflicts that go with a gold file: ``x.conflicts.yaml``, or ``conflicts.yaml`` beside it."""
    for name in (f"{path.stem}.conflicts.yaml", "conflicts.yaml"):
        if (path.parent / name).is_file():
            return path.parent / name
    return None


def _load(path: Path) -> list[Mapping[str, Any]]:
    try:
        loaded = yaml.safe_load(path.read_text(encoding="utf8"))
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"gold: {path} cannot be read: {error}.", "Give a YAML file of gold.") from error
    except yaml.YAMLError as error:
        raise GoldError(f"gold: {path} is not valid YAML: {error}.", "Correct the line named.") from error
    if not isinstance(loaded, list) or not all(isinstance(entry, dict) for entry in loaded):
        raise GoldError(f"gold: {path} is not a list of documents.", "Start each with '- doc: NAME'.")
    return loaded


def _text(path: Path, gold: Path) -> str:
    try:
        return path.read_text(encoding="utf8")
    except OSError as error:
        raise GoldError(
            f"gold: {gold} is about {path}, which cannot be read.",
            "Give the folder of the documents after the gold.",
        ) from error


def _item(entry: Mapping[str, Any], text: str, where: str) -> Item:
    try:
        start, end = _find(text, entry["trigger"], entry.get("nth", 1), where)
        return Item(
            start=start,
            end=end,
            trigger=entry["trigger"],
            types=frozenset(entry["types"]),
            pair=tuple(entry["pair"]) if "pair" in entry else None,
            source=tuple(entry.get("source") or ()),
            target=tuple(entry.get("target") or ()),
            date=str(entry["date"]) if entry.get("date") else None,
            status=entry["status"],
            holders=tuple(entry["holder"]),
            event=entry.get("event"),
            optional=bool(entry.get("optional")),
        )
    except KeyError as error:
        raise GoldError(f"gold: {where}: an entry lacks {error}.", "See the README beside the gold.") from error


def _find(text: str, words: str, nth: int, where: str) -> tuple[int, int]:
    at = -1
    for _ in range(nth):
        at = text.find(words, at + 1)
        if at < 0:
            raise GoldError(f"gold: {where}: {words!r} does not stand in the document.", "Correct the trigger.")
    return at, at + len(words)
