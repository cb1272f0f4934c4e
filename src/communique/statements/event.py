"""A candidate dealing: a trigger in a sentence with its frame filled."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from communique.language.referent import Referent
from communique.lexicon.triggers import Trigger
from communique.ontology.kinds import Kind
from communique.statements.places import Places


@dataclass(slots=True)
class Event:
    """A trigger in a sentence with its frame filled.

    Attributes:
        trigger: The lexicon entry.
        token: The trigger's head token.
        words: All tokens of the trigger, the light verb with it.
        kind: The kind of dealing.
        places: What stands at the trigger's syntactic places.
        source: Who acts.
        target: Who is acted on.
        party: Parties of either side.
        themes: Tokens of the things dealt in.
        inner: Tokens of clauses that state a dealing inside this one.
        reasons: Rules that led here.
        alone: Whether it stands though one side is not named, as the report is about the dealings of two states.
        accusers: Codes of those whose charge against the source the same sentence tells before.
        barred: Codes that the context may not fill in: an accuser is no side of what it alleges.
    """

    trigger: Trigger
    token: Token
    words: list[Token]
    kind: Kind
    places: Places
    source: list[Referent] = field(default_factory=list)
    target: list[Referent] = field(default_factory=list)
    party: list[Referent] = field(default_factory=list)
    themes: list[Token] = field(default_factory=list)
    inner: list[Token] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    alone: bool = False
    accusers: tuple[str, ...] = ()
    barred: frozenset[str] = frozenset()

    def codes(self, side: str) -> tuple[str, ...]:
        """The codes of one side: source, target or party."""
        referents: list[Referent] = getattr(self, side)
        return tuple(dict.fromkeys(c for r in referents for c in r.countries))

    @property
    def all_codes(self) -> tuple[str, ...]:
        """All codes, in no particular order."""
        return tuple(dict.fromkeys((*self.codes("source"), *self.codes("target"), *self.codes("party"))))


@dataclass(frozen=True, slots=True)
class Rejected:
    """A trigger that gave no event, and why."""

    token: Token
    trigger: Trigger
    reason: str
