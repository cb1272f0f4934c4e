"""The two stores, SQLite and PostgreSQL, behind the few things that each does in its own way.

Everything else is the same SQL for both; ``tests/record/test_stores.py`` holds both to one contract.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Protocol

from sqlalchemy import ColumnElement, Connection, Engine

from communique.model.report import Report
from communique.record import postgres, sqlite


class Backend(Protocol):
    """What a store is asked for; the modules ``sqlite`` and ``postgres`` each are one."""

    def prepare(self, engine: Engine) -> None:
        """Set an engine's connections up: readers see one state throughout, writers come one after another."""

    def is_ours(self, connection: Connection) -> bool:
        """Whether the database bears the mark of a record."""

    def found(self, connection: Connection) -> None:
        """Set up an empty database before its first schema, outside a transaction."""

    def sign(self, connection: Connection) -> None:
        """Mark a database as a record once its schema is up to date."""

    def index(self, connection: Connection, report: Report) -> None:
        """Make a stored report's title and text searchable."""

    def search(self, connection: Connection, words: list[str], most: int) -> list[str]:
        """Ids of the reports that hold all the words, each with a letter or digit, in title or text, best first."""

    def holds(self, column: ColumnElement[str], word: str) -> ColumnElement[bool]:
        """Whether a text holds a word anywhere, case of ASCII letters aside."""

    def index_faults(self, connection: Connection) -> Iterator[str]:
        """What is wrong with the database and its full-text index; one sentence a fault."""


BACKENDS: Mapping[str, Backend] = MappingProxyType({"sqlite": sqlite, "postgresql": postgres})


def backend(of: Connection | Engine) -> Backend:
    """The store that a connection or engine leads to."""
    return BACKENDS[of.dialect.name]
