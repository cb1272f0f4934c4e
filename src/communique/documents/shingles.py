"""What a text is made of, for telling copies: word triples, names, numbers and quotations."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import blake2b

from communique.model.report import Report

# Words in a shingle: triples survive the odd synonym, and two independent texts share few of them.
WIDTH = 3
# Words that count as the lead of a report: an agency's first sentence or two.
LEAD = 60
# Words in a quotation that are unlikely to be quoted alike by chance.
_QUOTE = 5

_TOKEN = re.compile(r"\w+(?:[.,’']\w+)*")
_QUOTED = re.compile(r"[“\"]([^“”\"]{20,400})[”\"]")
_NUMBER = re.compile(r"(?<![\w.,])\d[\d,.]*\d|(?<![\w.,])\d(?![\w])")
_NAME = re.compile(r"(?<![.!?“\"]\s)(?<!^)\b[A-ZÀ-Þ][\w’'-]+(?:\s+[A-ZÀ-Þ][\w’'-]+)+")
# A name of one word, not where a sentence begins.
_ONE_NAME = re.compile(r"(?<![.!?“\"]\s)(?<!^)(?<![\w’'-])[A-ZÀ-Þ][\w’'-]{2,}", re.MULTILINE)
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“A-ZÀ-Þ])|\n")
# Letters kept of a content word: enough to tell words apart, few enough to fold their endings.
STEM = 5
_COMMON = frozenset(
    (
        *(
            "about",
            "after",
            "also",
            "been",
            "before",
            "between",
            "both",
            "could",
            "from",
            "have",
            "into",
            "more",
        ),
        *("most", "over", "said", "says", "should", "such", "than", "that", "their", "them", "then", "there"),
        *(
            "these",
            "they",
            "this",
            "those",
            "under",
            "were",
            "what",
            "when",
            "which",
            "while",
            "will",
            "with",
        ),
        *("would", "according"),
    )
)
# Different words whose folding is kept: more than a month of news has.
_HELD = 1 << 16
# Endings of one word in British and American spelling, folded so that house style makes no difference.
_SPELLING = (
    *(("isation", "ization"), ("ising", "izing"), ("ised", "ized"), ("ises", "izes"), ("ise", "ize")),
    *(("yse", "yze"), ("our", "or"), ("ours", "ors"), ("oured", "ored"), ("ouring", "oring")),
    *(("efence", "efense"), ("icence", "icense"), ("tre", "ter"), ("wards", "ward"), ("lled", "led")),
    *(("lling", "ling"), ("ogue", "og"), ("amme", "am")),
)


def running_text(report: Report) -> str:
    """The running text of a report, or all of it where no blocks are known."""
    if not report.blocks:
        return report.text
    return "\n".join(report.text[b.start : b.end] for b in report.blocks if b.running)


def tokens(text: str) -> list[str]:
    """Words in small letters, without accents, possessives and house spelling."""
    plain = text
    if not text.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return [_fold(word) for word in _TOKEN.findall(plain.casefold())]


@lru_cache(maxsize=_HELD)
def _fold(word: str) -> str:
    word = re.sub(r"[’']s?$", "", word.replace("ı", "i")).replace("’", "").replace("'", "")
    for british, american in _SPELLING:
        if len(word) > len(british) and word.endswith(british):
            return word[: -len(british)] + american
    return word


def shingles(words: Sequence[str]) -> frozenset[int]:
    """Hashes of all runs of :data:`WIDTH` words."""
    return hashes(" ".join(words[n : n + WIDTH]) for n in range(len(words) - WIDTH + 1))


def sentences(text: str) -> list[frozenset[int]]:
    """Of each sentence with four content words or more, the hashes of their stems."""
    stems = map(content, split_sentences(text))
    return [hashes(found) for found in stems if len(found) >= 4]


def split_sentences(text: str) -> list[str]:
    """A running text cut where sentences and lines end."""
    return _SENTENCE_END.split(text)


def content(sentence: str) -> frozenset[str]:
    """The stems of a sentence's content words."""
    return frozenset(w[:STEM] for w in tokens(sentence) if (len(w) > 3 or w[0].isdigit()) and w not in _COMMON)


def marks(text: str) -> frozenset[int]:
    """Hashes of the names and numbers of a text; a name's single words by their stems, so Peru is Peruvian too."""
    names = (" ".join(tokens(m)) for m in _NAME.findall(text))
    stems = ("".join(tokens(m))[:STEM] for m in _ONE_NAME.findall(text))
    numbers = (n.replace(",", "") for n in _NUMBER.findall(text))
    return hashes([*names, *stems, *numbers])


def quotations(text: str) -> frozenset[int]:
    """Hashes of the quotations of a text that are long enough to be telling, by their first words."""
    quoted = (tokens(q) for q in _QUOTED.findall(text))
    return hashes(" ".join(words[:_QUOTE]) for words in quoted if len(words) >= _QUOTE)


def hashes(values: Iterable[str]) -> frozenset[int]:
    """32-bit hashes of strings, the same on every machine."""
    return frozenset(int.from_bytes(blake2b(v.encode("utf8"), digest_size=4).digest(), "big") for v in values)
