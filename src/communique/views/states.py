"""States as users name them: codes, names, demonyms, capitals; to codes and back to words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from rapidfuzz import fuzz, process

from communique.lexicon.gazetteer import fold
from communique.lexicon.who import states
from communique.model.errors import UnknownNameError

# Codes of organisations of states that parties may carry (PLOVER's codebook), as users may write them.
ORGANISATIONS = {
    "UNO": "the United Nations",
    "EUR": "the European Union",
    "NAT": "NATO",
    "IGO": "an international organisation",
    "NGO": "a non-governmental organisation",
    "AFU": "the African Union",
    "ASN": "ASEAN",
    "ARL": "the Arab League",
}
# States whose names take an article.
WITH_ARTICLE = re.compile(
    r"^(United|Netherlands|Philippines|Maldives|Bahamas|Gambia|Comoros|Central African|Dominican"
    r"|Czech Rep|Solomon|Marshall|Cook|Faroe|Cayman|Falkland|Democratic Rep|Republic|Congo|DR Congo"
    r"|Soviet|Holy See|Vatican$|British|Northern Mariana|Turks|Isle|Åland|French Southern|Cocos|State of)"
)
EVERYONE = re.compile(r"^\s*(?:everyone|everybody|all)\s+with\s+", re.IGNORECASE)
NEAREST = 65  # of 100: below it a suggestion is a guess


@cache
def _words() -> dict[str, str]:
    """Every way of naming a state, folded, to its code; names before demonyms before capitals."""
    found: dict[str, str] = {}
    entries = [(code, entry) for code, entry in states().items() if not entry.get("former")]
    entries += [(code, entry) for code, entry in states().items() if entry.get("former")]
    for code, entry in entries:
        found.setdefault(code.lower(), code)
        for name in (entry["name"], *(entry.get("names") or ())):
            found.setdefault(fold(str(name)), code)
    for code, name in ORGANISATIONS.items():
        found.setdefault(code.lower(), code)
        found.setdefault(fold(name.removeprefix("the ").removeprefix("an ")), code)
    for code, entry in entries:
        demonyms = entry.get("demonyms") or {}
        for name in (*(demonyms.get("adjectives") or ()), *(demonyms.get("nouns") or ())):
            found.setdefault(fold(name), code)
    for code, entry in entries:
        for name in (entry.get("alpha2"), entry.get("capital"), *(entry.get("capitals") or ())):
            if name:
                found.setdefault(fold(name), code)
    return found


def find_states(words: Sequence[str]) -> tuple[str, ...]:
    """Find the states that words name.

    Args:
        words: Codes, names, demonyms or capitals; one argument may hold several ('iran russian', 'IRN,RUS').
            'everyone with Iran' is Iran alone: a brief on one state is on everyone with it.

    Returns:
        Codes, each once, in the order given.

    Raises:
        UnknownNameError: Nothing answers to some words; the message names the nearest.
    """
    split = re.split(r"[\s,;/&+]+", EVERYONE.sub("", " ".join(words)))
    tokens = [t for t in split if t and t.lower() not in ("and", "the")]
    found: list[str] = []
    index = _words()
    at = 0
    while at < len(tokens):
        for end in range(min(len(tokens), at + 8), at, -1):
            code = index.get(fold(" ".join(tokens[at:end])))
            if code is not None:
                found.append(code)
                at = end
                break
        else:
            raise _unknown(tokens[at])
    return tuple(dict.fromkeys(found))


def _unknown(word: str) -> UnknownNameError:
    near = process.extract(fold(word), list(_words()), scorer=fuzz.ratio, limit=8, score_cutoff=NEAREST)
    codes = dict.fromkeys(_words()[name] for name, _, _ in near)
    names = [f"{plain_name(code)} ({code})" for code in list(codes)[:3]]
    remedy = f"Did you mean {', '.join(names)}?" if names else "Give an ISO 3166 code, a name or a demonym."
    return UnknownNameError(f"state: nothing is known by the name {word!r}.", remedy)


def plain_name(code: str) -> str:
    """A state's or organisation's usual English name without an article; unknown codes as they are."""
    entry = states().get(code)
    return str(entry["name"]) if entry else ORGANISATIONS.get(code, code).removeprefix("the ")


def state_name(code: str) -> str:
    """The same with its article: 'the Netherlands', 'Peru'."""
    entry = states().get(code)
    if entry is None:
        return ORGANISATIONS.get(code, code)
    name = str(entry["name"])
    return f"the {name}" if WITH_ARTICLE.match(name) else name


def adjective(code: str) -> str | None:
    """A state's adjective ('Peruvian'), or None."""
    entry = states().get(code)
    listed = ((entry or {}).get("demonyms") or {}).get("adjectives") or ()
    return str(listed[0]) if listed else None


def possessive(code: str) -> str:
    """A state's possessive: "Peru's", "the Netherlands'"."""
    name = state_name(code)
    return f"{name}'" if name.endswith("s") else f"{name}'s"
