"""Two dealings compared field by field: how much speaks for their being one, with the reasons.

Each field on which the two agree or differ adds or takes points (the table below). The points are added up, as in the
record linkage of Fellegi and Sunter 1969, *Journal of the American Statistical Association* 64, 1183-1210, where each
field's weight stands for how much rarer its agreement is among pairs that are two things; here the weights were set by
hand and tried on the trial reports and the gold of the sample, which are too few to estimate them from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

from communique.lexicon.gazetteer import fold
from communique.lexicon.occasions import state_words
from communique.model.statement import Statement
from communique.record.blocks import LEVEL, MONTH, Days, block_of, days_in, days_of, family, overlap, same_things, span
from communique.record.fitting import NEAR_DAYS, SPOKEN
from communique.record.matter import content, matter_of
from communique.record.named import occasion_of, one_of_name

MERGED = 1.0  # points from which on two dealings of one block are one, if it is plain which
SUGGESTED = 0.65  # points from which on a pair is left to a person
POINTS: Mapping[str, float] = MappingProxyType({
    "same kind": 0.2, "kinds of one family": 0.1, "related kinds": 0.0,
    "same parties": 0.2, "the parties of one are among those of the other": 0.1,
    "same day": 0.5, "dates nearly meet": 0.3, "dates overlap within a month": 0.35, "dates overlap": 0.1,
    "dates apart within a month": -0.35, "dates apart": -0.8, "dates far apart": -1.5,
    "same occasion": 0.7, "another occasion": -2.0,
    "same persons on both sides": 0.6, "a person in common": 0.25, "other persons": -0.4,
    "an organ in common": 0.1,
    "same place": 0.3, "another place": -0.3,
    "same type": 0.3, "other things": -2.0,
    "same number": 0.2, "another number": -0.1,
    "told in the same words": 0.8, "told in like words": 0.25,
})  # fmt: skip
# Of words said to or against others a date says little: many are said on one day.
SPOKEN_DATES = 0.2
RELATED = frozenset(
    frozenset(pair.split())
    for pair in ("agreement ceasefire", "agreement ties", "encounter mediation", "fighting warfare", "arms approval")
)
FAR = 366
ALIKE, LIKE = 0.8, 0.5  # share of content words in common: one sentence set twice; a hint
TOLD = 5  # content words from which on a sentence is not met with by chance


T = TypeVar("T")
Telling = tuple[str, str, frozenset[str], frozenset[str]]  # report, trigger, content words after it, of the sentence


@dataclass(frozen=True)
class Profile:
    """What a dealing is compared by, over all its statements.

    Attributes:
        family: The family of its kinds.
        kinds: Its kinds.
        source, target: Codes as in its block; all in ``source`` where the sides stand on one level.
        days: First and last day its statements narrow it to.
        occasions: Names of occasions told beside its triggers, each with the marks told.
        people: Ids of persons by the code of their state.
        organs: Ids of organs.
        places: Names of places, folded; a whole state is none: it says no more than the parties do.
        things: Designations and categories.
        numbers: Numbers of things by designation or category.
        members: Its statements.
    """

    family: str
    kinds: frozenset[str]
    source: frozenset[str]
    target: frozenset[str]
    days: Days
    occasions: Mapping[str, frozenset[str]]
    people: Mapping[str, frozenset[str]]
    organs: frozenset[str]
    places: frozenset[str]
    things: tuple[frozenset[str], frozenset[str]]
    numbers: Mapping[str, frozenset[float]]
    members: tuple[Statement, ...]

    @cached_property
    def told(self) -> frozenset[Telling]:
        """How it is told; looked at only where two are compared, for words are dear."""
        return frozenset(_telling(s) for s in self.members)

    @property
    def countries(self) -> frozenset[str]:
        """All parties."""
        return self.source | self.target


@dataclass(frozen=True, slots=True)
class Comparison:
    """How much speaks for two dealings being one.

    Attributes:
        points: The sum over the fields.
        reasons: What they agree in, the weightiest first.
        against: What they differ in, the weightiest first.
        joinable: Whether the points alone may make them one: not where both are dated to days that differ, where
            parties differ, or where nothing but kind, parties and date speaks for it.
    """

    points: float
    reasons: tuple[str, ...]
    against: tuple[str, ...]
    joinable: bool

    @property
    def ruled_out(self) -> bool:
        """Whether they differ in what no two members of one dealing may: things, or the name of the occasion."""
        return "other things" in self.against or "another occasion" in self.against

    @property
    def score(self) -> float:
        """The points as a score from 0 to 1; 1 is enough to merge."""
        return round(min(max(self.points / MERGED, 0.0), 1.0), 2)


def profile_of(members: Sequence[Statement]) -> Profile:
    """What a dealing is compared by, the same for any order of its statements."""
    block = block_of(members[0]) or (family(members[0].kind), (), ())
    dated = sorted((d for d in {days_of(s) for s in members}), key=lambda d: (span(d), d[0] or 0, d[1] or 0))
    occasions: dict[str, set[str]] = {}
    people: dict[str, set[str]] = {}
    numbers: dict[str, set[float]] = {}
    for statement in members:
        if (named := occasion_of(statement)) is not None:
            occasions.setdefault(named.name, set()).update({named.mark} if named.mark else ())
        for party in statement.parties:
            if party.id and party.id.startswith("person:"):
                people.setdefault(party.country or "", set()).add(party.id)
        for item in statement.materiel:
            if item.quantity is not None and item.quantity.low == item.quantity.high and item.quantity.low is not None:
                numbers.setdefault(item.designation or item.category, set()).add(item.quantity.low)
    return Profile(
        family=block[0],
        kinds=frozenset(s.kind for s in members),
        source=frozenset(block[1]),
        target=frozenset(block[2]),
        days=dated[0],
        occasions=_frozen(occasions),
        people=_frozen(people),
        organs=frozenset(p.id for s in members for p in s.parties if p.id and p.id.startswith("organ:")),
        places=frozenset(name for s in members if s.place and (name := fold(s.place.name)) not in state_words()),
        things=(
            frozenset(m.designation for s in members for m in s.materiel if m.designation),
            frozenset(m.category for s in members for m in s.materiel),
        ),
        numbers=_frozen(numbers),
        members=tuple(members),
    )


def _frozen(held: Mapping[str, set[T]]) -> Mapping[str, frozenset[T]]:
    return {name: frozenset(values) for name, values in sorted(held.items())}


def _telling(statement: Statement) -> Telling:
    begin, end = statement.trigger_start - statement.start, statement.trigger_end - statement.start
    words = content(statement.quote)
    return statement.report, fold(statement.quote[begin:end]), matter_of(statement, whole=True), words


def compare(a: Profile, b: Profile) -> Comparison | None:
    """Compare two dealings.

    Args:
        a: One.
        b: The other.

    Returns:
        The comparison, the same whichever comes first; None where kinds or parties have nothing to do with each other.
    """
    kinds, parties = _kinds(a, b), _parties(a, b)
    if kinds is None or parties is None:
        return None
    dates = _dates(a, b)
    found = [kinds, parties, *_occasions(a, b), *_persons(a, b), *_places(a, b), *_things(a, b), *_words(a, b)]
    points = sum(POINTS[reason] for reason in found)
    if dates is not None:
        points += POINTS[dates] * (SPOKEN_DATES if a.family in SPOKEN else 1.0)
        found.append(dates)
    strong = any(POINTS[reason] > 0 for reason in found[2:] if reason != dates)
    days = span(a.days) == span(b.days) == 1 and a.days != b.days
    joinable = (
        strong
        and parties == "same parties"
        and not (dates is not None and POINTS[dates] < 0)
        and not (days and "same occasion" not in found)
    )
    ordered = sorted(found, key=lambda reason: (-abs(POINTS[reason]), reason))
    return Comparison(
        round(points, 6),
        tuple(r for r in ordered if POINTS[r] >= 0),
        tuple(r for r in ordered if POINTS[r] < 0),
        joinable,
    )


def _kinds(a: Profile, b: Profile) -> str | None:
    if a.kinds & b.kinds:
        return "same kind"
    if a.family == b.family:
        return "kinds of one family"
    return "related kinds" if frozenset((a.family, b.family)) in RELATED else None


def _parties(a: Profile, b: Profile) -> str | None:
    """Sides that stand on one level are compared together, others each with its own."""
    level = a.family in LEVEL or b.family in LEVEL
    sides = [(a.countries, b.countries)] if level else [(a.source, b.source), (a.target, b.target)]
    if all(x == y for x, y in sides):
        return "same parties"
    if not a.source & b.source and not level:
        return None
    several = not level or min(len(a.countries), len(b.countries)) > 1
    within = all(x <= y for x, y in sides) or all(y <= x for x, y in sides)
    return "the parties of one are among those of the other" if within and several else None


def _dates(a: Profile, b: Profile) -> str | None:
    if (None, None) in (a.days, b.days):
        return None
    widest = max(span(a.days), span(b.days))
    if overlap(a.days, b.days):
        if widest == 1:
            return "same day"
        return "dates overlap within a month" if widest <= MONTH else "dates overlap"
    if overlap(a.days, b.days, NEAR_DAYS) and widest <= MONTH:
        return "dates nearly meet"
    if overlap(a.days, b.days, MONTH):
        return "dates apart within a month"
    return "dates apart" if overlap(a.days, b.days, FAR) else "dates far apart"


def _occasions(a: Profile, b: Profile) -> Iterable[str]:
    if a.occasions and b.occasions:
        shared = a.occasions.keys() & b.occasions.keys()
        same = [n for n in sorted(shared) if _one_mark(a, b, n)]
        yield "same occasion" if same else "another occasion"


def _one_mark(a: Profile, b: Profile, name: str) -> bool:
    """Whether no year or number tells two occasions of a name apart; a date is as good as a year."""
    if not one_of_name(a.occasions[name], b.occasions[name]):
        return False
    if a.occasions[name] and b.occasions[name]:
        return True
    for marked, other in ((a, b), (b, a)):
        years = {m for m in marked.occasions[name] if len(m) == 4 and m.isdecimal()}
        if years and other.days != (None, None):
            return any(overlap(days_in(year), other.days) for year in years)
    return True


def _persons(a: Profile, b: Profile) -> Iterable[str]:
    sides = sorted(a.people.keys() & b.people.keys())
    shared = [code for code in sides if a.people[code] & b.people[code]]
    if len(shared) > 1:
        yield "same persons on both sides"
    elif shared:
        yield "a person in common"
    elif sides:
        yield "other persons"
    if a.organs & b.organs:
        yield "an organ in common"


def _places(a: Profile, b: Profile) -> Iterable[str]:
    if a.places and b.places:
        yield "same place" if a.places & b.places else "another place"


def _things(a: Profile, b: Profile) -> Iterable[str]:
    (named, classes), (others, sorts) = a.things, b.things
    if named & others:
        yield "same type"
    elif not same_things((set(named), set(classes)), (set(others), set(sorts))):
        yield "other things"
    shared = sorted(a.numbers.keys() & b.numbers.keys())
    if any(a.numbers[thing] & b.numbers[thing] for thing in shared):
        yield "same number"
    elif shared:
        yield "another number"


def _words(a: Profile, b: Profile) -> Iterable[str]:
    """Words are a hint, and only between reports: in one report each sentence tells its own."""
    best = 0.0
    for report, trigger, matter, words in a.told:
        for other, verb, aim, said in b.told:
            if report != other and trigger == verb:
                share = max(_share(matter, aim, TOLD - 1), _share(words, said, TOLD))
                best = max(best, share)
    if best >= ALIKE:
        yield "told in the same words"
    elif best >= LIKE:
        yield "told in like words"


def _share(a: frozenset[str], b: frozenset[str], least: int) -> float:
    """Jaccard's share of two sets of words in common; none where either has too few to tell."""
    return len(a & b) / len(a | b) if min(len(a), len(b)) >= least else 0.0
