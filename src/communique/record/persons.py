"""Which persons met in reports are one: a pure function of statements, whatever the order in which they were read.

The reader gives a person whom no list has an id made of the state and the name as one report writes it. Here the ids of
all reports are compared, and a statement is shown with the id and label of the person it means; nothing stored changes.

- A full name and a state are one person, in every report. The same full name in two states is two.
- A surname alone is the one person of that surname and state whom the same report names in full. Where it names none or
  several, the surname stands for itself in that report and is nobody met elsewhere.
- Two spellings are one person where the state is one, both hold one office that has a single holder at a time
  (tenures.py), in reports no more than a year apart, the names are alike (likeness.py), and no report names both. So is
  a spelling of a listed person who held that office on a day of a report; and a listed spelling, unless an office says
  otherwise. Where a name is like several that are not one, it stays apart.
- What a person ruled by 'judge rename' comes first: a name renamed to its own id is joined to no other.

A person of a state is known by the statements to which that state is party, so that a view on one state knows no less
of its own persons than a view on all.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from communique.lexicon.gazetteer import fold
from communique.lexicon.who import names, people, slug
from communique.model.edtf import Edtf
from communique.model.errors import InvalidDate
from communique.model.question import Question
from communique.model.statement import Holder, Party, Statement
from communique.record.beside import NO_OFFICE
from communique.record.likeness import is_full
from communique.record.spelt import PREFIX, Join, Listed, Told, find_joins, name_in


@dataclass(frozen=True, slots=True)
class Persons:
    """Who the persons are that statements name.

    Attributes:
        ids: The person that an id by state and name means, where it is another than that id.
        surnames: The person that a surname means in a report, by the surname's id and the report.
        labels: The usual name of each person met in full, by id.
        joins: The spellings learnt, ordered by id.
    """

    ids: Mapping[str, str] = field(default_factory=dict)
    surnames: Mapping[tuple[str, str], str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    joins: tuple[Join, ...] = ()

    def id_of(self, named: Party | Holder, report: str = "") -> str | None:
        """The id of whoever a party or holder is.

        Args:
            named: As read or ruled.
            report: Id of the report that names it; without it no surname is known.
        """
        met = met_id(named)
        if met is None:
            return named.id
        if (met, report) in self.surnames:
            return self.surnames[met, report]
        if report and not _is_full(named, met):
            return f"{met}:{report}"
        return self.ids.get(met, met)

    def party(self, party: Party, report: str = "") -> Party:
        """A party as the person it is, under one label; others as they are."""
        ident = self.id_of(party, report)
        label = self.labels.get(ident or "")
        if ident == party.id and label in (None, party.label):
            return party
        return replace(party, id=ident, label=label or party.label)

    def asked(self, question: Question) -> Question:
        """A question about the persons as they are known over all reports, whichever spelling it has."""
        source, target = (tuple(self.party(p) for p in side) for side in (question.source, question.target))
        return replace(question, source=source, target=target)

    def shown(self, statement: Statement) -> Statement:
        """A statement with its persons as they are known over all reports; its words stay."""
        if not any(may_be_met(named) for named in named_in(statement)):
            return statement
        report = statement.report
        changed = {
            "source": tuple(self.party(p, report) for p in statement.source),
            "target": tuple(self.party(p, report) for p in statement.target),
            "holder": self._holder(statement.holder, report) if statement.holder else None,
            "holder_chain": tuple(self._holder(h, report) for h in statement.holder_chain),
        }
        same = all(getattr(statement, name) == value for name, value in changed.items())
        return statement if same else replace(statement, **changed)  # type: ignore[arg-type]

    def _holder(self, holder: Holder, report: str) -> Holder:
        ident = self.id_of(holder, report)
        return holder if ident == holder.id else replace(holder, id=ident)


def met_id(named: Party | Holder) -> str | None:
    """The id by state and folded name of a person whom no list has; None of anybody else."""
    return plain_id(named) if may_be_met(named) and named.id not in people() else None


def plain_id(named: Party | Holder) -> str:
    """The id by state and folded name of somebody who :func:`may_be_met`."""
    return _met(str(named.id), str(named.country))


def own_id(country: str, name: str) -> str:
    """The id that a person of a state has by a name."""
    return f"{PREFIX}{country.lower()}-{slug(name)}"


def is_met(ident: str) -> bool:
    """Whether an id has the form of those of persons met in reports."""
    head, _, name = ident.removeprefix(PREFIX).partition("-")
    plain = slug(name) == name and head.isalpha() and head == head.lower()
    return ident.startswith(PREFIX) and len(head) == 3 and bool(name) and plain and ident not in people()


def may_be_met(named: Party | Holder) -> bool:
    """Whether an id has the state and the name of somebody, as those of persons met in reports do."""
    if not named.id or not named.country or not named.id.startswith(f"{PREFIX}{named.country.lower()}-"):
        return False
    return ":" not in named.id[len(PREFIX) :]  # a surname in a report, known already


@lru_cache(maxsize=65536)
def _met(ident: str, country: str) -> str:
    return own_id(country, ident.removeprefix(f"{PREFIX}{country.lower()}-"))


def named_in(statement: Statement) -> Iterator[Party | Holder]:
    """Every party and holder of a statement."""
    yield from statement.source
    yield from statement.target
    if statement.holder:
        yield statement.holder
    yield from statement.holder_chain


Short = dict[tuple[str, str], str]  # surnames alone, by id and report: their state


def identify(
    statements: Iterable[Statement],
    published: Mapping[str, str | None],
    scope: Collection[str] = (),
    own: Collection[str] = (),
) -> Persons:
    """Find which persons are one.

    Args:
        statements: Statements, as rulings leave them.
        published: Publication date of each report, EDTF.
        scope: The states whose persons are wanted: all statements to which they are party must be there; all if empty.
        own: Ids that a person ruled to be of somebody of their own.

    Returns:
        Who they are; the same for any order of the statements.
    """
    return identified(*sorted_out(met_in(statements, published, scope)), own)


# Somebody as named, for a state that is party, with the reports that name him so and their dates of publication.
Met = tuple[Party | Holder, Iterable[tuple[str, str | None]]]
Sorted = tuple[dict[str, Told], Listed, Short]  # persons named in full, those whom lists have, and surnames alone


def met_in(
    statements: Iterable[Statement], published: Mapping[str, str | None], scope: Collection[str] = ()
) -> Iterator[Met]:
    """The persons whom statements name for states that are party to them; arguments as of :func:`identify`."""
    for statement in statements:
        named = [n for n in named_in(statement) if n.id and n.id.startswith(PREFIX)]
        if named and statement.between_states:
            lands = set(statement.countries).intersection(scope) if scope else set(statement.countries)
            told = ((statement.report, published.get(statement.report)),)
            yield from ((one, told) for one in named if one.country in lands)


def sorted_out(persons: Iterable[Met]) -> Sorted:
    """Persons by what is known of their names; ``persons`` in any order."""
    told: dict[str, Told] = {}
    listed: Listed = {}
    short: Short = {}
    for one, reports in persons:
        met, country = met_id(one), str(one.country)
        if met is None:
            for report, _ in reports:
                listed.setdefault(report, {}).setdefault(str(one.id), set()).add(country)
        elif _is_full(one, met):
            _note(told.setdefault(met, Told(country)), one, reports)
        else:
            short |= {(met, report): country for report, _ in reports}
    return told, listed, short


def identified(told: Mapping[str, Told], listed: Listed, short: Short, own: Collection[str] = ()) -> Persons:
    """Find which persons are one, as :func:`sorted_out`; ``own`` as of :func:`identify`."""
    joins = find_joins(told, listed, own)
    ids = {join.found: join.person for join in joins}
    labels = {ident: _label(ident, told) for ident in sorted({ids.get(met, met) for met in told})}
    return Persons(ids, _surnames(short, told, listed, ids), labels, joins)


@lru_cache(maxsize=65536)
def day_of(date: str | None) -> int | None:
    """The first day a date can cover, as an ordinal; None where it is unknown or open."""
    try:
        first = Edtf.parse(date).first if date else None
    except InvalidDate:  # verify reports it; it dates nothing
        return None
    return first.toordinal() if first else None


def _is_full(named: Party | Holder, met: str) -> bool:
    name = written(named, met)
    return is_full(name if name is not None else name_in(met).replace("-", " "))


def written(named: Party | Holder, met: str) -> str | None:
    """The name in full as a report writes it; of a holder named otherwise ('he', a surname) there is none."""
    whole = " ".join(((named.label or named.name) if isinstance(named, Party) else named.name).split())
    return whole if slug(whole) == name_in(met) else words_within(whole, name_in(met))


@lru_cache(maxsize=65536)
def words_within(phrase: str, name: str) -> str | None:
    """The words of a phrase that are a name: of "Chad's defence minister X Y" the last two.

    Args:
        phrase: Words with a blank between.
        name: As :func:`communique.lexicon.who.slug` writes it.
    """
    words = phrase.split(" ")
    spans = ((a, b) for a in range(len(words)) for b in range(a + 1, len(words) + 1))
    return next((found for a, b in spans if slug(found := " ".join(words[a:b]).rstrip(",.;")) == name), None)


def office_told(named: Party | Holder) -> str | None:
    """The office that a report gives somebody: of a party as read, of a holder by the words that name it."""
    if isinstance(named, Party):
        return None if named.office in NO_OFFICE else named.office
    return _office_in(named.name) if " " in named.name else None


@lru_cache(maxsize=65536)
def _office_in(phrase: str) -> str | None:
    """The one office that the words for a holder name; none of a former one."""
    found = {hit.value.noun for hit in names().find(phrase, lambda n: n.kind == "office_noun")}
    former = {"former", "ex"} & {fold(word) for word in re.findall(r"\w+", phrase)}
    return str(found.pop()) if len(found) == 1 and not former else None


def _note(told: Told, named: Party | Holder, reports: Iterable[tuple[str, str | None]]) -> None:
    name, office = written(named, str(met_id(named))), office_told(named)
    ids = {report for report, _ in reports}
    days = {day for _, published in reports if (day := day_of(published)) is not None}
    told.reports |= ids
    told.days |= days
    if name is not None:
        told.names.setdefault(name, set()).update(ids)
    if office:
        told.offices.setdefault(office, set()).update(days)


def _label(ident: str, told: Mapping[str, Told]) -> str:
    """The usual name: as listed, else as most reports write it, of several the first by the alphabet."""
    if ident in people():
        return people()[ident].name
    names = told[ident].names
    if not names:
        return name_in(ident).replace("-", " ").title()
    return min(names, key=lambda name: (-len(names[name]), name))


def _surnames(
    short: Short, told: Mapping[str, Told], listed: Listed, ids: Mapping[str, str]
) -> dict[tuple[str, str], str]:
    """Whom each surname alone means in its report: the one person of it named there in full, else somebody apart."""
    by_report: dict[str, set[tuple[str, str, str]]] = {}  # state, name, person
    for met, one in told.items():
        for report in one.reports:
            by_report.setdefault(report, set()).add((one.country, name_in(met), ids.get(met, met)))
    for report, held in listed.items():
        for ident, lands in held.items():
            person = people().get(ident)
            names = {slug(person.name), f"-{slug(person.surname)}"} if person else set()
            by_report.setdefault(report, set()).update((land, name, ident) for land in lands for name in names)
    found = {}
    for (met, report), country in short.items():
        surname = name_in(met)
        bearers = {
            person
            for land, name, person in by_report.get(report, ())
            if land == country and name.endswith(f"-{surname}")
        }
        found[met, report] = bearers.pop() if len(bearers) == 1 else f"{met}:{report}"
    return found
