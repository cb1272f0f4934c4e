"""What a report has spoken of so far: actors, persons by surname, groups; the memory of coreference."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import islice

from communique.language.nouns import famous
from communique.lexicon.gazetteer import fold
from communique.lexicon.who import states
from communique.model.actor import Actor

HEADLINE = 2.0  # a pair named in the headline counts as two mentions more
JUST_NOW = 1.5  # the last group spoken of outweighs one further mention of another
BEFORE = 0.5  # less so where another paragraph spoke of it
PAIR = 2
PLURALS = 6  # plurals back that 'they' may refer to
REACH = 40  # mentions back that a pronoun or short form may refer to; farther ones are guesses


@dataclass(frozen=True, slots=True)
class Seen:
    """An actor mentioned: with what sex, number and noun, and whether as a subject."""

    actor: Actor
    sex: str
    plural: bool
    noun: str | None
    subject: bool


@dataclass(slots=True)
class Discourse:
    """The memory of one report.

    Attributes:
        day: EDTF day of publication, for who held an office; None if unknown.
        headline: Codes of the states in the headline, in order.
        theme: Codes of the pair of states that the whole report is about; none where it is about no one pair.
        center: Code of the one state whose dealings with several others the report is about, if so.
        lands: Codes of the states that the report names anywhere.
        foretold: Folded surnames of the persons whom the report names in full anywhere.
        here: Codes of the states that the paragraph has named, in order.
        known: How many groups the paragraphs before spoke of.
        scenes: How often a state was spoken of as a place: 'in Honiara', 'to Fiji'.
        thing: Class of the thing dealt in last, which 'three of them' takes up.
    """

    day: str | None = None
    headline: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()
    center: str | None = None
    thing: str | None = None
    foretold: frozenset[str] = frozenset()
    lands: frozenset[str] = frozenset()
    seen: list[Seen] = field(default_factory=list)
    surnames: dict[str, tuple[Actor, str]] = field(default_factory=dict)
    groups: list[tuple[str, ...]] = field(default_factory=list)
    plurals: list[tuple[tuple[str, ...], bool]] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    here: dict[str, None] = field(default_factory=dict)
    known: int = 0
    scenes: Counter[str] = field(default_factory=Counter)

    def begin(self) -> None:
        """Begin a paragraph: what was spoken of so far was spoken of in others."""
        self.here.clear()
        self.known = len(self.groups)

    def __contains__(self, surname: object) -> bool:
        """Whether a folded word is the surname of a person of this report, or of one whom all reports know."""
        if not isinstance(surname, str):
            return False
        return surname in self.surnames or surname in self.foretold or famous(surname, self.day, self.lands) is not None

    def note(self, seen: Seen) -> None:
        """Remember a mention."""
        self.seen.append(seen)
        self.counts.update(seen.actor.countries)
        self.here.update(dict.fromkeys(seen.actor.countries))

    def note_group(self, codes: tuple[str, ...]) -> None:
        """Remember states spoken of together; two or more."""
        unique = tuple(dict.fromkeys(codes))
        if len(unique) > 1:
            self.groups.append(unique)

    def subject(self) -> tuple[str, ...]:
        """The pair of states a report is about: those of its headline, else the two most named, in all or so far."""
        if len(self.headline) == PAIR:
            return self.headline
        if self.theme:
            return self.theme
        common = self.counts.most_common(PAIR + 1)
        if len(common) < PAIR or (len(common) > PAIR and common[1][1] == common[2][1]):
            return ()
        return tuple(sorted(code for code, _ in common[:PAIR]))

    def _weight(self, codes: tuple[str, ...], fitting: list[tuple[str, ...]]) -> float:
        """How likely a group is meant: how often it was spoken of, in the headline, and just now."""
        times = sum(set(codes) == set(other) for other in fitting)
        last = JUST_NOW if len(self.groups) > self.known else BEFORE
        told = set(codes) <= set(self.headline if len(self.headline) >= PAIR else self.theme)
        return times + HEADLINE * told + last * (set(codes) == set(fitting[-1]))

    def note_plural(self, codes: tuple[str, ...], *, subject: bool) -> None:
        """Remember whom a 'they' may take up; no codes stand for people of no state."""
        self.plurals.append((tuple(dict.fromkeys(codes)), subject))

    def plural(self, beside: frozenset[str] = frozenset(), *, last: bool = False) -> tuple[str, ...]:
        """Whom 'they' refers to: the last plural subject, else the last plural, else the last group.

        Args:
            beside: Codes named in the same clause, which 'they' does not mean.
            last: Whether the last plural of all is meant, subject or not: 'them'.

        Returns:
            Codes; none where people of no state are meant, or the report gives no ground.
        """
        recent = [(codes, subject) for codes, subject in self.plurals[-PLURALS:] if not beside & set(codes)]
        if last and recent:
            return recent[-1][0]
        for codes, subject in reversed(recent):
            if subject:
                return codes
        return recent[-1][0] if recent else self.group(None, beside)

    def learn(self, name: str, actor: Actor, sex: str = "") -> None:
        """Carry a person's name through the report: the last word stands for the whole."""
        words = name.split()
        self.surnames[fold(words[-1])] = (actor, sex)
        self.surnames[fold(name)] = (actor, sex)

    def person(self, name: str) -> tuple[Actor, str] | None:
        """Who a surname, or a name met before, stands for in this report; spelling variants match."""
        key = fold(name)
        if key in self.surnames:
            return self.surnames[key]
        last = fold(name.rsplit(maxsplit=1)[-1]) if name.split() else ""
        if last in self.surnames:
            return self.surnames[last]
        return next((who for known, who in self.surnames.items() if _variant(known, last)), None)

    def last_person(self, sex: str, but: frozenset[str] = frozenset()) -> Actor | None:
        """The person a 'he' or 'she' refers to: the last subject of that sex, else the last mention.

        Args:
            sex: m or f.
            but: Ids of actors not meant.
        """
        recent = [
            s
            for s in self.seen[-REACH:]
            if s.actor.kind in ("person", "office") and not s.plural and s.sex in (sex, "") and s.actor.id not in but
        ]
        subjects = [s for s in recent if s.subject]
        return (subjects or recent)[-1].actor if recent else None

    def last_body(self, but: frozenset[str] = frozenset()) -> Actor | None:
        """What an 'it' refers to: the last state, organ or organisation, subjects first.

        Args:
            but: Ids of actors not meant.
        """
        recent = [
            s for s in self.seen[-REACH // 2 :]
            if s.actor.kind in ("state", "organ", "organisation", "movement", "medium") and not s.plural
            and s.actor.id not in but
        ]  # fmt: skip
        subjects = [s for s in recent[-8:] if s.subject]
        return (subjects or recent)[-1].actor if recent else None

    def land(self, but: frozenset[str]) -> tuple[str, ...]:
        """What 'in the country' refers to: of those named lately one of the headline, the scene, or the most named.

        Args:
            but: Codes not meant.
        """
        lately = dict.fromkeys(c for s in reversed(self.seen[-REACH // 2 :]) for c in s.actor.countries if c not in but)
        most = max(lately, key=lambda c: (c in self.headline, self.scenes[c], self.counts[c]), default=None)
        return (most,) if most else ()

    def last_of(self, codes: frozenset[str]) -> tuple[str, ...]:
        """The one of some states that was spoken of last.

        Args:
            codes: ISO alpha-3 codes.
        """
        told = (code for seen in reversed(self.seen) for code in seen.actor.countries if code in codes)
        return tuple(islice(told, 1))

    def last_noun(self, noun: str) -> Actor | None:
        """Who 'the ministry' or 'the president' is: the last actor met with that noun or office."""
        for seen in reversed(self.seen):
            if noun in (seen.noun, seen.actor.office):
                return seen.actor
        return None

    def last_organisation(self, word: str) -> Actor | None:
        """The last organisation met whose name ends with a word: 'the Council', 'the Bank'."""
        for seen in reversed(self.seen):
            if seen.actor.kind in ("organisation", "organ") and seen.actor.label.split()[-1].lower() == word.lower():
                return seen.actor
        return None

    def last_like(self, nouns: frozenset[str]) -> Actor | None:
        """The last actor whose noun or office is one of some."""
        for seen in reversed(self.seen):
            if seen.noun in nouns or seen.actor.office in nouns:
                return seen.actor
        return None

    def group(self, size: int | None, beside: frozenset[str] = frozenset()) -> tuple[str, ...]:
        """The states that 'the two countries' or 'the sides' are.

        Args:
            size: How many, or None where the words do not say (then two).
            beside: Codes named in the same clause, which the group does not hold.

        Returns:
            Codes, or an empty tuple where the report gives no ground.
        """
        wanted = size or 2
        here = tuple(code for code in self.here if code not in beside and code in states())
        if size == len(here) == PAIR and here not in self.groups:
            return here  # a paragraph on two others than the report's pair
        groups = [codes for codes in self.groups if not beside & set(codes)]
        fitting = [codes for codes in groups if len(codes) == wanted]
        if wanted == PAIR and len(self.theme) == PAIR and not beside & set(self.theme):
            fitting.insert(0, self.theme)
        if fitting:
            return max(reversed(fitting), key=lambda codes: self._weight(codes, fitting))
        if size is None and groups:
            return groups[-1]
        if len(self.headline) == wanted and not beside & set(self.headline):
            return self.headline
        common = [code for code, _ in self.counts.most_common(wanted + len(beside)) if code not in beside][:wanted]
        return tuple(common) if len(common) == wanted else ()


def _variant(known: str, name: str) -> bool:
    """Whether two surnames are transliterations of one: Shoigu, Shoygu; Heidari, Heydari."""
    return len(name) > 4 and " " not in known and _skeleton(known) == _skeleton(name)


def _skeleton(name: str) -> str:
    for pair, one in (("kh", "h"), ("sh", "s"), ("zh", "z"), ("ei", "i"), ("ey", "i"), ("oy", "oi"), ("ay", "ai"),
                      ("ou", "u"), ("oo", "u"), ("ee", "i"), ("q", "k"), ("gh", "k"), ("y", "i"), ("iy", "i"),
                      ("ii", "i"), ("ss", "s"), ("ll", "l"), ("w", "v")):  # fmt: skip
        name = name.replace(pair, one)
    return name.replace("-", "").replace("'", "")
