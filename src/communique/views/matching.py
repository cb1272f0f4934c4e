"""Whether a statement is about what a question asks: kind, parties, direction, date, place, things, words.

Every way in which it is not is named, so that what comes near can be offered apart and is never taken for an answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import StrEnum

from communique.lexicon.breakaways import as_named
from communique.lexicon.gazetteer import fold
from communique.lexicon.materiel import NOUNS
from communique.lexicon.who import people
from communique.model.edtf import Edtf
from communique.model.errors import InvalidDate, UnknownNameError
from communique.model.question import Question, Side
from communique.model.statement import Materiel, Party, Quantity, Statement
from communique.ontology.kinds import load_kinds
from communique.views.naming import OF_THEIR_OWN
from communique.views.states import find_states, plain_name

STEM = 5  # first letters that the forms of a word share
BEFORE = 30  # code points before a thing that its adjectives take: 'short-range ballistic'
OF = re.compile(r"\s+of\s+([^,.;:]{0,30})")
BEHIND = re.compile(r"\s+((?:[A-ZÀ-Þ][\w.’'-]*\s+){0,3}[A-ZÀ-Þ][\w’-]+)")
WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
# Organ nouns that mean the state itself.
GOVERNING = re.compile(r"\b(government|authorities|cabinet|administration|leadership)$", re.IGNORECASE)


class Misfit(StrEnum):
    """A way in which a statement is not about what is asked."""

    PERSON = "another person or organ"
    DIRECTION = "the other direction"
    DATE = "another or no date"
    PLACE = "another or no place"
    THINGS = "other things"
    WORDS = "another matter"
    KIND = "another kind"
    PARTIES = "other parties"


def misfits(question: Question, statement: Statement, published: str | None) -> tuple[Misfit, ...]:
    """The ways in which a statement is not about what is asked; none where it is.

    Args:
        question: The question.
        statement: A statement of the record.
        published: Publication date of its report, by which offices of persons are told.
    """
    day = statement.date or published
    statement = as_named(statement)
    turned = statement.kind in question.turned and statement.kind not in question.kinds
    found = [
        *((Misfit.KIND,) if not _is_kind(question, statement) else ()),
        *_parties(question, statement, day, turned=turned),
        *((Misfit.DATE,) if question.date and not _in_time(question, statement.date) else ()),
        *((Misfit.PLACE,) if question.place and not _at_place(question.place, statement) else ()),
        *(
            (Misfit.THINGS,)
            if (question.things or question.number) and not matching_things(question, statement)
            else ()
        ),
        *((Misfit.WORDS,) if not _holds_all(question.words, statement.quote) else ()),
    ]
    return tuple(found)


def _is_kind(question: Question, statement: Statement) -> bool:
    if question.kinds and statement.kind not in (*question.kinds, *question.turned):
        return False
    trigger = fold(statement.quote[statement.trigger_start - statement.start : statement.trigger_end - statement.start])
    return not any(word.startswith(barred) for word in trigger.split() for barred in question.barred)


# -- parties ------------------------------------------------------------------------------------------


def sides(question: Question, statement: Statement) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """The sides of a statement as the question's source and target have them."""
    if statement.kind in question.turned and statement.kind not in question.kinds:
        return statement.target, statement.source
    return statement.source, statement.target


def unnamed(question: Question, statement: Statement, published: str | None) -> tuple[Party, ...]:
    """The parties of a statement on the side that is asked for, those the question names left out."""
    day = statement.date or published
    statement = as_named(statement)
    source, target = sides(question, statement)
    side = source if question.missing is Side.SOURCE else target
    open_to = statement.parties if _level(question, statement) else side
    return tuple(p for p in open_to if not any(is_party(wanted, p, day) for wanted in question.parties))


def _level(question: Question, statement: Statement) -> bool:
    kind = load_kinds().get(statement.kind)
    return question.mutual or bool(kind and kind.mutual)


def _parties(question: Question, statement: Statement, day: str | None, *, turned: bool) -> tuple[Misfit, ...]:
    source, target = (statement.target, statement.source) if turned else (statement.source, statement.target)
    if question.missing is not None and not unnamed(question, statement, day):
        return (Misfit.PARTIES,)
    source, target = (_with_names(side, statement) for side in (source, target))
    if _level(question, statement):
        if _among(question.parties, (*source, *target), day):
            return ()
        return (Misfit.PERSON,) if _lands(question.parties) <= _lands(statement.parties) else (Misfit.PARTIES,)
    if _among(question.source, source, day) and _among(question.target, target, day):
        return ()
    if _lands(question.source) <= _lands(source) and _lands(question.target) <= _lands(target):
        return (Misfit.PERSON,)
    if question.parties and _lands(question.source) <= _lands(target) and _lands(question.target) <= _lands(source):
        return (Misfit.DIRECTION,)
    return (Misfit.PARTIES,)


def _with_names(side: Sequence[Party], statement: Statement) -> tuple[Party, ...]:
    """Parties with the person's name that stands right behind them: 'his Peruvian counterpart Dina Boluarte'."""
    found = []
    for party in side:
        behind = BEHIND.match(statement.quote, party.end - statement.start) if _sort(party) == "office" else None
        if behind is None or not statement.start <= party.start < statement.end:
            found.append(party)
            continue
        name = " ".join(behind.group(1).split())
        found.append(replace(party, id=f"person:{fold(name)}", label=name))
    return tuple(found)


def _among(wanted: Iterable[Party], held: Sequence[Party], day: str | None) -> bool:
    return all(any(is_party(one, party, day) for party in held) for one in wanted)


def _lands(parties: Iterable[Party]) -> set[str]:
    return {_own(p) or p.country or p.name for p in parties}


def _sort(party: Party) -> str:
    return party.id.split(":", 1)[0] if party.id else ""


def _own(party: Party) -> str | None:
    return party.id if _sort(party) in OF_THEIR_OWN else None


def is_party(wanted: Party, held: Party, day: str | None) -> bool:
    """Whether a party of a statement is whom the question names.

    Args:
        wanted: A state (then its organs and persons are it too), a person, an office, an organ, or an organisation.
        held: The statement's party.
        day: EDTF day of the dealing, by which an office stands for the person who held it.
    """
    if _own(wanted) or _own(held):
        return wanted.id == held.id
    if wanted.country is None or wanted.country != held.country:
        return False
    sort = _sort(wanted)
    if sort == "person":
        return _is_person(wanted, held, day)
    if sort == "office":
        return wanted.office is not None and wanted.office == held.office
    if sort == "organ" and not GOVERNING.search(wanted.label or ""):
        return wanted.id == held.id
    return True


def _is_person(wanted: Party, held: Party, day: str | None) -> bool:
    if _sort(held) == "person":
        first, second = (set(fold(p.label or p.name).split()) for p in (wanted, held))
        if wanted.id == held.id or first <= second or second <= first:
            return True
    person = people().get(wanted.id or "")
    if person is None or _sort(held) != "office" or not day or held.office is None:
        return False
    last = day.rsplit("/", 1)[-1].strip(".~?%")
    return any(s.office == held.office and s.country == held.country and s.covers(last) for s in person.spells if last)


# -- time and place -----------------------------------------------------------------------------------


def _in_time(question: Question, told: str | None) -> bool:
    """Whether a dealing lies in the time asked about, or goes on in it; one dated more vaguely may not.

    Of what happened at large ('What happened in May?') only that which lies in the time is meant.
    """
    if told is None or question.date is None:
        return False
    try:
        when, span = Edtf.parse(told), Edtf.parse(question.date)
    except InvalidDate:  # verify reports it; it lies in no time
        return False
    if within(when, span):
        return True
    lasting = when.last is None or (_goes_on(when) and within(span, when))
    return bool(question.kinds) and lasting and when.overlaps(span)


def within(inner: Edtf, outer: Edtf) -> bool:
    """Whether a date lies wholly in another."""
    starts = outer.first is None or (inner.first is not None and inner.first >= outer.first)
    return starts and (outer.last is None or (inner.last is not None and inner.last <= outer.last))


def _goes_on(when: Edtf) -> bool:
    """A stretch between two days told, such as a drill's: each of its days is in it."""
    return when.precision == "interval" and when.span_days is not None and when.span_days <= STRETCH


STRETCH = 31  # days: a visit or drill that lasts; 'between 2010 and 2023' says of no year that it was then


def _at_place(asked: str, statement: Statement) -> bool:
    name = fold(asked).removeprefix("the ")
    named = [p.name for p in statement.target] if statement.kind == "visit" else []
    if statement.place is not None:
        if name in fold(statement.place.name) or fold(statement.place.name) in name:
            return True
        code = _code(asked)
        return (code is not None and code == statement.place.country) or any(name in fold(n) for n in named)
    return re.search(rf"\b{re.escape(name)}\b", fold(statement.quote)) is not None


def _code(name: str) -> str | None:
    """The state of that name; a capital is a city here."""
    try:
        codes = find_states([name])
    except UnknownNameError:
        return None
    return codes[0] if len(codes) == 1 and fold(plain_name(codes[0])) == fold(name) else None


# -- things and words ---------------------------------------------------------------------------------


def _limited(question: Question) -> bool:
    return bool(question.things or question.number)


def matching_things(question: Question, statement: Statement) -> tuple[Materiel, ...]:
    """The materiel of a statement that the question is about; all of it where it names none."""
    held = (m for m in statement.materiel if all(_is_thing(word, m, statement) for word in question.things))
    return tuple(m for m in held if question.number is None or _is_number(question.number, m.quantity))


def _is_number(asked: Quantity, told: Quantity | None) -> bool:
    """Whether a number told is the one asked about, or ranges meet."""
    if told is None:
        return False
    low = max((n for n in (asked.low, told.low) if n is not None), default=0.0)
    high = min((n for n in (asked.high, told.high) if n is not None), default=float("inf"))
    return low <= high


def _is_thing(word: str, item: Materiel, statement: Statement) -> bool:
    if item.designation and fold(item.designation) == fold(word):
        return True
    nouns = NOUNS.get(item.category)
    if nouns and re.fullmatch(nouns, fold(word)):
        return True
    first, last = max(0, item.start - statement.start - BEFORE), max(0, item.end - statement.start)
    whole = OF.match(statement.quote, last)  # 'a number of drones': of what the thing is only a measure
    phrase = f"{statement.quote[first:last]} {whole.group(1) if whole else ''}"
    return _stem(word) in _stems(f"{item.category} {phrase}")


def _holds_all(words: Iterable[str], quote: str) -> bool:
    told = {part for word in WORD.findall(fold(quote)) for part in (word, *word.split("-"))}
    held = {_stem(word) for word in told}
    return all(_stem(w) in held or (len(w) >= STEM and any(t.endswith(fold(w)) for t in told)) for w in words)


def _stems(text: str) -> set[str]:
    return {_stem(part) for word in WORD.findall(text) for part in (word, *word.split("-"))}


def _stem(word: str) -> str:
    plain = fold(word)
    return (plain[:-1] if plain.endswith("s") and not plain.endswith("ss") else plain)[:STEM]
