"""Who a noun phrase refers to."""

from __future__ import annotations

from dataclasses import dataclass

from communique.model.actor import Actor


@dataclass(frozen=True, slots=True)
class Referent:
    """Who a token's noun phrase refers to.

    Attributes:
        actors: The actors meant; several for groups and for 'Iranian and Russian ministers'.
        start: First code point of the words in the paragraph.
        end: One past the last.
        kind: actor, place (a capital or place name, which may also stand for a government), people, pronoun.
        rule: How it was resolved.
        noun: Id of the office or organ noun, if any.
    """

    actors: tuple[Actor, ...]
    start: int
    end: int
    kind: str
    rule: str
    noun: str | None = None

    @property
    def countries(self) -> tuple[str, ...]:
        """Codes the actors act for, in the order of the text."""
        return tuple(dict.fromkeys(code for actor in self.actors for code in actor.countries))
