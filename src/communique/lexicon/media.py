"""Media by their names: which spellings mean one agency, paper, broadcaster or site."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from communique.lexicon.files import load_yaml
from communique.lexicon.gazetteer import fold

_ARTICLE = re.compile(r"^the ")
_WORD = re.compile(r"\w+")
# What may stand behind a name without changing who is meant.
_TAIL = re.compile(r" (?:news agency|agency|newspaper|daily|online|website)$")


@cache
def media() -> dict[str, str]:
    """Map every listed name of a medium, as written, to its usual name."""
    found: dict[str, str] = {}
    for entry in load_yaml("media.yaml"):
        for name in (entry["name"], *(entry.get("names") or ())):
            found.setdefault(str(name), str(entry["name"]))
    return found


@lru_cache(maxsize=4096)
def medium_key(name: str | None) -> str:
    """A key that two names of one medium share: listed spellings are one, articles and case do not count.

    Args:
        name: As written, such as 'The Associated Press', 'AP' or a paper that no list has; None gives ''.
    """
    key = _plain(name or "")
    return _usual().get(key) or _usual().get(_TAIL.sub("", key)) or key


def medium_name(key: str) -> str:
    """The usual name of the medium that a key stands for; the key itself where no list has it."""
    return _names().get(key, key)


@cache
def _names() -> dict[str, str]:
    return {_plain(usual): usual for usual in media().values()}


@cache
def _usual() -> dict[str, str]:
    return {_plain(name): _plain(usual) for name, usual in media().items()}


def _plain(name: str) -> str:
    return _ARTICLE.sub("", " ".join(_WORD.findall(fold(name))))
