"""Parties and holders in words: what the statement says of them, and no more."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from communique.lexicon.files import load_yaml
from communique.lexicon.who import people, states
from communique.model.statement import Holder, Party
from communique.views.states import adjective, plain_name, possessive, state_name

# Common nouns that make a name take an article in running text: 'the Danish Defence Ministry'.
BODIES = re.compile(
    r"\b(ministry|department|embassy|office|council|government|army|navy|force|forces|guard|guards|agency|service|"
    r"committee|parliament|commission|command|staff|union|ministries|authorities|administration|presidency|"
    r"delegation|mission|bureau|court|secretariat|organisation|organization|academy|institute|foundation|pentagon|"
    r"kremlin|white house|state media|news agency|west)$",
    re.IGNORECASE,
)


def join(words: Sequence[str]) -> str:
    """Join words as in prose: 'a', 'a and b', 'a, b and c'."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def actors(parties: Sequence[Party]) -> str:
    """The parties of one side, each state once, by the person, office or organ where one is named."""
    by_state: dict[str, list[Party]] = {}
    for party in parties:
        by_state.setdefault(party.country or party.label or party.name, []).append(party)
    return join([_actor(code, held) for code, held in by_state.items()])


def plural(parties: Sequence[Party]) -> bool:
    """Whether the parties of one side take a plural verb."""
    if len({p.country or p.name for p in parties}) > 1:
        return True
    organs = [p for p in parties if _sort(p) == "organ"]
    return bool(organs) and (organs[0].label or "").lower().endswith(("forces", "guards", "troops"))


def _sort(party: Party) -> str:
    return party.id.split(":", 1)[0] if party.id else ""


def _actor(code: str, held: Sequence[Party]) -> str:
    for sort, words in (("person", _person), ("office", _owned), ("organ", _owned)):
        named = next((p for p in held if _sort(p) == sort), None)
        if named is not None:
            return words(code, named)
    return state_name(code) if code in states() or held[0].country else _outside(held[0])


def _outside(party: Party) -> str:
    """A party of no state: an armed movement, an organisation without a code."""
    return party.label or party.name


def _person(code: str, party: Party) -> str:
    name = party.label or party.name
    title = _title(party)
    land = adjective(code)
    if title and land:
        return f"{land} {title} {name}"
    return f"{title} {name} of {state_name(code)}" if title else f"{name} of {state_name(code)}"


def _title(party: Party) -> str | None:
    """The title of the office the statement gives: as the data on people name it, else the office's."""
    if not party.office:
        return None
    person = people().get(party.id or "")
    spells = person.spells if person else ()
    listed = next((s.title for s in spells if s.office == party.office and s.title), None)
    return listed or offices().get(party.office)


@cache
def offices() -> dict[str, str]:
    """Labels of offices by id ('minister_of_defence': 'Minister of Defence')."""
    return {entry["office"]: entry["label"] for entry in load_yaml("office_patterns.yaml")["offices"]}


def _owned(code: str, party: Party) -> str:
    """An office or organ with its state: "Chad's foreign ministry", 'the Chadian Air Force'."""
    label = party.label or party.name
    if ": " in label:  # an office or organ noun that the text gives an owner
        noun = re.sub(r"^(?:the|its|his|her|their)\s+", "", label.split(": ", 1)[1], flags=re.IGNORECASE)
        return f"{possessive(code)} {noun}"
    told = [w for w in (adjective(code), plain_name(code), "U.S.", "US") if w and w in label.split(",")[0]]
    if told:
        return label if label.lower().startswith("the ") else f"the {label}"
    return f"{possessive(code)} {label.removeprefix('the ').removeprefix('The ')}"


def holder_name(holder: Holder) -> str:
    """A holder as written, with the article that running text wants."""
    name = " ".join(holder.name.split())
    if name[:4].lower() == "the ":
        return f"the {name[4:]}"
    name = (
        name[0].lower() + name[1:] if name.split()[0] in ("A", "An", "His", "Her", "Its", "Their") else name
    )
    return (
        f"the {name}"
        if BODIES.search(name) and not re.match(r"(?i)(a|an|his|her|its|their)\b", name)
        else name
    )
