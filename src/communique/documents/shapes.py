"""The shape of a paragraph: prose or not, title case, capitals, a rubric between bars."""

from __future__ import annotations

import re

FINAL = re.compile(r"[.!?…][\"”’')\]»]*$")
_WORD = re.compile(r"[^\W\d_](?:[\w’'.&-]*\w)?")
_LITTLE = frozenset(
    (
        *(
            "a",
            "an",
            "the",
            "and",
            "or",
            "nor",
            "but",
            "as",
            "at",
            "by",
            "for",
            "from",
            "in",
            "into",
            "of",
            "off",
        ),
        *("on", "onto", "over", "per", "to", "up", "via", "vs", "with", "amid", "after", "before"),
        *("de", "la", "el", "du", "der", "von", "van", "al", "bin", "ibn"),
    )
)
# Words of a sentence that ends in a full stop; fewer make a fragment such as 'Agencies.'
_FEWEST = 2
# Words without a full stop that no heading runs to.
_LONGEST_HEAD = 24


def words(text: str) -> list[str]:
    """The words of a text that have letters."""
    return _WORD.findall(text)


def is_capitals(text: str) -> bool:
    """Whether a line is written in capitals, names' small letters aside."""
    letters = [c for c in text if c.isalpha()]
    upper = sum(c.isupper() for c in letters)
    return len(letters) >= 3 and upper >= 0.85 * len(letters)


def is_title_case(text: str) -> bool:
    """Whether a line's longer words are nearly all capitalised, as in a headline or a name."""
    big = [w for w in words(text) if w.lower() not in _LITTLE]
    capital = sum(w[0].isupper() for w in big)
    return bool(big) and capital >= 0.8 * len(big)


def is_final(text: str) -> bool:
    """Whether a line ends as a sentence does."""
    return FINAL.search(text) is not None


def is_question(text: str) -> bool:
    """Whether a line ends in a question or exclamation mark."""
    return re.search(r"[?!][\"”’')\]»]*$", text) is not None


def is_single(text: str) -> bool:
    """Whether a text is one sentence without quotation."""
    return not re.search(r"[.!?…][\"”’')\]»]*\s|[“\"]", text)


def has_small_word(text: str) -> bool:
    """Whether some word stands in small letters that a title would not write small."""
    return any(w[0].islower() and w.lower() not in _LITTLE for w in words(text))


def is_prose(text: str) -> bool:
    """Whether a paragraph is running text: a sentence with its full stop, or too long for a heading.

    Lines of capitals are prose only when they run to several sentences.
    """
    count = len(words(text))
    if is_capitals(text):
        return count >= _LONGEST_HEAD and is_final(text)
    if count > _LONGEST_HEAD:
        return True
    if is_final(text):
        return count >= _FEWEST and has_small_word(text)
    return count >= 12 and text.endswith((":", ";", ",", "–", "—", "...")) and has_small_word(text)


def is_rubric(text: str) -> bool:
    """Whether a line is a rubric such as 'Sea power | News' or 'World > Asia': short parts between marks."""
    parts = re.split(r"\s[|>›»/·•]\s", text)
    return len(parts) > 1 and all(0 < len(words(p)) <= 4 for p in parts) and not is_final(text)
