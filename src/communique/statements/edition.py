"""What the shipped reader reads with, as one hash: two that agree in it read alike."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

from communique.language.pipeline import model

ROOMS = ("language", "lexicon", "ontology", "statements")  # all that a reading rests on: code and lists
SUFFIXES = (".py", ".yaml", ".csv")


@cache
def edition() -> str:
    """The SHA-256 of the rules, the lists, the language model's name and version and the NLP library's version.

    The package's version alone would not do: whoever mends a list reads otherwise with it.

    Returns:
        Its first 16 hexadecimal digits.

    Raises:
        ModelMissingError: The language model is not installed.
    """
    digest = hashlib.sha256(f"{model()}\n{version('spacy')}\n".encode())
    for room in ROOMS:
        for name, file in _files(files("communique") / room, room):
            digest.update(f"{name}\n{hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()[:16]


def _files(folder: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    """The files below a folder that a reading rests on, each with its path, in the order of these."""
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        path = f"{name}/{entry.name}"
        if entry.is_dir():
            yield from _files(entry, path)
        elif path.endswith(SUFFIXES):
            yield path, entry
