"""What is said in words, for the kinds that no date tells apart: demands, threats, charges and their denials."""

from __future__ import annotations

import re
from functools import cache

from communique.lexicon.who import states
from communique.model.statement import Statement
from communique.record.blocks import family

ANSWERS = frozenset({"denial", "refusal"})
TELLING = 2  # content words from which on one can tell what somebody demands or denies
STEM = 5  # first letters of a word that its forms share
CLAUSE_END = re.compile(r"[:;]|,\s(?:but|and|saying|adding|while)\s")  # what follows is another matter
CONTENT = re.compile(r"[^\W\d_]{4,}")
EMPTY = frozenset(
    "that this these those their them they with from have been were will would could should must into over under about "
    "after before during what which when where whom whose also only than then there here such other between against "
    "said says told saying adding added because while since until being had has its year month week monday tuesday "
    "wednesday thursday friday saturday sunday charge charges claim claims accusation accusations allegation "
    "allegations report reports lies baseless false outright slander account".split()
)


def same_matter(a: Statement, b: Statement) -> bool:
    """Whether two words of the same sort and parties may be about one thing.

    In one report what is said too briefly to tell ('rejected the charge') may be, but for denials, of which each
    answers its own; in two reports the words after the triggers must meet: of the fewer content words, half. Where
    nothing follows a trigger ('…, a charge Oslo denies'), the whole sentences are compared.
    """
    first, second = matter_of(a), matter_of(b)
    fewer = min(len(first), len(second))
    if a.report == b.report and fewer < TELLING:
        return not two_matters(a, b)
    if not first and not second:
        first, second = content(a.quote), content(b.quote)
        fewer = min(len(first), len(second))
        return fewer >= TELLING and 2 * len(first & second) >= max(len(first), len(second))
    return fewer > 0 and 2 * len(first & second) >= fewer


def two_matters(a: Statement, b: Statement) -> bool:
    """Whether the words plainly say two things; a denial in a word is not the one that says what it denies."""
    first, second = matter_of(a), matter_of(b)
    fewer, more = sorted((len(first), len(second)))
    if fewer >= TELLING:
        return 2 * len(first & second) < fewer
    return family(a.kind) in ANSWERS and a.report == b.report and fewer == 0 and more >= TELLING


@cache
def matter_of(statement: Statement, *, whole: bool = False) -> frozenset[str]:
    """The stems of the content words after a statement's trigger, without its parties' names.

    Args:
        statement: The statement.
        whole: Whether the trigger's own words count, as in 'would recognise' for a denial of recognition.
    """
    at = statement.trigger_start if whole else statement.trigger_end
    said = CLAUSE_END.split(statement.quote[at - statement.start :].lower(), maxsplit=1)[0]
    names = (n for p in statement.parties for n in (p.name, (p.label or "").split(":")[0]))
    named = {word[:STEM].lower() for name in names for word in name.split() if word[:1].isupper()}
    return frozenset(stem for stem in content(said) if stem not in named and stem not in _state_words())


def content(words: str) -> frozenset[str]:
    """The stems of the content words in some words."""
    return frozenset(w[:STEM] for w in CONTENT.findall(words.lower()) if w not in EMPTY)


@cache
def _state_words() -> frozenset[str]:
    """The stems of the names and adjectives of states that are one word: who, and not what."""
    found = {e["name"] for e in states().values()}
    found |= {w for e in states().values() for w in (e.get("demonyms") or {}).get("adjectives") or ()}
    return frozenset(str(name).lower()[:STEM] for name in found if " " not in str(name) and len(str(name)) >= STEM)
