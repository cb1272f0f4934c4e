"""Under what reports and statements are filed, so that what bears on one of them is found without reading them all.

What is filed is only what is stored (codes, kinds, names, words), never what is decided of it: how kinds make families,
which names are one person's, what is gathered and what contradicts may change, and the rows of old records still hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import combinations
from typing import Any

from communique.model.statement import Holder, Party, Statement
from communique.record.anchoring import folded
from communique.record.beside import BEHIND, OFFICE
from communique.record.blocks import named_codes
from communique.record.persons import may_be_met, named_in, plain_id
from communique.record.spelt import PREFIX

STATE = "state:"
TITLE_WORDS = 4  # of a title that names one report and no rubric
_WORD = re.compile(r"\w+")


def pair_key(first: str, second: str) -> str:
    """The key of all statements that two codes are party to."""
    return "p " + " ".join(sorted((first, second)))


def parties_key(kind: str, codes: Iterable[str]) -> str:
    """The key of all statements of a kind that some codes, and no others, are party to."""
    return " ".join(("k", kind, *sorted(set(codes))))


def doers_key(kind: str, codes: Iterable[str]) -> str:
    """The key of all statements of a kind whose source some codes, and no others, are."""
    return " ".join(("d", kind, *sorted(set(codes))))


def own_names_key(kind: str, named: Iterable[str]) -> str:
    """The key of all statements of a kind with a party that is no state: by that party's id and the others' codes."""
    return " ".join(("b", kind, *sorted(set(named))))


def date_key(kind: str, date: str) -> str:
    """The key of all statements of a kind that a later reading gave a date."""
    return f"y {kind} {date}"


def spelt_key(name: str, country: str | None) -> str:
    """The key of all statements with a party or holder of a name, as :func:`folded` writes it, and a code."""
    return f"n {country or ''} {name}"


def actor_key(ident: str) -> str:
    """The key of all statements with a party or holder of an id; parties that are states are found by their codes."""
    return f"i {ident}"


def idents_of(one: Party | Holder) -> tuple[str, ...]:
    """The id that a person of a state whom no list has is known by, whichever spelling of it was read."""
    return (plain_id(one),) if may_be_met(one) else ()


def codes_of(side: Iterable[Party]) -> frozenset[str]:
    """The codes on one side of a dealing."""
    return frozenset(p.country for p in side if p.country)


def statement_keys(statement: Statement) -> list[str]:
    """All keys of a statement, sorted."""
    codes, kind = statement.countries, statement.kind
    keys = {parties_key(kind, codes), doers_key(kind, codes_of(statement.source))}
    named = named_codes((*statement.source, *statement.target))
    if named != codes:
        keys.add(own_names_key(kind, named))
    for one in named_in(statement):
        keys.add(spelt_key(folded(one.name), one.country))
        if one.id and (isinstance(one, Holder) or not one.id.startswith(STATE)):
            keys.update(map(actor_key, {one.id, *idents_of(one)}))
    return sorted(keys | {pair_key(*pair) for pair in combinations(codes, 2)})


def keys_read_again(statement: Statement, first_date: str | None) -> list[str]:
    """All keys of a statement that a later reading gave other fields, sorted; a new date is not in its row's column."""
    other = statement.date is not None and statement.date != first_date
    return sorted({*statement_keys(statement), *([date_key(statement.kind, str(statement.date))] if other else ())})


def mentions(statement: Statement) -> list[dict[str, Any]]:
    """The persons that a statement names for a state that is party to it, as rows of their table but for the times.

    A bearer of an office behind which a name may stand is among them, by the office.
    """
    if not statement.between_states:
        return []
    lands = set(statement.countries)
    rows = [_mention(one) for one in named_in(statement) if one.country in lands and _may_be_person(one, statement)]
    distinct = dict.fromkeys(tuple(row.items()) for row in rows)
    return [{"statement": statement.id, "number": n, **dict(row)} for n, row in enumerate(distinct)]


def _may_be_person(one: Party | Holder, statement: Statement) -> bool:
    ident = one.id or ""
    if isinstance(one, Party) and ident.startswith(OFFICE):
        inside = statement.start <= one.start and one.end <= statement.end
        return inside and BEHIND.match(statement.quote, one.end - statement.start) is not None
    return ident.startswith(PREFIX)


def _mention(one: Party | Holder) -> dict[str, Any]:
    label, office = (one.label, one.office) if isinstance(one, Party) else (None, None)
    return {
        "country": one.country, "person": one.id, "name": one.name, "label": label, "office": office,
        "holder": isinstance(one, Holder),
    }  # fmt: skip


def report_keys(document: str, url: str | None, publisher: str | None, title: str | None) -> list[str]:
    """All keys of a report, sorted: its address, and its outlet with the first words of a title that may name it."""
    return sorted({address_key(document, url), *title_keys(publisher, fold(title).split()[:TITLE_WORDS])})


def address_key(document: str, url: str | None) -> str:
    """The key of all reports found in one place."""
    return f"a {address(document, url)}"


def title_keys(publisher: str | None, words: Sequence[str]) -> list[str]:
    """The keys of all reports of an outlet whose folded title may begin anywhere in some folded words."""
    runs = (words[n : n + TITLE_WORDS] for n in range(len(words) - TITLE_WORDS + 1))
    return [" ".join(("t", outlet(publisher), "/", *run)) for run in runs]


def fold(words: str | None) -> str:
    """Words in small letters without marks."""
    return " ".join(_WORD.findall((words or "").casefold()))


@lru_cache(maxsize=4096)
def outlet(publisher: str | None) -> str:
    """A publisher's name for comparing; its article does not count."""
    return fold(publisher).removeprefix("the ")


def address(document: str, url: str | None) -> str:
    """Where a report was found: its URL without scheme, 'www.' and anchor, else the document's name."""
    if url is None:
        return document
    return url.partition("#")[0].rpartition("://")[2].removeprefix("www.").rstrip("/")
