"""What a report as a whole tells before its sentences are read: its states, its pair, its persons, its year."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Sequence
from datetime import UTC, datetime

from spacy.tokens import Doc

from communique.language.names import listed
from communique.language.time import TimeExpression
from communique.lexicon.gazetteer import fold
from communique.lexicon.who import names, people, states
from communique.model.report import Report

YEAR = re.compile(r"\b(?:19|20)\d\d\b")
TELLING = ("state", "demonym", "capital", "metonym", "person", "organ")  # names that tell of whom a paragraph speaks
TWICE = 2  # paragraphs that must name each of a pair
CLEARLY = 1.5  # how many times as often as a third state the second of a pair is named


def headline_of(report: Report) -> tuple[str, ...]:
    """Codes of the states that the headline names, in its order."""
    found: list[str] = []
    for hit in names().find(report.title or ""):
        if hit.value.actor and hit.value.kind in ("state", "demonym", "capital", "metonym", "person"):
            found.extend(hit.value.actor.countries)
    return tuple(dict.fromkeys(found))


def last_year(times: Sequence[TimeExpression]) -> str | None:
    """The latest year that an undated report names and that has begun: who held an office then is meant."""
    today = datetime.now(UTC).year
    years = {found.group() for t in times if (found := YEAR.search(t.text)) and int(found.group()) <= today}
    return max(years, default=None)


def surnames_of(docs: Sequence[Doc]) -> frozenset[str]:
    """Folded surnames of the listed persons whom a report names in full anywhere."""
    hits = (h for doc in docs for h in listed(doc.text) if h.value.kind == "person" and h.value.actor)
    found = (people().get(h.value.actor.id) for h in hits if h.value.actor)
    return frozenset(fold(name) for person in found if person for name in (person.surname, *person.spellings))


def lands_of(docs: Sequence[Doc]) -> frozenset[str]:
    """Codes of the states that a report names by a name, adjective or capital that no other state shares."""
    return frozenset(code for doc in docs for code in _named(doc, ("state", "demonym", "capital")))


def theme_of(docs: Sequence[Doc], headline: Sequence[str]) -> tuple[str, ...]:
    """The pair of states that a report is about: the two that the most paragraphs name.

    Args:
        docs: Its parsed paragraphs.
        headline: Codes of the states that its headline names; one alone belongs to the pair.

    Returns:
        Two codes in alphabetical order; none where a third state is named nearly as often.
    """
    counts = _paragraphs_naming(docs)
    first = headline[0] if len(headline) == 1 else None
    common = [(code, n) for code, n in counts.most_common() if code != first and n >= TWICE][:3]
    wanted = 1 if first is not None else 2
    if len(common) < wanted or (len(common) > wanted and common[wanted - 1][1] < CLEARLY * common[wanted][1]):
        return ()
    return tuple(sorted([*([first] if first is not None else []), *(code for code, _ in common[:wanted])]))


def center_of(docs: Sequence[Doc]) -> str | None:
    """The one state whose dealings with several others a report is about: named in most paragraphs, others in few."""
    common = _paragraphs_naming(docs).most_common(2)
    if not common or common[0][1] * 2 < len(docs) or common[0][1] < FEWEST:
        return None
    return common[0][0] if len(common) == 1 or common[0][1] >= 2 * common[1][1] else None


FEWEST = 3  # paragraphs that must name the state a whole report is about


def _paragraphs_naming(docs: Sequence[Doc]) -> Counter[str]:
    """How many paragraphs name each state."""
    return Counter(code for doc in docs for code in _named(doc, TELLING) if code in states())


def _named(doc: Doc, kinds: Container[str]) -> set[str]:
    """Codes of the states that a paragraph names in words that mean no other state."""
    spans: dict[int, set[str]] = {}
    for hit in listed(doc.text):
        if hit.value.kind in kinds and hit.value.actor:
            spans.setdefault(hit.start, set()).update(hit.value.actor.countries)
    return {code for codes in spans.values() if len(codes) == 1 for code in codes}
