"""Reads short made texts with the shipped reader and says what was read in short words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import pytest

from communique.model.report import Block, BlockRole, Report
from communique.model.statement import Dropped, Reading, Statement
from communique.ontology.kinds import load_kinds
from communique.statements.reader import RuleReader

DAY = "2021-06-10"  # a Thursday: what the made texts are published on unless they say otherwise


def words_of(statement: Statement) -> str:
    """A statement as ``kind A+B`` where it is mutual, ``kind A>B`` where it is directed."""
    source = "+".join(sorted({p.country for p in statement.source if p.country})) or "?"
    target = "+".join(sorted({p.country for p in statement.target if p.country})) or "?"
    if load_kinds()[statement.kind].mutual:
        return f"{statement.kind} {'+'.join(statement.countries)}"
    return f"{statement.kind} {source}>{target}"


@dataclass(frozen=True)
class Told:
    """What was read in a text: between states, and of others."""

    text: str
    statements: tuple[Statement, ...]
    dropped: tuple[Dropped, ...]
    others: tuple[Statement, ...] = ()

    def words(self) -> set[str]:
        """All statements in short words."""
        return {words_of(s) for s in self.statements}

    def steps(self) -> set[tuple[str, str | None, str]]:
        """All statements in short words, with date and status."""
        return {(words_of(s), s.date, str(s.status)) for s in self.statements}

    def one(self, kind: str) -> Statement:
        """The only statement of a kind."""
        found = [s for s in self.statements if s.kind == kind]
        assert len(found) == 1, f"{len(found)} statements of kind {kind} in {self.words()}"
        return found[0]


@cache
def reader() -> RuleReader:
    """The reader, made once."""
    return RuleReader()


def report_of(text: str, published: str | None = DAY, document: str = "made.txt") -> Report:
    """A report whose lines are all running text."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(at, at + len(line), BlockRole.BODY))
        at += len(line) + 1
    return Report(document, "0" * 64, text, publisher="Harbour Times", published=published, blocks=tuple(blocks))


def tell_text(text: str, published: str | None = DAY) -> Told:
    """Read a text."""
    reading: Reading = next(reader().read([report_of(text, published)]))
    between = tuple(s for s in reading.statements if s.between_states)
    others = tuple(s for s in reading.statements if not s.between_states)
    return Told(text, between, reading.dropped, others)


Tell = Callable[..., Told]


@pytest.fixture(scope="session")
def tell() -> Tell:
    """Reads a made text."""
    return tell_text
