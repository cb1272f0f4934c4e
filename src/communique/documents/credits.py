"""Credits: which media a report says that it took its text or its news from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from communique.documents.vocabulary import word_list
from communique.lexicon.media import media, medium_key
from communique.model.report import Report

LINE, SENTENCE = "line", "sentence"
# Words before a name that make it the source of the text or of the news.
_BEFORE = (
    r"(?:[Ff]irst|[Oo]riginally) (?:published|appeared|printed) (?:by|in|on|at) (?:the )?",
    r"[Rr]eporting (?:by|from|for) (?:the )?",
    r"[Aa]ccording to (?:a |an |the )?",
    r"[Cc]it(?:ing|ed) (?:a |an |the )?",
    r"[Qq]uot(?:ing|ed) (?:a |an |the )?",
    r"[Tt]old (?:the )?(?:newspaper |daily |weekly |news agency |agency |broadcaster |magazine )?",
    r"[Ss]ource: ",
)
# Words behind one that do: 'Reuters reported', 'the AFP agency reports', 'a Lusa report'.
_BEHIND = (
    r"(?: news)?(?: agency)?,? (?:has |had |also |first )?(?:reported|reports|said|says|wrote|writes|learned|learnt)\b",
    r"(?: news)?(?: agency)? (?:report|story|dispatch|interview)\b",
)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Credit:
    """A medium that a report credits.

    Attributes:
        source: Its name as written.
        key: What its names have in common (:func:`communique.lexicon.media.medium_key`).
        how: ``line``, where a dateline, byline or credit line names it; ``sentence``, where the text does.
        words: The words that credit it.
    """

    source: str
    key: str
    how: str
    words: str


def find_credits(report: Report) -> tuple[Credit, ...]:
    """Find whom a report credits, itself left out.

    Args:
        report: The report with its blocks.

    Returns:
        One credit a medium, those of lines first, then in the order of the text.
    """
    own = medium_key(report.publisher)
    found: dict[str, Credit] = {}
    for credit in (*_lines(report), *_sentences(report)):
        if credit.key and credit.key != own:
            found.setdefault(credit.key, credit)
    return tuple(found.values())


def _lines(report: Report) -> Iterator[Credit]:
    for name in (report.credit, report.author):
        if name and (name == report.credit or medium_key(name) in _keys()):
            yield Credit(name, medium_key(name), LINE, name)


def _sentences(report: Report) -> Iterator[Credit]:
    words = frozenset(_WORD.findall(report.text))
    named = tuple(name for name, needed in _names() if needed <= words)
    # To look for two thousand names is slow, and nearly all have a word that the report has not.
    for match in _said(named).finditer(report.text) if named else ():
        name = match["after"] or match["before"]
        yield Credit(name, medium_key(name), SENTENCE, " ".join(match[0].split()))


@cache
def _keys() -> frozenset[str]:
    return frozenset(medium_key(name) for name in (*media(), *word_list("agencies")))


@cache
def _names() -> tuple[tuple[str, frozenset[str]], ...]:
    """All names of media, the longest first, each with its words."""
    names = sorted({*media(), *word_list("agencies")}, key=lambda n: (-len(n), n))
    return tuple((name, frozenset(_WORD.findall(name))) for name in names)


@lru_cache(maxsize=256)
def _said(names: tuple[str, ...]) -> re.Pattern[str]:
    one = "|".join(map(re.escape, names))
    return re.compile(
        rf"(?:{'|'.join(_BEFORE)})(?P<after>{one})\b|(?<![\w’'-])(?P<before>{one})(?:{'|'.join(_BEHIND)})"
    )
