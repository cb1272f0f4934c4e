"""An actor over time: the offices held, the spellings met, and who says so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Source(StrEnum):
    """Who says that a person held an office, or that a name is that person's."""

    LISTED = "listed"
    MET = "met in reports"
    LEARNT = "learnt"


@dataclass(frozen=True, slots=True)
class Tenure:
    """A time in which a person held an office.

    Attributes:
        actor: Id of the person.
        label: Usual name.
        country: Code of the state or organisation whose office it is.
        office: Id of the office.
        title: Its name: as listed, else that of the office.
        start: When it began, EDTF; of one met in reports the day of the first that says so. None where unknown.
        end: When it ended, the same; of a listed one None where it goes on as far as the list knows.
        source: ``listed`` or ``met in reports``.
        statements: Ids of the statements that name the person in the office, in the order of publication.
    """

    actor: str
    label: str
    country: str
    office: str
    title: str
    start: str | None
    end: str | None
    source: Source
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name of an actor as written.

    Attributes:
        name: The words.
        id: Id under which the reader found it, by which ``judge rename`` takes it away; None of a listed name.
        source: ``listed``, ``met in reports``, or ``learnt``: another spelling that was joined to this actor.
        statements: Ids of the statements that write it so, in the order of publication.
        reasons: Why a learnt one was joined.
    """

    name: str
    id: str | None
    source: Source
    statements: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Acting:
    """A state an actor acts for, with the first and last day of the reports or lists that say so."""

    country: str
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class ActorFile:
    """All that the record and the lists have on an actor.

    Attributes:
        id: Stable id.
        label: Usual name.
        kind: state, organ, person, office, organisation, movement, territory, medium, or name (in no list).
        acts_for: The states it acts for, with dates.
        sector: PLOVER sector, or None.
        tenures: Offices held: those listed first, each by time.
        spellings: Names and spellings.
        statements: Ids of the statements it is party to, in the order of publication.
        vouched: Ids of the statements it vouches for.
        dealings: Ids of the dealings of the former.
        first: Day of the first report that names it, EDTF, or None.
        last: Day of the last.
    """

    id: str
    label: str
    kind: str
    acts_for: tuple[Acting, ...]
    sector: str | None
    tenures: tuple[Tenure, ...]
    spellings: tuple[Spelling, ...]
    statements: tuple[str, ...]
    vouched: tuple[str, ...]
    dealings: tuple[str, ...]
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class OfficeAnswer:
    """Who held an office on a day, or ever.

    Attributes:
        country: Code of the state.
        offices: Ids of the office; several where the words can mean several.
        on: EDTF day asked about, or None for all time.
        held: Who held it then, the listed first; empty where neither list nor record tells.
        before: The last holder known before, by list or record; None where none is or no day was given.
        after: The first one after.
        statements: Statements that name the office without a person at that time, in the order of publication.
    """

    country: str
    offices: tuple[str, ...]
    on: str | None
    held: tuple[Tenure, ...]
    before: Tenure | None = None
    after: Tenure | None = None
    statements: tuple[str, ...] = ()
