"""A statement in one plain sentence: who, did what, with whom, when, where, with what, says who, how sure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

import yaml

from communique.lexicon.who import states
from communique.model.edtf import Edtf
from communique.model.statement import Party, Quantity, Statement, Status

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
DOUBTFUL = 0.75  # below it a line says that the reading is uncertain
WITH_ARTICLE = frozenset({"USA", "GBR", "ARE", "NLD", "PHL", "MDV", "BHS", "GMB", "COD", "COG", "CAF", "SDN_", "SLB", "EUR", "UNO", "NAT"})
ORGANISATIONS = {"UNO": "United Nations", "EUR": "European Union", "NAT": "NATO", "IGO": "an international organisation"}


@cache
def phrases() -> Mapping[str, Mapping[str, object]]:
    """The wording of each kind (views/data/phrases.yaml)."""
    source = files("communique.views") / "data" / "phrases.yaml"
    return dict(yaml.safe_load(source.read_text(encoding="utf8")))


def state_name(code: str) -> str:
    """A state's usual English name with its article; organisations likewise; unknown codes as they are."""
    entry = states().get(code)
    name = entry["name"] if entry else ORGANISATIONS.get(code, code)
    return f"the {name}" if code in WITH_ARTICLE and not name.startswith(("NATO", "an ")) else name


def join(words: Sequence[str]) -> str:
    """Join words as in prose: 'a', 'a and b', 'a, b and c'."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def when(date: str | None) -> str:
    """An EDTF date in words with its preposition; empty for None."""
    if not date:
        return ""
    value = Edtf.parse(date)
    about = "about " if "~" in date else ""
    plain = str(value.plain())
    if "/" in plain:
        first, last = plain.split("/", 1)
        if first in ("", ".."):
            return f"by {_day(last)}"
        if last in ("", ".."):
            return f"since {_day(first)}"
        return f"between {_day(first)} and {_day(last)}"
    preposition = "on" if value.precision == "day" else "in"
    return f"{preposition} {about}{_day(plain)}"


def _day(plain: str) -> str:
    parts = plain.split("-")
    if len(parts) == 1:
        return parts[0]
    month = int(parts[1])
    if month > len(MONTHS):
        return f"{('spring', 'summer', 'autumn', 'winter')[(month - 21) % 4]} {parts[0]}"
    return f"{int(parts[2])} {MONTHS[month - 1]} {parts[0]}" if len(parts) > 2 else f"{MONTHS[month - 1]} {parts[0]}"  # noqa: PLR2004


def things(statement: Statement) -> str:
    """The materiel of a statement in words, with numbers, ranges and 'about' kept."""
    words = []
    for item in statement.materiel:
        amount = quantity(item.quantity)
        name = item.designation or item.category
        words.append(f"{amount} {name}".strip())
    return join(list(dict.fromkeys(words)))


def quantity(value: Quantity | None) -> str:
    """A number or range in words; empty for None."""
    if value is None:
        return ""
    if value.low is None or value.high is None:
        return value.text
    about = "about " if value.approximate and value.text and value.text[0].isdigit() else ""
    return f"{about}{value.text}"


def actors(parties: Sequence[Party]) -> str:
    """The parties of one side, each state once, with the person or organ where named."""
    by_state: dict[str, list[Party]] = {}
    for party in parties:
        by_state.setdefault(party.country or party.label or party.name, []).append(party)
    return join([_actor(code, held) for code, held in by_state.items()])


def _actor(code: str, held: Sequence[Party]) -> str:
    state = state_name(code)
    named = next((p for p in held if p.id and p.id.startswith("person:")), None)
    return f"{state} ({named.label or named.name})" if named else state


def sentence(statement: Statement) -> str:
    """Word a statement as one line of a brief, without its citation.

    A denial reads as a denial, a plan as a plan, and a holder other than the publisher is always named.
    """
    phrase = phrases().get(statement.kind, {"past": f"dealt ({statement.kind})", "base": f"deal ({statement.kind})"})
    mutual = bool(phrase.get("mutual"))
    subject = actors((*statement.source, *statement.target)) if mutual else actors(statement.source)
    subject = subject or "Somebody not named"
    target = "" if mutual else actors(statement.target)
    plural = mutual or len({p.country for p in statement.source}) > 1
    claim = _claim(statement, phrase, subject, target, plural=plural)
    place = f" in {statement.place.name}" if statement.place else ""
    time = when(statement.date)
    line = f"{claim}{place}{' ' + time if time else ''}"
    if statement.holder is not None:
        line += f", according to {statement.holder.name}"
    if statement.confidence < DOUBTFUL:
        line += " (reading uncertain)"
    return line[0].upper() + line[1:] + "."


def _claim(statement: Statement, phrase: Mapping[str, object], subject: str, target: str, *, plural: bool) -> str:
    past = _fill(str(phrase["past"]), target, things(statement))
    base = _fill(str(phrase["base"]), target, things(statement))
    match statement.status:
        case Status.PLANNED:
            return f"{subject} {'are' if plural else 'is'} to {base}"
        case Status.POSSIBLE:
            return f"{subject} may {base}"
        case Status.DENIED:
            return f"{subject} did not {base}" if statement.holder is None else f"it is denied that {subject} {past}"
        case _:
            return f"{subject} {past}"


def _fill(template: str, target: str, what: str) -> str:
    """Fill {target} and {things}; '{x|default}' has a default, '[...]' goes where its field is empty."""
    values = {"target": target, "things": what}

    def optional(match: re.Match[str]) -> str:
        return match.group(1) if all(values[name] for name in re.findall(r"\{(\w+)\}", match.group(1))) else ""

    template = re.sub(r"\[([^\]]*)\]", optional, template)

    def field(match: re.Match[str]) -> str:
        return values[match.group(1)] or match.group(3) or "another state"

    return re.sub(r"\{(\w+)(\|([^}]*))?\}", field, template)
