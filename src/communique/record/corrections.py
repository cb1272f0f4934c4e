"""Values that a person gives in place of those read: checked as the reader's are, and put into a statement.

A value has one written form, which the record keeps: ``2014-03-09``, ``denied``, ``KEN UGA``, ``Entebbe, UGA``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from communique.lexicon.who import names, people, state_actor, states
from communique.model.actor import Actor
from communique.model.edtf import Edtf
from communique.model.errors import JudgementError
from communique.model.judgement import BY_JUDGEMENT, NONE, Field
from communique.model.statement import Holder, Party, Place, Quantity, Statement, Status
from communique.ontology.kinds import find_kind, load_kinds
from communique.record.persons import is_met, own_id

FindStates = Callable[[Sequence[str]], tuple[str, ...]]
NUMBER = re.compile(r"(\d[\d,.]*|\.\.)(?:/(\d[\d,.]*|\.\.))?(~?)\Z")
HOLDER_KINDS = {"person": "person", "organ": "organ", "organisation": "organ", "medium": "medium", "state": "state"}


def canonical(field: Field, value: str, find: FindStates) -> str:
    """Check a value and write it in its one form.

    Args:
        field: What it is to be the value of.
        value: As the user gives it; ``none`` takes date, place, holder or a side away.
        find: Finds the codes of states that words name.

    Returns:
        The value as the record keeps it.

    Raises:
        UnknownNameError: There is no such kind or state.
        InvalidDate: It is no date.
        JudgementError: It is no value of the field.
    """
    words = " ".join(value.split())
    if field in (Field.KIND, Field.STATUS, Field.QUANTITY):
        return _closed(field, words)
    if words.lower() == NONE:
        return NONE
    if not words:
        raise JudgementError(f"judge: {field} has no value.", "Give one, or 'none' to take it away.")
    if field is Field.DATE:
        return Edtf.parse(words).text
    if field in (Field.SOURCE, Field.TARGET):
        return " ".join(dict.fromkeys(state_actor(code).countries[0] for code in find([words])))
    name, comma, land = words.rpartition(",")
    if comma:
        return f"{name.strip()}, {_one_state(land, find)}"
    lands = _lands(words) if field is Field.PLACE else set()
    return f"{words}, {lands.pop()}" if len(lands) == 1 else words


def _lands(name: str) -> set[str]:
    """The states that a listed place of this name lies in."""
    return {hit.value.place for hit in names().find(name) if hit.end - hit.start == len(name) and hit.value.place}


def _closed(field: Field, words: str) -> str:
    """A value of one of a fixed number of forms: a kind, a status, a number."""
    if field is Field.KIND:
        return find_kind(words).id
    if field is Field.STATUS:
        if words.lower() not in set(Status):
            raise JudgementError(f"judge: there is no status {words!r}.", f"One of {', '.join(Status)}.")
        return words.lower()
    match = NUMBER.match(words)
    if match is None or _bounds(words) in ((None, None), None):
        raise JudgementError(f"judge: {words!r} is no number.", "Write 12, 12~ (about), 12/15, 12/.. or ../15.")
    return words


def _one_state(words: str, find: FindStates) -> str:
    codes = find([words])
    if len(codes) != 1:
        raise JudgementError(f"judge: {words.strip()!r} is not one state.", "Write it as 'Entebbe, UGA'.")
    return codes[0]


def _bounds(words: str) -> tuple[float | None, float | None] | None:
    """The bounds of a number as written; None where they stand the wrong way round or are no numbers."""
    match = NUMBER.match(words)
    if match is None:
        return None
    try:
        low, high = (
            None if part == ".." else float(part.replace(",", "")) for part in (match[1], match[2] or match[1])
        )
    except ValueError:
        return None
    return (low, high) if low is None or high is None or low <= high else None


def fits(statement: Statement, field: Field, value: str) -> bool:
    """Whether a value can be put into a statement: its kind is still in the ontology, a number has its one thing."""
    if field is Field.KIND:
        return value in load_kinds()
    return field is not Field.QUANTITY or len(statement.materiel) == 1


def check(statement: Statement, field: Field, value: str) -> None:
    """Whether a value may be put into this statement.

    Raises:
        JudgementError: It leaves no party, says what is there already, or there is no one thing to number.
    """
    if not fits(statement, field, value):
        raise JudgementError(
            f"judge: {statement.id} names {len(statement.materiel)} sorts of materiel: a number needs exactly one.",
            "Reject the statement, or correct another field.",
        )
    changed = corrected(statement, field, value)
    if not changed.parties:
        raise JudgementError(f"judge: {statement.id} would have no party left.", "Reject it instead.")
    held = "materiel" if field is Field.QUANTITY else str(field)
    if getattr(changed, held) == getattr(statement, held):
        raise JudgementError(f"judge: {field} of {statement.id} is {value} already.", "Accept the statement instead.")


def corrected(statement: Statement, field: Field, value: str) -> Statement:
    """A statement with one value in place of what was read.

    Args:
        statement: The statement.
        field: Which of its fields.
        value: In its canonical form.

    Returns:
        The statement changed; its quote, trigger and all other fields as they were. Words that the sentence does not
        hold stand at the trigger with no length.
    """
    values: dict[str, Any] = {}
    if field is Field.KIND:
        kind = load_kinds()[value]
        values = {"kind": kind.id, "type": kind.type, "mode": kind.mode, "contexts": kind.contexts}
        values |= {"cameo": kind.cameo, "goldstein": kind.goldstein}
    elif field is Field.STATUS:
        values = {"status": Status(value)}
    elif field is Field.DATE:
        told = {"date_text": None, "date_start": None, "date_end": None}
        known = None if value == NONE else value
        values = {"date": known, **told, "date_origin": BY_JUDGEMENT if known else None}
        if known == statement.date:
            values = {}
    elif field is Field.PLACE:
        values = {"place": _place(statement, value)}
    elif field is Field.HOLDER:
        holder = _holder(statement, value)
        values = {"holder": holder, "holder_chain": (holder,) if holder else ()}
        if holder is None:
            values["cue"] = None
    elif field is Field.QUANTITY:
        values = {"materiel": tuple(replace(m, quantity=_quantity(value)) for m in statement.materiel)}
    else:
        codes = () if value == NONE else value.split()
        values = {str(field): tuple(_party(statement, code) for code in codes)}
    return replace(statement, **values)


def _span(statement: Statement, words: Sequence[str]) -> tuple[int, int]:
    """Where one of several words stands in the quote; at the trigger with no length where none does."""
    for name in words:
        match = re.search(rf"\b{re.escape(name)}\b", statement.quote)
        if match:
            return statement.start + match.start(), statement.start + match.end()
    return statement.trigger_start, statement.trigger_start


def _party(statement: Statement, code: str) -> Party:
    """The party that is a state: as the sentence has it, where it was read or is named there."""
    for party in statement.parties:
        if party.country == code:
            return party
    entry = states().get(code, {})  # the code of an organisation of states has none
    demonyms = entry.get("demonyms") or {}
    listed = (entry.get("name"), *(entry.get("names") or ()), entry.get("capital"), *(demonyms.get("adjectives") or ()))
    start, end = _span(statement, [str(name) for name in listed if name])
    actor = state_actor(code)
    name = " ".join(statement.quote[start - statement.start : end - statement.start].split())
    ident, label = (actor.id, actor.label) if entry else (None, None)
    return Party(name or actor.label, ident, label, code, actor.sector, None, start, end)


def _place(statement: Statement, value: str) -> Place | None:
    if value == NONE:
        return None
    name, _, code = value.rpartition(", ") if _coded(value) else (value, "", "")
    if statement.place and (statement.place.name, statement.place.country) == (name, code or None):
        return statement.place
    return Place(name, code or None, None, None, None, *_span(statement, [name]))


def _coded(value: str) -> bool:
    """Whether a value ends with the code of a state, as its canonical form does where one was given."""
    return re.search(r", [A-Z]{3}\Z", value) is not None


def _holder(statement: Statement, value: str) -> Holder | None:
    if value == NONE:
        return None
    name, _, code = value.rpartition(", ") if _coded(value) else (value, "", "")
    hits = [hit.value for hit in names().find(name) if hit.start == 0 and hit.end == len(name) and hit.value.actor]
    actor = hits[0].actor if len({v.actor.id for v in hits if v.actor}) == 1 else None
    if statement.holder and statement.holder.name == name and statement.holder.country == (code or None):
        return statement.holder
    country = code or (actor.countries[0] if actor and actor.countries else None)
    kind = HOLDER_KINDS.get(actor.kind if actor else "", "person")
    return Holder(name, actor.id if actor else None, country, kind, *_span(statement, [name]))


def _quantity(value: str) -> Quantity:
    low, high = _bounds(value) or (None, None)
    about = value.endswith("~")
    plain = value.rstrip("~")
    words = plain if low == high else plain.replace("../", "up to ") if low is None else plain
    if high is None:
        words = f"at least {plain.removesuffix('/..')}"
    return Quantity(low, high, about or low != high, words.replace("/", " to "))


@cache
def listed_actors() -> dict[str, Actor]:
    """Every actor that the lexicon lists, by id: what an actor met in a report may be renamed to."""
    found = {value.actor.id: value.actor for value in names().values() if value.actor is not None}
    return {**found, **{f"state:{code}": state_actor(code) for code in states()}}


def renamed(party: Party, actor: str, day: str | None) -> Party:
    """A party as the actor it is said to be: its words and their place as they were.

    Args:
        party: The party as read.
        actor: Id of a listed actor, of a state, or of a person met in reports.
        day: EDTF date of the dealing, by which a person's office is chosen; None where unknown.
    """
    if is_met(actor):
        met = own_id(str(party.country), party.label or party.name) == actor
        return replace(
            party, id=actor, label=party.label if met else _actor(actor).label, country=code_of(actor)
        )  # the office is what the report says
    known = _actor(actor)
    country = known.countries[0] if known.countries else None
    office = known.office
    if person := people().get(actor):
        spell = person.office_at(day[:10] if day else None)
        country, office = spell.country, spell.office
    return replace(party, id=actor, label=known.label, country=country, sector=known.sector, office=office)


def renamed_holder(holder: Holder, actor: str) -> Holder:
    """A holder as the actor it is said to be; its words stay."""
    known = _actor(actor)
    country = known.countries[0] if known.countries else None
    return replace(holder, id=actor, country=country, kind=HOLDER_KINDS.get(known.kind, holder.kind))


def _actor(ident: str) -> Actor:
    if is_met(ident):
        code, _, name = ident.removeprefix("person:").partition("-")
        return Actor(ident, name.replace("-", " ").title(), (code.upper(),), None, "person")
    sort, _, code = ident.partition(":")
    return state_actor(code) if sort == "state" else listed_actors()[ident]


def nameable(actor: str) -> bool:
    """Whether an id is one that a name can be given: of a listed actor, or of the form of persons met in reports."""
    return listed(actor) or is_met(actor)


def listed(actor: str) -> bool:
    """Whether an id is that of a state or of an actor that the lexicon lists."""
    sort, _, code = actor.partition(":")
    return code in states() if sort == "state" else actor in listed_actors()


def code_of(actor: str) -> str | None:
    """The code an actor carries, by its id; None where it carries none."""
    known = _actor(actor)
    return known.countries[0] if known.countries else None
