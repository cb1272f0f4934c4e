"""Parties and holders in words: what the statement says of them, and no more."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from communique.lexicon.files import load_yaml
from communique.lexicon.who import people
from communique.model.statement import Holder, Party
from communique.views.states import ORGANISATIONS, adjective, plain_name, possessive, state_name

# Common nouns that make a name take an article in running text: 'the Danish Defence Ministry'.
BODIES = re.compile(
    r"\b(ministry|department|embassy|office|council|government|army|navy|force|forces|guard|guards|agency|service|"
    r"committee|parliament|commission|command|staff|union|ministries|authorities|administration|presidency|"
    r"delegation|mission|bureau|court|secretariat|organisation|organization|academy|institute|foundation|pentagon|"
    r"kremlin|white house|state media|news agency|west)$",
    re.IGNORECASE,
)

# Sorts of actors that carry the code of a state, or of none, and are not that state.
OF_THEIR_OWN = frozenset({"movement", "organisation", "territory"})
# Last words of organisations that take an article: 'the African Union'; 'Amnesty International' takes none.
COLLECTIVE = re.compile(
    r"\b(union|nations|league|organi[sz]ation|community|council|commission|committee|bank|fund|agency|court|group|"
    r"alliance|federation|forum|programme|program|association|conference|secretariat|mission|force|parliament|"
    r"office|authority|society|cross|states|initiative)\b",
    re.IGNORECASE,
)
ORGANISATION_NAMES = {name.removeprefix("the "): name for name in ORGANISATIONS.values() if not name.startswith("a")}

NO_TITLE = frozenset({"counterpart"})  # says what one is to another, not which office one holds


def join(words: Sequence[str]) -> str:
    """Join words as in prose: 'a', 'a and b', 'a, b and c'."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def actors(parties: Sequence[Party], day: str | None = None, *, plain: bool = False) -> str:
    """The parties of one side, each state once, by the person, office or organ where one is named.

    Args:
        parties: The parties.
        day: EDTF date by which to choose a person's title, such as that of the dealing.
        plain: Whether to name the state alone for its bodies and officials.
    """
    by_state: dict[str, list[Party]] = {}
    for party in parties:
        by_state.setdefault(_itself(party), []).append(party)
    leads = [(held[0].country or key, _lead(held)) for key, held in by_state.items()]
    if plain:
        return join(list(dict.fromkeys(_outside(p) if _sort(p) in OF_THEIR_OWN else _state(c, p) for c, p in leads)))
    words = []
    shared: dict[tuple[int, int], list[str]] = {}
    for code, party in leads:
        if _noun(party):
            shared.setdefault((party.start, party.end), []).append(code)
    for code, party in leads:
        together = shared.get((party.start, party.end), [code]) if _noun(party) else [code]
        if len(together) > 1:  # 'the Cuban and Angolan ministers': one phrase for both
            words.append(f"the {_noun(party)} of {join([state_name(c) for c in together])}")
        else:
            words.append(_actor(code, party, day))
    return join(list(dict.fromkeys(words)))


def plural(parties: Sequence[Party], *, plain: bool = False) -> bool:
    """Whether the parties of one side take a plural verb; ``plain`` as for :func:`actors`."""
    if len({_itself(p) for p in parties}) > 1 or plain:
        return len({_itself(p) for p in parties}) > 1
    organs = [p for p in parties if _sort(p) == "organ"]
    return bool(organs) and (organs[0].label or "").lower().endswith(("forces", "guards", "troops"))


def _itself(party: Party) -> str:
    """What a party is counted as: its state; a movement, breakaway territory or organisation is no state."""
    if party.id and _sort(party) in OF_THEIR_OWN:
        return party.id
    return party.country or party.label or party.name


def _sort(party: Party) -> str:
    return party.id.split(":", 1)[0] if party.id else ""


def _lead(held: Sequence[Party]) -> Party:
    """Of the parties of one state the one that says most: a person before an office before an organ."""
    for sort in ("person", "office", "organ"):
        for party in held:
            if _sort(party) == sort and party.office not in NO_TITLE:
                return party
    return held[0]


def _noun(party: Party) -> str:
    """The office or organ noun of a party that the text gives an owner ('ministers'), or ''."""
    label = party.label or ""
    return label.split(": ", 1)[1] if _sort(party) in ("office", "organ") and ": " in label else ""


def _actor(code: str, party: Party, day: str | None) -> str:
    if _sort(party) == "person":
        return _person(code, party, day)
    if _sort(party) in ("office", "organ") and party.office not in NO_TITLE:
        return _owned(code, party)
    return _outside(party) if _sort(party) in OF_THEIR_OWN else _state(code, party)


def _state(code: str, party: Party) -> str:
    return state_name(code) if party.country else _outside(party)


def _outside(party: Party) -> str:
    """A party by its own name, with its article: an armed movement, an organisation, a breakaway territory."""
    name = party.label or party.name
    if name in ORGANISATION_NAMES:
        return ORGANISATION_NAMES[name]
    if _sort(party) == "organisation" and " " in name and COLLECTIVE.search(name) and not name.startswith("the "):
        return f"the {name}"
    many = _sort(party) == "movement" and (re.search(r"[^s]s$", name) or name == "Taliban")
    return f"the {name}" if many or party.name.startswith(f"the {name}") else name


def _person(code: str, party: Party, day: str | None) -> str:
    name = party.label or party.name
    title = _title(party, day)
    land = adjective(code)
    if title and land:
        return f"{land} {title} {name}"
    return f"{title} {name} of {state_name(code)}" if title else f"{name} of {state_name(code)}"


def _title(party: Party, day: str | None) -> str | None:
    """The title of the office the statement gives: as the data on people name it, else the office's."""
    if not party.office or party.office in NO_TITLE:
        return None
    person = people().get(party.id or "")
    spells = [s for s in (person.spells if person else ()) if s.office == party.office and s.title]
    if day:
        spells = [s for s in spells if s.covers(day[:10])] or spells
    return spells[-1].title if spells else offices().get(party.office)


@cache
def offices() -> dict[str, str]:
    """Labels of offices by id ('minister_of_defence': 'Minister of Defence')."""
    return {entry["office"]: entry["label"] for entry in load_yaml("office_patterns.yaml")["offices"]}


def _owned(code: str, party: Party) -> str:
    """An office or organ with its state: "Chad's foreign ministry", 'the Chadian Air Force'."""
    label = party.label or party.name
    if ": " in label:  # an office or organ noun that the text gives an owner, or an office in an organ
        owner, *nouns = (
            re.sub(r"^(?:the|its|his|her|their)\s+", "", w, flags=re.IGNORECASE) for w in label.split(": ")
        )
        owned = f"{possessive(code)} {nouns[0]}" if owner == plain_name(code) else f"the {owner} {nouns[0]}"
        return owned if len(nouns) == 1 else f"the {nouns[1]} of {owned}"
    told = [w for w in (adjective(code), plain_name(code), "U.S.", "US") if w and w in label.split(",")[0]]
    if told:
        return label if label.lower().startswith("the ") else f"the {label}"
    return f"{possessive(code)} {label.removeprefix('the ').removeprefix('The ')}"


def holder_name(holder: Holder) -> str:
    """A holder as written, with the article that running text wants."""
    name = re.sub(r"['’]s$", "", " ".join(holder.name.split())).strip("“”\"' ") or holder.name
    if name[:4].lower() == "the ":
        return f"the {name[4:]}"
    name = name[0].lower() + name[1:] if name.split()[0] in ("A", "An", "His", "Her", "Its", "Their") else name
    owned = re.match(r"(?i)(a|an|his|her|its|their)\b|[^,]*['’]s? ", name)
    return f"the {name}" if BODIES.search(name.split(",")[0]) and not owned else name
