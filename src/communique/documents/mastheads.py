"""Names at the top of a report that are no headline: outlets, parts of a paper, numbered series."""

from __future__ import annotations

import re

from communique.documents.dates import written_dates
from communique.documents.shapes import has_small_word, is_final, is_rubric, is_title_case, words
from communique.documents.vocabulary import folded_words, match_boilerplate
from communique.model.report import BlockRole

PAGE_FURNITURE = (BlockRole.LINK, BlockRole.ADVERT)
# Marks between the parts of a line at the top of a page.
_BREAKS = re.compile(r"\s+[|>›»/·•–—-]+\s+|,\s+")
_BARS = re.compile(r"\s[|>›»·•]\s")
_NUMBER = re.compile(r"\s*#\d+$")
_ISSUE = re.compile(
    r"\b(?:No|Nr|Issue|Vol|Volume|Edition|Note|Brief|Briefing|Bulletin|Report|Paper)s?\.?\s*(?:No\.?\s*)?"
    r"\d{1,4}(?:/\d{2,4})?\b",
    re.IGNORECASE,
)
# Words of a series' name that is not capitalised throughout: 'Press release No. 14'.
_LONGEST_SERIES = 4


def is_masthead(text: str) -> bool:
    """Whether a line is an outlet's name: a few capitalised words, one of them an outlet's."""
    found = words(text)
    if not 1 < len(found) <= 6 or is_final(text) or ":" in text or not is_title_case(text) or _BARS.search(text):
        return False
    small = [w.casefold() for w in found]
    if small[-1] in folded_words("outlets") or (
        small[0] == "the" and not folded_words("outlets").isdisjoint(small[1:3])
    ):
        return True
    body = small[1:] if small[0] == "the" else small
    return small[-1] in folded_words("bodies") or (body[0] in folded_words("bodies") and body[1] in ("of", "for"))


def is_heading_rubric(text: str) -> bool:
    """Whether a line names a part of the paper: all its parts between marks are rubrics."""
    parts = [p.strip().casefold() for p in re.split(r"\s*[|>›»/·•]\s*", text)]
    known = sum(p in folded_words("rubrics") for p in parts)
    return (
        known == len(parts)
        or (is_rubric(text) and known > 0 and "live" not in parts)
        or (is_rubric(text) and ">" in text)
    )


def is_series(text: str) -> bool:
    """Whether a line names a series and the number of the issue: 'Andes Risk Note No. 14'."""
    issue = _ISSUE.search(text)
    if issue is None or is_final(text):
        return False
    return is_title_case(text) or (issue.end() == len(text) and len(words(text)) <= _LONGEST_SERIES)


def outlet_of(text: str) -> str | None:
    """The outlet that a line at the top names, alone or with rubrics, links or an issue's number behind it.

    Args:
        text: Such as 'The Quito Courier > World' or 'Andes Risk - Weekly Note 14'.
    """
    first, *rest = (part.strip() for part in _BREAKS.split(text))
    first = _NUMBER.sub("", first)
    if is_masthead(first):
        return first
    named = 1 < len(words(first)) <= 5 and is_title_case(first) and not is_name(first) and not written_dates(first)
    behind = any(is_series(part) or match_boilerplate(part, PAGE_FURNITURE) is not None for part in rest)
    return first if named and behind else None


def is_name(text: str) -> bool:
    """Whether a line names an outlet, a part of it or an issue rather than what is reported."""
    barred = _BARS.search(text) is not None and not has_small_word(text) and outlet_of(text) is not None
    return barred or is_masthead(text) or is_heading_rubric(text) or is_series(text)


def is_name_over_headline(first: str, second: str) -> bool:
    """Whether a first line such as 'The Ferryman' is the paper's name, the longer one below it the headline."""
    found = words(first)
    return (
        1 < len(found) <= 4
        and found[0] == "The"
        and not is_final(first)
        and ":" not in first
        and all(w[0].isupper() or w == "of" for w in found)
        and len(words(second)) >= len(found) + 2
        and (has_small_word(second) or ":" in second)
    )
