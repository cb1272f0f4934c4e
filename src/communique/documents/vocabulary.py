"""The words that tell boilerplate from running text, loaded from the data files of this room."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from communique.model.errors import LexiconError
from communique.model.report import BlockRole

_DATA = files("communique.documents") / "data"
# Characters of a paragraph above which it is no boilerplate; long legal notices read as text do no harm.
_LONGEST = 600
_KEYS = frozenset({"id", "role", "pattern", "case", "example", "not"})


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """A kind of paragraph that is not running text.

    Attributes:
        id: Its name in the data file.
        role: What such a paragraph is.
        pattern: What the whole paragraph must match.
        example: A paragraph that matches.
        counter_examples: Paragraphs that must not match.
    """

    id: str
    role: BlockRole
    pattern: re.Pattern[str]
    example: str
    counter_examples: tuple[str, ...]


@cache
def boilerplate() -> tuple[Boilerplate, ...]:
    """Load the boilerplate patterns in the order they are tried.

    Raises:
        LexiconError: An entry of ``boilerplate.yaml`` is not of the known form.
    """
    return tuple(_entry(raw) for raw in load_data("boilerplate.yaml"))


def match_boilerplate(text: str, roles: Iterable[BlockRole] | None = None) -> Boilerplate | None:
    """Find the first boilerplate pattern that a whole paragraph matches.

    Args:
        text: The paragraph.
        roles: Roles to try; all if None.
    """
    if len(text) > _LONGEST:
        return None
    wanted = frozenset(roles) if roles is not None else None
    for entry in boilerplate():
        if (wanted is None or entry.role in wanted) and entry.pattern.fullmatch(text):
            return entry
    return None


@cache
def word_list(name: str) -> tuple[str, ...]:
    """Load one list of ``words.yaml``.

    Raises:
        LexiconError: There is no such list.
    """
    lists = load_data("words.yaml")
    if name not in lists:
        raise LexiconError(f"documents: words.yaml has no list {name}.", f"It has {', '.join(sorted(lists))}.")
    return tuple(lists[name])


@cache
def folded_words(name: str) -> frozenset[str]:
    """One list of ``words.yaml`` in lower case, for membership tests."""
    return frozenset(word.casefold() for word in word_list(name))


@cache
def load_data(name: str) -> Any:
    """Load a YAML file of this room's data folder.

    Raises:
        LexiconError: The file is missing or is not YAML.
    """
    try:
        return yaml.safe_load((_DATA / name).read_text(encoding="utf8"))
    except (OSError, yaml.YAMLError) as error:
        raise LexiconError(f"documents: {name} cannot be loaded: {error}.", "Install communique again.") from error


def _entry(raw: Mapping[str, Any]) -> Boilerplate:
    unknown = raw.keys() - _KEYS
    if unknown or not {"id", "role", "pattern", "example"} <= raw.keys():
        raise LexiconError(
            f"documents: boilerplate.yaml: {raw.get('id', 'an entry')} has unknown or missing keys.",
            f"Allowed are {', '.join(sorted(_KEYS))}.",
        )
    flags = re.DOTALL if raw.get("case") else re.DOTALL | re.IGNORECASE
    return Boilerplate(
        raw["id"],
        BlockRole(raw["role"]),
        re.compile(raw["pattern"], flags),
        raw["example"],
        tuple(raw.get("not", ())),
    )
