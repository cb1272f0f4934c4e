"""The register of actors: every actor that statements name, with offices, spellings and evidence over time.

Computed from statements and the lists of office holders whenever it is asked for; nothing of it is stored, so a report
or a judgement more changes it by itself, and as of a past day it is what followed from the reports known then.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from communique.lexicon.gazetteer import WORD, fold
from communique.lexicon.tenures import sole_offices, spellings
from communique.lexicon.who import offices, people, slug
from communique.model.statement import Holder, Party, Statement
from communique.model.tenure import Acting, ActorFile, Source, Spelling, Tenure
from communique.record.persons import met_id, named_in, office_told, words_within, written
from communique.record.record import Snapshot, where_told
from communique.record.spelt import PREFIX, name_in

Told = tuple[str, str]  # the day of a report, and a statement of it


@dataclass(slots=True)
class Mentions:
    """Where statements name an actor, in the order of publication and text.

    Attributes:
        id: Id of the actor; ``name:…`` of one that is in no list.
        label: Its usual name.
        parties: Each time it is a party, with the statement.
        holders: Each time it vouches, with the statement.
    """

    id: str
    label: str
    parties: list[tuple[Party, Statement]] = field(default_factory=list)
    holders: list[tuple[Holder, Statement]] = field(default_factory=list)

    @property
    def statements(self) -> tuple[str, ...]:
        """Ids of the statements it is party to."""
        return tuple(dict.fromkeys(statement.id for _, statement in self.parties))

    @property
    def vouched(self) -> tuple[str, ...]:
        """Ids of the statements it vouches for."""
        return tuple(dict.fromkeys(statement.id for _, statement in self.holders))

    @property
    def all(self) -> list[tuple[Party | Holder, Statement]]:
        """All times it is named."""
        return [*self.parties, *self.holders]


def in_order(snapshot: Snapshot, statements: Iterable[Statement]) -> list[Statement]:
    """Statements by the publication of their report, undated reports last, and by their place in the text."""
    return sorted(statements, key=lambda s: (snapshot.published.get(s.report) or "9999", *where_told(s)))


def mentions_of(snapshot: Snapshot, statements: Iterable[Statement]) -> dict[str, Mentions]:
    """Whom statements name, by the actor's id.

    Args:
        snapshot: The record.
        statements: Statements of it, as it shows them.
    """
    found: dict[str, Mentions] = {}
    for statement in in_order(snapshot, statements):
        for party in statement.parties:
            ident = party.id or f"name:{party.name}"
            mentions = found.setdefault(ident, Mentions(ident, ""))
            mentions.label = mentions.label or party.label or party.name
            mentions.parties.append((party, statement))
        for holder in _holders(statement):
            if holder.id:
                found.setdefault(holder.id, Mentions(holder.id, "")).holders.append((holder, statement))
    for ident, mentions in found.items():
        mentions.label = _label(ident, mentions, snapshot)
    return found


def _holders(statement: Statement) -> tuple[Holder, ...]:
    chain = statement.holder_chain or ((statement.holder,) if statement.holder else ())
    return tuple({holder.id: holder for holder in chain}.values())


def _label(ident: str, mentions: Mentions, snapshot: Snapshot) -> str:
    if ident in people():
        return people()[ident].name
    return snapshot.persons.labels.get(ident) or mentions.label or mentions.holders[0][0].name


def file_of(snapshot: Snapshot, mentions: Mentions, met: Mapping[str, Sequence[Tenure]]) -> ActorFile:
    """All that is known of an actor.

    Args:
        snapshot: The record.
        mentions: Where its statements name the actor.
        met: The offices that persons were met in, by person (:func:`tenures_met`).
    """
    days = [day for _, s in mentions.all if (day := snapshot.published.get(s.report))]
    kind = mentions.id.split(":", 1)[0]
    dealings = (snapshot.dealing_of.get(i) for i in mentions.statements)
    return ActorFile(
        id=mentions.id,
        label=mentions.label,
        kind=kind,
        acts_for=acting(snapshot, mentions),
        sector=next((p.sector for p, _ in mentions.parties if p.sector), None),
        tenures=(*tenures_listed(mentions.id), *met.get(mentions.id, ())),
        spellings=spellings_of(snapshot, mentions),
        statements=mentions.statements,
        vouched=mentions.vouched,
        dealings=tuple(dict.fromkeys(d for d in dealings if d)),
        first=min(days, default=None),
        last=max(days, default=None),
    )


def acting(snapshot: Snapshot, mentions: Mentions) -> tuple[Acting, ...]:
    """The states that reports have an actor act for, each with the first and last report that does."""
    told: dict[str, list[str]] = {}
    for named, statement in mentions.all:
        if named.country:
            told.setdefault(named.country, []).extend(filter(None, [snapshot.published.get(statement.report)]))
    return tuple(Acting(code, min(days, default=None), max(days, default=None)) for code, days in sorted(told.items()))


# -- offices ---------------------------------------------------------------------------------------------


def tenures_listed(ident: str) -> tuple[Tenure, ...]:
    """The offices that the lists have for a person, by time."""
    person = people().get(ident)
    if person is None:
        return ()
    return tuple(
        Tenure(ident, person.name, s.country, s.office, s.title or title_of(s.office), s.start or None, s.end or None,
               Source.LISTED)
        for s in person.spells
    )  # fmt: skip


def title_of(office: str) -> str:
    """The name of an office."""
    entry = offices().get(office)
    return str(entry["label"]) if entry else office.replace("_", " ")


def tenures_met(snapshot: Snapshot, statements: Iterable[Statement]) -> dict[str, tuple[Tenure, ...]]:
    """The offices in which reports name persons, by person: one spell from the first report to the last.

    Where a report names somebody else in an office that one person holds at a time, the spell ends there, and another
    begins with the next report. What the lists have for a person is not among them: the reader takes the office of a
    listed person from the lists, and so the report is no evidence for it.
    """
    told: dict[tuple[str, str], dict[str, list[Told]]] = {}
    labels: dict[str, str] = {}
    for statement in in_order(snapshot, statements):
        day = snapshot.published.get(statement.report)
        vouching: tuple[Party | Holder, ...] = _holders(statement)
        for named in (*statement.parties, *vouching):
            office = office_told(named)
            if day and named.country and office and _is_met(named):
                ident = str(named.id)
                labels.setdefault(ident, snapshot.persons.labels.get(ident, named.name))
                told.setdefault((named.country, office), {}).setdefault(ident, []).append((day, statement.id))
    found: dict[str, list[Tenure]] = {}
    for (country, office), held in sorted(told.items()):
        for ident, days in held.items():
            others = [day for other, told_of in held.items() if other != ident for day, _ in told_of]
            for spell in _spells(days, others if office in sole_offices() else ()):
                statements_ = tuple(dict.fromkeys(statement for _, statement in spell))
                found.setdefault(ident, []).append(
                    Tenure(ident, labels[ident], country, office, title_of(office), spell[0][0], spell[-1][0],
                           Source.MET, statements_)
                )  # fmt: skip
    return {i: tuple(sorted(held, key=lambda t: (t.start or "", t.country, t.office))) for i, held in found.items()}


def _is_met(named: Party | Holder) -> bool:
    """Whether a party or holder is a person whom no list has."""
    return bool(named.id and named.id.startswith(PREFIX)) and named.id not in people()


def _spells(told: Sequence[Told], others: Sequence[str]) -> list[list[Told]]:
    """Days cut where somebody else is named between two of them."""
    spells: list[list[Told]] = []
    for one in told:
        if spells and not any(spells[-1][-1][0] < day < one[0] for day in others):
            spells[-1].append(one)
        else:
            spells.append([one])
    return spells


# -- names -----------------------------------------------------------------------------------------------


def spellings_of(snapshot: Snapshot, mentions: Mentions) -> tuple[Spelling, ...]:
    """The names of an actor: those listed, those met, and those learnt to be its own, with the evidence."""
    joins = {join.found: join for join in snapshot.persons.joins if join.person == mentions.id}
    met: dict[tuple[str, str | None], list[str]] = {}
    for named, statement in mentions.all:
        before = _as_told(snapshot, named, statement)
        ident = met_id(before)
        name = (written(before, ident) if ident else _listed_in(before.name, mentions.id)) or " ".join(
            before.name.split()
        )
        if any(c.isupper() for c in name):  # 'the ministry' names nobody
            met.setdefault((name, ident), []).append(statement.id)
    found = [Spelling(name, None, Source.LISTED) for name in spellings().get(mentions.id, ())]
    for (name, ident), statements in sorted(met.items(), key=lambda item: (item[0][0], item[0][1] or "")):
        join = joins.get(ident or "")
        source = Source.LEARNT if join else Source.MET
        found.append(Spelling(name, ident, source, tuple(dict.fromkeys(statements)), join.reasons if join else ()))
    return tuple(found)


def _listed_in(phrase: str, ident: str) -> str | None:
    """The longest listed spelling of a person that some words have: of 'the chief of staff, X Y' it is 'X Y'."""
    names = sorted(spellings().get(ident, ()), key=lambda name: (-len(name), name))
    found = (words_within(" ".join(phrase.split()), slug(name)) for name in names)
    return next((words for words in found if words), None)


def answering(snapshot: Snapshot, words: str) -> frozenset[str]:
    """The persons vouching for a statement of whom a listed or learnt spelling holds all of some words, case aside.

    Args:
        snapshot: The record.
        words: Such as a surname.

    Returns:
        Their ids.
    """
    wanted = set(_folded(words))
    known: dict[str, set[str]] = {}
    for join in snapshot.persons.joins:
        known.setdefault(join.person, set()).update((join.person, join.found))
    found = {h.id for s in snapshot.told.values() for h in _holders(s) if h.id and h.id.startswith(PREFIX)}
    return frozenset(
        ident
        for ident in found
        if wanted
        and any(
            wanted <= set(name)
            for name in (
                *(_folded(name) for name in spellings().get(ident, ())),
                *(tuple(name_in(i).split("-")) for i in known.get(ident, ()) if i not in people()),
            )
        )
    )


def _folded(words: str) -> tuple[str, ...]:
    return tuple(WORD.findall(fold(words)))


def _as_told(snapshot: Snapshot, named: Party | Holder, statement: Statement) -> Party | Holder:
    """A party or holder as its report tells it, before its spelling is joined to others."""
    told = snapshot.standing.statements[statement.id]
    same = (n for n in named_in(told) if type(n) is type(named) and (n.start, n.end, n.name) == (
        named.start, named.end, named.name
    ))  # fmt: skip
    return next(same, named)
