"""One actor over time, or an office over time: what the lists and the reports say, each told from the other."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from communique.lexicon.gazetteer import WORD, fold
from communique.lexicon.tenures import bearing, offices_of, spellings
from communique.lexicon.who import people, slug
from communique.model.errors import UnknownNameError
from communique.model.tenure import ActorFile, OfficeAnswer, Source, Tenure
from communique.record.likeness import alike, is_full
from communique.record.officeholders import days_of_tenure, neighbours, span_of, timeline
from communique.record.persons import met_id, written
from communique.record.record import Snapshot
from communique.record.register import Mentions, file_of, mentions_of, tenures_met, title_of
from communique.views.officewords import words_for
from communique.views.states import state_name

SHOWN = 3  # statements of which the words are shown that give somebody an office; the ids of all are
LOOKED = 12  # statements in which such words are looked for
NAMED = 4  # actors named where several answer to a name


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a report that give somebody an office, with a statement of it."""

    statement: str
    text: str


@dataclass(frozen=True, slots=True)
class Told:
    """A tenure with the words that say so, and who held the office before and after."""

    tenure: Tenure
    words: tuple[Words, ...] = ()
    before: Tenure | None = None
    after: Tenure | None = None


@dataclass(frozen=True, slots=True)
class ActorAccount:
    """One actor: who it is, the offices with who says so, the names, where it is named.

    Attributes:
        file: What is known of the actor.
        tenures: The offices, with evidence; of a day asked about only those held then.
        on: EDTF day asked about, or None.
    """

    file: ActorFile
    tenures: tuple[Told, ...]
    on: str | None = None

    @property
    def found(self) -> bool:
        """Whether the record or the lists tell what was asked."""
        return self.on is None or bool(self.tenures)

    def to_object(self) -> dict[str, Any]:
        """All of it as a JSON object."""
        tenures = [asdict(told) for told in self.tenures]
        return {"schema": "communique.actor/1", **asdict(self.file), "tenures": tenures, "on": self.on}


@dataclass(frozen=True, slots=True)
class OfficeAccount:
    """Who held an office: the answer, and the words by which reports say so."""

    asked: str
    answer: OfficeAnswer
    held: tuple[Told, ...]

    @property
    def found(self) -> bool:
        """Whether the record or the lists tell."""
        return bool(self.held)

    def to_object(self) -> dict[str, Any]:
        """All of it as a JSON object."""
        held = [asdict(told) for told in self.held]
        return {"schema": "communique.office/1", "asked": self.asked, **asdict(self.answer), "held": held}


def office_account(snapshot: Snapshot, asked: str, answer: OfficeAnswer) -> OfficeAccount:
    """An answer with the words of the reports it rests on; ``asked`` are the words of the question."""
    mentions = mentions_of(snapshot, snapshot.statements.values())
    held = tuple(Told(t, _words(snapshot, mentions.get(t.actor), t)) for t in answer.held)
    return OfficeAccount(asked, answer, held)


def account(snapshot: Snapshot, name: str, on: str | None = None) -> ActorAccount:
    """One actor.

    Args:
        snapshot: The record, all its statements.
        name: Its id, or a name or spelling that the record or the lists have for it.
        on: EDTF; only the offices held then are told.

    Raises:
        UnknownNameError: Nobody, or more than one, answers to the name.
        InvalidDate: ``on`` is none.
    """
    mentions = mentions_of(snapshot, snapshot.statements.values())
    ident = find_actor(mentions, name)
    found = mentions.get(ident) or Mentions(ident, people()[ident].name)
    met = tenures_met(snapshot, snapshot.statements.values())
    file = file_of(snapshot, found, met)
    first, last = span_of(on) if on else (None, None)
    told = []
    for tenure in file.tenures:
        begin, end = days_of_tenure(tenure)
        if first is not None and last is not None and not (begin <= last and end >= first):
            continue
        line = timeline(tenure.country, {tenure.office}, met)
        told.append(Told(tenure, _words(snapshot, found, tenure), *neighbours(tenure, line)))
    return ActorAccount(file, tuple(told), on)


def find_actor(mentions: Mapping[str, Mentions], name: str) -> str:
    """The id of the one actor that answers to a name.

    Args:
        mentions: Whom the record names, by id.
        name: An id; a name as a report or a list has it; words of the name of one person; or another spelling of it.

    Raises:
        UnknownNameError: Nobody, or more than one, does.
    """
    if name in mentions or name in people():
        return name
    wanted = _folded(name)
    known = {ident: _names(found) for ident, found in mentions.items()}
    persons = {i: names for i, names in known.items() if i.startswith("person:")}
    found = {i for i, names in known.items() if any(_folded(n) == wanted for n in names)}
    found = found or {person.id for person in bearing(slug(name))}
    if not found and wanted:
        found = {i for i, names in persons.items() if any(set(wanted) <= set(_folded(n)) for n in names)}
    if not found and is_full(name):
        found = {i for i, names in persons.items() if any(alike(n, name) for n in names)}
    if len(found) == 1:
        return found.pop()
    if not found:
        raise UnknownNameError(f"actor: nobody in the record is named {name!r}.", "List them: communique actors.")
    some = ", ".join(sorted(found)[:NAMED])
    raise UnknownNameError(f"actor: {name!r} may be {len(found)}: {some}.", "Give the id of the one you mean.")


def _folded(name: str) -> tuple[str, ...]:
    return tuple(WORD.findall(fold(name)))


def _names(found: Mentions) -> set[str]:
    return {found.label, *(named.name for named, _ in found.all), *spellings().get(found.id, ())}


def _words(snapshot: Snapshot, found: Mentions | None, tenure: Tenure) -> tuple[Words, ...]:
    """The words that name a person in an office, of the first reports that have them."""
    begin, end = days_of_tenure(tenure)
    person = people().get(tenure.actor)
    ids = {tenure.office}.union(
        *(offices_of(s) for s in (person.spells if person else ()) if s.office == tenure.office)
    )
    told: list[Words] = []
    for named, statement in (found.all if found else [])[: LOOKED if tenure.source is Source.LISTED else None]:
        day = snapshot.published.get(statement.report)
        if named.country != tenure.country or not day or not begin <= span_of(day)[1] <= end + 1:
            continue
        if any(words.statement == statement.id for words in told) or len(told) >= SHOWN:
            continue
        ident = met_id(named)
        names = [written(named, ident)] if ident else []
        names += [found.label if found else None, named.name]
        said = words_for(snapshot, statement, [name for name in names if name], tenure.country, ids)
        if said:
            told.append(Words(statement.id, said))
    return tuple(told)


# -- in words --------------------------------------------------------------------------------------------


def render(found: ActorAccount | OfficeAccount, form: str) -> bytes:
    """An account as text or as one JSON object.

    Args:
        found: The account.
        form: ``text`` or ``json``.
    """
    if form == "json":
        return (json.dumps(found.to_object(), ensure_ascii=False, indent=1) + "\n").encode("utf8")
    lines = actor_lines(found) if isinstance(found, ActorAccount) else office_lines(found)
    return ("\n".join(lines) + "\n").encode("utf8")


def actor_lines(found: ActorAccount) -> list[str]:
    """An account of an actor, line by line."""
    file = found.file
    lands = ", ".join(f"{state_name(a.country)}{_seen(a.first, a.last)}" for a in file.acts_for)
    out = [f"{file.label} ({file.id})", f"kind        {file.kind}"]
    out += [f"acts for    {lands}"] if lands else []
    out.append(f"seen        {_seen(file.first, file.last).strip(' ()') or 'in no dated report'}")
    if found.on and not found.tenures:
        out.append(f"offices     Not in the record: no office of {file.label} on {found.on}.")
    for told in found.tenures:
        out.append(f"office      {tenure_words(told.tenure, told.words)}")
        out += [f"  {when:<10}{_briefly(t)}" for when, t in (("before", told.before), ("after", told.after)) if t]
    for spelling in file.spellings:
        where = f": {' '.join(spelling.statements)}" if spelling.statements else ""
        why = f" ({'; '.join(spelling.reasons)}; found as {spelling.id})" if spelling.reasons else ""
        out.append(f"name        {spelling.name}, {spelling.source}{why}{where}")
    for head, ids in (("statements", file.statements), ("vouches for", file.vouched), ("dealings", file.dealings)):
        out.append(f"{head:<11} {len(ids):,}{': ' if ids else ''}{' '.join(ids)}")
    return out


def office_lines(found: OfficeAccount) -> list[str]:
    """An answer on an office, line by line."""
    answer = found.answer
    title = f"{' / '.join(title_of(office) for office in answer.offices)} of {state_name(answer.country)}"
    when = f" on {answer.on}" if answer.on else ""
    out = [f"{title}{when}"]
    if not found.held:
        out.append("Not in the record: neither the lists nor a report say who held it.")
    out += [f"held by     {t.tenure.label} ({t.tenure.actor}): {tenure_words(t.tenure, t.words)}" for t in found.held]
    out += [f"{head:<11} {_briefly(t)}" for head, t in (("before", answer.before), ("after", answer.after)) if t]
    if answer.statements:
        out.append(f"named alone {len(answer.statements):,}: {' '.join(answer.statements)}")
    return out


def tenure_words(tenure: Tenure, words: Sequence[Words] = ()) -> str:
    """A tenure in words: title, state, dates, who says so."""
    dates = f"{tenure.start or '?'} to {tenure.end or 'now'}"
    if tenure.source is Source.MET and tenure.start == tenure.end:
        dates = str(tenure.start)
    said = "; ".join(f"{w.statement} “{w.text}”" for w in words)
    ids = [i for i in tenure.statements if i not in {w.statement for w in words}]
    shown = "; ".join(filter(None, (said, " ".join(ids))))
    return f"{tenure.title} of {state_name(tenure.country)}, {dates}, {tenure.source}{': ' if shown else ''}{shown}"


def _briefly(tenure: Tenure) -> str:
    return f"{tenure.label} ({tenure.actor}), {tenure_words(tenure)}"


def _seen(first: str | None, last: str | None) -> str:
    if first is None:
        return ""
    return f" ({first})" if first == last else f" ({first} to {last})"
