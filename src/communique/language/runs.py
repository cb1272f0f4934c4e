"""Names listed one after another ('Chad, Mali and Niger'), found by the words between them.

The parser often breaks such lists; commas and 'and' do not. What stands in one list is coordinated, whatever the
parse says.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from spacy.tokens import Doc

from communique.language.names import Named

LISTED = frozenset({"state", "capital", "metonym", "organisation", "movement", "person", "demonym"})
LINKS = frozenset({",", "and", "&", "the", "with", "as", "well"})
SHORT = re.compile(r"^\(\S+\)")  # the short name that a name is given behind it
FINAL = frozenset({"and", "&"})
FEWEST_WITH_COMMA = 3  # 'with Iran, and Russia said' is no list


def find_runs(doc: Doc, names: Mapping[int, Named]) -> dict[int, tuple[int, ...]]:
    """Find the lists of names in a paragraph.

    Args:
        doc: The parsed paragraph.
        names: Its names by token.

    Returns:
        A map from the root token of each listed name to the roots of all names of its list, in order.
    """
    runs: dict[int, tuple[int, ...]] = {}
    current: list[Named] = []
    links: list[str] = []
    i = 0
    while i < len(doc):
        named = names.get(i)
        if named is not None and named.kind in LISTED:
            if current and (not links or named.kind != current[-1].kind):
                _close(current, runs)
                current = []
            if current and not _joins(links):
                _close(current, runs)
                current = []
            current.append(named)
            links = []
            i = named.span.end
            continue
        word = doc[i].lower_
        if current and not links and word == "(" and i + 2 < len(doc) and doc[i + 2].text == ")":
            i += 3  # 'the Central African Republic (CAR)'
            continue
        if current and word in LINKS and len(links) < FEWEST_WITH_COMMA:
            links.append(word)
        elif current:
            _close(current, runs)
            current, links = [], []
        i += 1
    _close(current, runs)
    return runs


def _joins(links: list[str]) -> bool:
    words = [w for w in links if w != "the"]
    return bool(words) and words != ["with"] and (words[-1] in (",", "and", "&") or words == ["as", "well", "as"])


def _close(current: list[Named], runs: dict[int, tuple[int, ...]]) -> None:
    """Keep a list if it ends as lists end: 'A and B', 'A, B and C', 'A, B, and C'."""
    if len(current) < 2:
        return
    doc = current[0].span.doc
    between = [SHORT.sub("", doc[a.span.end : b.span.start].text.lower()) for a, b in pairwise(current)]
    last = between[-1].replace("the", "").split()
    if not FINAL & set(last) and "as" not in last:
        return
    if len(current) < FEWEST_WITH_COMMA and "," in between[-1]:
        return
    roots = tuple(n.span.root.i for n in current)
    for root in roots:
        runs[root] = roots
