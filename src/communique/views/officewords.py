"""The words of a report by which somebody holds an office, and the office that words ask about."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from communique.lexicon.gazetteer import Hit
from communique.lexicon.tenures import offices_named
from communique.lexicon.who import Name, names
from communique.model.errors import UnknownNameError
from communique.model.statement import Statement
from communique.record.record import Snapshot

REACH = 60  # code points between an office and a name that are one phrase
BESIDE = 12  # between the state and the office: "'s new ", ' of the '
ENDS = re.compile(r"\w{4,}[.!?]|[;\n]")  # what stands between belongs to two sentences ('Gen.' ends none)
OF = re.compile(r"\s+of\s+(?:the\s+)?")
LANDS = ("state", "demonym", "metonym", "organisation")


def words_for(
    snapshot: Snapshot, statement: Statement, named: Iterable[str], country: str, offices: Collection[str]
) -> str | None:
    """Find the words of a statement's report that give somebody an office: "Chad's interior minister, X".

    Args:
        snapshot: The record.
        statement: A statement that names the person.
        named: The names by which the report has the person.
        country: Code of the state whose office it is.
        offices: Ids of the office.

    Returns:
        The words, those of the statement's own sentence first; None where no such phrase stands by the name.
    """
    text = snapshot.report(statement.report).text
    places = [m.span() for name in dict.fromkeys(named) for m in re.finditer(rf"\b{re.escape(name)}\b", text)]
    places.sort(key=lambda p: (not statement.start <= p[0] < statement.end, p[0], -p[1]))
    for start, end in places:
        found = _phrase(text, start, end, country, offices)
        if found:
            return " ".join(text[found[0] : found[1]].split())
    return None


def _phrase(text: str, start: int, end: int, country: str, offices: Collection[str]) -> tuple[int, int] | None:
    left = max(0, start - REACH - 2 * BESIDE)
    window = text[left : end + REACH + 2 * BESIDE]
    hits = [(left + h.start, left + h.end) for h in names().find(window, lambda n: n.noun in offices)]
    near = []
    for first, last in hits:
        gap = text[last:start] if last <= start else text[end:first]
        apart = max(start - last, first - end)
        if 0 <= apart <= REACH and not ENDS.search(gap):
            near.append((apart, first, last))
    if not near:
        return None
    _, first, last = min(near)
    first, last = min(start, first), max(end, last)
    for hit in names().find(window, lambda n: n.kind in LANDS):
        if country not in _codes(hit):
            continue
        a, b = left + hit.start, left + hit.end
        before = b <= first and first - b <= BESIDE and not ENDS.search(text[b:first])
        if before or (a >= last and OF.fullmatch(text[last:a])):
            first, last = min(first, a), max(last, b)
    return first, last


def office_in(words: str) -> tuple[str, frozenset[str]] | None:
    """The state and the office that words ask about: 'foreign minister of Kenya', "Chad's army chief".

    Args:
        words: As a user writes them.

    Returns:
        The code, and the ids of the office; None where the words name no office.

    Raises:
        UnknownNameError: They name an office, but not one state whose it is.
    """
    hits = names().find(words, lambda n: n.kind == "office_noun")
    if not hits:
        return None
    office = max(hits, key=lambda h: (h.end - h.start, -h.start))
    ids = offices_named(words[office.start : office.end]) | {str(office.value.noun)}
    lands = [
        h for h in names().find(words, lambda n: n.kind in LANDS) if h.end <= office.start or h.start >= office.end
    ]
    codes = {code for h in lands for code in _codes(h)}
    if len(codes) != 1:
        raise UnknownNameError(
            f"actor: {words!r} names an office and {len(codes) or 'no'} state{'s' * (len(codes) > 1)}.",
            "Write it as 'foreign minister of Kenya'.",
        )
    return codes.pop(), frozenset(i for i in ids if i)


def _codes(hit: Hit[Name]) -> tuple[str, ...]:
    """The code of the state that a name is of."""
    return hit.value.actor.countries[:1] if hit.value.actor else ()
