"""Sentences about something else than dealings of states: sport, weather (not_dealings.yaml)."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from communique.lexicon.files import load_entries

ENOUGH = 2  # likely words that together show the topic


@cache
def _topics() -> tuple[tuple[str, re.Pattern[str] | None, re.Pattern[str] | None], ...]:
    entries = load_entries("not_dealings.yaml", required=("topic", "sure", "likely", "example", "counter"), allowed=())
    return tuple((e["topic"], _any(e["sure"]), _any(e["likely"])) for e in entries)


def _any(words: list[str]) -> re.Pattern[str] | None:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE) if words else None


@lru_cache(maxsize=256)  # every trigger of a sentence asks
def off_topic(sentence: str) -> str | None:
    """Find the topic that makes a sentence no matter of dealings.

    Args:
        sentence: Its text.

    Returns:
        The topic (``sport``), or None.
    """
    for topic, sure, likely in _topics():
        if sure is not None and sure.search(sentence):
            return topic
        if likely is not None and len({m.group().lower() for m in likely.finditer(sentence)}) >= ENOUGH:
            return topic
    return None
