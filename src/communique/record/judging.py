"""Making a judgement: what it is on is looked up, its value checked, and by what it is to be known again noted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlalchemy import Column, select

from communique.model.errors import JudgementError, UnknownNameError
from communique.model.judgement import NONE, Field, Judgement, Verb
from communique.model.statement import Statement
from communique.record import schema
from communique.record.anchoring import anchor_of, folded
from communique.record.beside import with_names
from communique.record.corrections import FindStates, canonical, check, listed
from communique.record.persons import is_met, met_id, named_in
from communique.record.record import Snapshot
from communique.record.store import Store

SHOWN = 4  # ids named where several begin alike
LISTS = {"statement": "statements", "dealing": "dealings", "report": "reports", "conflict": "conflicts",
         "judgement": "judgements"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a person wants to rule, before it is looked up.

    Attributes:
        verb: What is to be done.
        subjects: Ids or how they begin: statements; for a merge dealings too; for copies reports, also by document;
            for a settlement a conflict, for an undo a judgement; for a rename the name or id as found.
        author: Who judges.
        reason: Why.
        field: Of a correction the field.
        value: The corrected value; the actor or state; the number or claim of the side that holds, or ``none``.
        country: Of a rename the code the name was resolved to, where it was to several; ``none`` for to none.
        at: When; now if None.
    """

    verb: Verb
    subjects: tuple[str, ...]
    author: str
    reason: str
    field: str | None = None
    value: str | None = None
    country: str | None = None
    at: datetime | None = None


def judgement_of(store: Store, ruling: Ruling, find: FindStates) -> Judgement:
    """Make a judgement; it is not stored yet.

    Args:
        store: The record.
        ruling: What is to be ruled.
        find: Finds the codes of states that words name.

    Returns:
        The judgement.

    Raises:
        UnknownNameError: Nothing, or more than one thing, answers to a subject, a kind or a state.
        InvalidDate: A date is none.
        JudgementError: A reason, an author or a value is missing or impossible, or it is undone already.
    """
    for name, words, how in (("reason", ruling.reason, "--why TEXT"), ("author", ruling.author, "--by NAME")):
        if not words.strip():
            raise JudgementError(f"judge: there is no {name}.", f"Give one with {how}.")
    stamp = (ruling.at or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="microseconds")
    if ruling.verb is Verb.SPLIT and len(ruling.subjects) not in (1, 2):
        raise JudgementError(f"judge: split is on one or two, not {len(ruling.subjects)}.", "Give their ids.")
    wanted = {Verb.ACCEPT: 1, Verb.REJECT: 1, Verb.CORRECT: 1, Verb.SPLIT: len(ruling.subjects), Verb.RENAME: 1,
              Verb.SETTLE: 1, Verb.UNDO: 1, Verb.COPY: 2, Verb.INDEPENDENT: 2}.get(ruling.verb)  # fmt: skip
    if len(ruling.subjects) < 2 if wanted is None else len(ruling.subjects) != wanted:
        number = "two or more" if wanted is None else wanted
        raise JudgementError(f"judge: {ruling.verb} is on {number}, not {len(ruling.subjects)}.", "Give their ids.")
    made = Judgement(ruling.verb, (), " ".join(ruling.author.split()), stamp, " ".join(ruling.reason.split()))
    if ruling.verb in (Verb.ACCEPT, Verb.REJECT, Verb.CORRECT):
        return _on_one(store, made, ruling, find)
    if ruling.verb is Verb.MERGE:
        return _merge(store, made, ruling)
    if ruling.verb is Verb.SPLIT:
        return _split(store, made, ruling)
    if ruling.verb is Verb.RENAME:
        return _rename(store, made, ruling, find)
    if ruling.verb is Verb.SETTLE:
        return _settle(store, made, ruling)
    return _undo(store, made, ruling) if ruling.verb is Verb.UNDO else _copies(store, made, ruling)


# -- looking up ------------------------------------------------------------------------------------------


def _one(sort: str, beginning: str, ids: Sequence[str]) -> str:
    """The one id found; ``ids`` are those that begin so, or the one that equals it."""
    if beginning in ids:
        return beginning
    if len(ids) == 1:
        return ids[0]
    if not ids:
        what = f"{sort}: none has an id that begins with {beginning!r}."
        raise UnknownNameError(what, f"List them: communique {LISTS[sort]}.")
    some = ", ".join(sorted(ids)[:SHOWN])
    raise UnknownNameError(f"{sort}: several ids begin with {beginning!r}: {some}.", "Write more of the one you mean.")


def _stored(store: Store, column: Column[str], beginning: str) -> list[str]:
    query = select(column).where(column.startswith(beginning, autoescape=True)).order_by(column).limit(SHOWN + 1)
    with store.reading() as connection:
        return list(connection.scalars(query)) if beginning else []


def find_statement(store: Store, beginning: str) -> Statement:
    """The statement as read, by its id or how that begins.

    Raises:
        UnknownNameError: None, or more than one, begins so.
        JudgementError: The newest reading of its report makes it no more.
    """
    ident = _one("statement", beginning, _stored(store, schema.statements.c.id, beginning))
    if store.gone([ident]):
        raise JudgementError(
            f"judge: {ident} is read no more: its report was read again.",
            "Rule on what is read now: communique statements lists it, communique review what a ruling waits for.",
        )
    return _statement(store, ident)


def _statement(store: Store, ident: str) -> Statement:
    found = store.statement(ident)
    if found is None or found.id != ident:  # changed behind the record's back, or two ids of which one begins the other
        raise UnknownNameError(f"statement: {ident} cannot be read.", "Check the record: communique verify.")
    return found


def find_report(store: Store, name: str) -> str:
    """A report's id, by how it begins or by the document's name.

    Raises:
        UnknownNameError: None, or more than one, is called so.
    """
    columns = schema.reports.c
    with store.reading() as connection:
        named = list(connection.scalars(select(columns.id).where(columns.document == name).limit(2)))
    return _one("report", name, named or _stored(store, columns.id, name))


# -- one verb each ---------------------------------------------------------------------------------------


def _on_one(store: Store, made: Judgement, ruling: Ruling, find: FindStates) -> Judgement:
    read = find_statement(store, ruling.subjects[0])
    made = replace(made, subjects=(read.id,), anchors=(anchor_of(read),))
    if ruling.verb is not Verb.CORRECT:
        return made
    if ruling.field not in set(Field):
        raise JudgementError(f"judge: no field {ruling.field!r} can be corrected.", f"One of {', '.join(Field)}.")
    field = Field(ruling.field)
    value = canonical(field, ruling.value or "", find)
    standing = Snapshot(store, scope=read.countries, others=True).statements.get(read.id, read)
    check(standing, field, value)
    return replace(made, field=str(field), value=value)


def _merge(store: Store, made: Judgement, ruling: Ruling) -> Judgement:
    snapshot = Snapshot(store)
    subjects = tuple(sorted({_gathered(store, snapshot, name) for name in ruling.subjects}))
    if len({snapshot.dealing_of[i] for i in subjects}) < 2:
        names = " and ".join(ruling.subjects)
        raise JudgementError(f"judge: {names} are one dealing already.", "Nothing is to be done.")
    return replace(made, subjects=subjects, anchors=tuple(anchor_of(_statement(store, i)) for i in subjects))


def _gathered(store: Store, snapshot: Snapshot, name: str) -> str:
    """A statement that is in a dealing: by its id, or the first of a dealing by that of the dealing."""
    if name.startswith("d"):
        ident = _one("dealing", name, [d.id for d in snapshot.dealings if d.id.startswith(name)])
        return next(d.statements[0] for d in snapshot.dealings if d.id == ident)
    found = find_statement(store, name).id
    if found not in snapshot.dealing_of:
        raise JudgementError(
            f"judge: {found} is in no dealing: it was rejected, or is not between states.",
            "Give statements that communique dealings lists.",
        )
    return found


def _two(store: Store, made: Judgement, ruling: Ruling) -> Judgement:
    """Two dealings ruled to be two: the statement that leads the first is kept apart from all of the second."""
    snapshot = Snapshot(store)
    first, second = (_gathered(store, snapshot, name) for name in ruling.subjects)
    if snapshot.dealing_of[first] == snapshot.dealing_of[second]:
        raise JudgementError(
            f"judge: {' and '.join(ruling.subjects)} are one dealing.",
            f"Split one statement from the rest of it: communique judge split {first}.",
        )
    rest = next(d.statements for d in snapshot.dealings if second in d.statements)
    subjects = (first, *sorted(rest))
    return replace(made, subjects=subjects, anchors=tuple(anchor_of(_statement(store, i)) for i in subjects))


def _split(store: Store, made: Judgement, ruling: Ruling) -> Judgement:
    if len(ruling.subjects) > 1:
        return _two(store, made, ruling)
    read = find_statement(store, ruling.subjects[0])
    dealings = Snapshot(store, scope=read.countries).dealings
    rest = next((d.statements for d in dealings if read.id in d.statements), ())
    others = tuple(sorted(i for i in rest if i != read.id))
    if not others:
        raise JudgementError(f"judge: {read.id} stands in a dealing with no other.", "Nothing is to be split.")
    subjects = (read.id, *others)
    return replace(made, subjects=subjects, anchors=tuple(anchor_of(_statement(store, i)) for i in subjects))


def _rename(store: Store, made: Judgement, ruling: Ruling, find: FindStates) -> Judgement:
    name = " ".join(ruling.subjects[0].split())
    value = _actor(store, ruling.value or "", find)
    if ":" in name:
        if not _has_id(store, name):
            raise UnknownNameError(f"actor: none in the record has the id {name!r}.", "List them: communique actors.")
        return replace(made, subjects=(name,), value=value)
    if not any(c.isupper() for c in name):
        raise JudgementError(
            f"judge: {name!r} is no name: it stands for another in each report.",
            "Correct the statement's source, target or holder instead.",
        )
    found = {code for words, _, code in _named(store) if words == folded(name)}
    if ruling.country is not None:
        found &= {None if ruling.country.lower() == NONE else _code(ruling.country, find)}
    if not found:
        raise UnknownNameError(f"actor: none in the record is named {name!r}.", "List them: communique actors.")
    if len(found) > 1:
        codes = ", ".join(sorted(code or NONE for code in found))
        raise UnknownNameError(f"actor: {name!r} was read as of several states: {codes}.", "Say which with --of CODE.")
    return replace(made, subjects=(name,), value=value, country=found.pop())


def _named(store: Store) -> Iterable[tuple[str, str | None, str | None]]:
    """Every party and holder as read: name folded, id, code."""
    for statement in store.statements(others=True):
        for named in named_in(with_names(statement)):
            yield folded(named.name), named.id, named.country


def _has_id(store: Store, ident: str) -> bool:
    """Whether the record names an actor of an id, as read or, of a person met in reports, as it is shown."""
    named = (one for statement in store.statements(others=True) for one in named_in(with_names(statement)))
    return any(ident in (one.id, met_id(one)) for one in named)


def _actor(store: Store, words: str, find: FindStates) -> str:
    ident = words.strip() if ":" in words else f"state:{_code(words, find)}"
    if not listed(ident) and not (is_met(ident) and _has_id(store, ident)):
        raise JudgementError(
            f"judge: {words!r} is no state and no actor that the lexicon lists or a report of this record names.",
            "Give a state, or the id of an actor such as person:…, organ:… or organisation:…: communique actors.",
        )
    return ident


def _code(words: str, find: FindStates) -> str:
    codes = find([words])
    if len(codes) != 1:
        raise JudgementError(f"judge: {words!r} is not one state.", "Give one code, name or demonym.")
    return codes[0]


def _copies(store: Store, made: Judgement, ruling: Ruling) -> Judgement:
    first, second = sorted(find_report(store, name) for name in ruling.subjects)
    if first == second:
        raise JudgementError(f"judge: {first} is one report.", "Give two.")
    return replace(made, subjects=(first, second))


def _settle(store: Store, made: Judgement, ruling: Ruling) -> Judgement:
    name = ruling.subjects[0]
    conflicts = Snapshot(store).conflicts
    ident = _one("conflict", name, [c.id for c in conflicts if name and c.id.startswith(name)])
    conflict = next(c for c in conflicts if c.id == ident)
    claims = [side.claim for side in conflict.sides]
    value = " ".join((ruling.value or "").split())
    if value.isdecimal() and 1 <= int(value) <= len(claims):
        value = claims[int(value) - 1]
    elif value.lower() == NONE:
        value = NONE
    elif value not in claims:
        sides = ", ".join(f"{n} ({claim})" for n, claim in enumerate(claims, 1))
        raise JudgementError(f"judge: {ident} has no side {value!r}.", f"One of {sides}, or none.")
    held = [(i, n, side.claim) for n, side in enumerate(conflict.sides, 1) for i in side.statements]
    return replace(
        made,
        subjects=(ident, *(i for i, _, _ in held)),
        field=conflict.kind,
        value=value,
        anchors=tuple(anchor_of(_statement(store, i), n, claim) for i, n, claim in held),
    )


def _undo(store: Store, made: Judgement, ruling: Ruling) -> Judgement:
    known = {j.id: j for j in store.judgements()}
    name = ruling.subjects[0]
    ident = _one("judgement", name, [i for i in known if name and i.startswith(name)])
    if known[ident].verb is Verb.UNDO:
        raise JudgementError(f"judge: {ident} is itself an undo, of {known[ident].undoes}.", "Give the ruling again.")
    undo = next((j for j in known.values() if j.undoes == ident), None)
    if undo is not None:
        told = f"by {undo.author} on {undo.at[:10]}"
        raise JudgementError(f"judge: {ident} was undone already, {told}.", "Give the ruling again if it is to hold.")
    return replace(made, subjects=(ident,), undoes=ident)
