"""What every part of the interface stands on: an open record, and the record as looked at."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from communique.model.asof import AsOf
from communique.record.record import Snapshot
from communique.record.store import Store
from communique.record.verify import Verdict, verify

DEFAULT = "communique.sqlite"


class Held:
    """A record that is open."""

    def __init__(self, path: str | Path = DEFAULT, *, create: bool = True) -> None:
        """Open a record.

        Args:
            path: SQLite file, or a database URL.
            create: Whether a missing file is created.

        Raises:
            RecordError: The database is missing, unwritable, foreign, damaged or of a newer version.
        """
        self.store = Store(path, create=create)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        counts = self.store.counts()
        held = f"{counts['reports']} reports, {counts['statements']} statements"
        return f"<communique record {self.store.url}: {held}>"

    def _repr_html_(self) -> str:
        counts = self.store.counts()
        cells = "".join(f"<tr><th>{name}</th><td>{number:,}</td></tr>" for name, number in counts.items())
        return f"<table><caption>{self.store.url}</caption>{cells}</table>"

    def close(self) -> None:
        """Close the record."""
        self.store.close()

    def verify(self) -> Verdict:
        """Prove that every line of the record leads to its sentence."""
        return verify(self.store)

    def search(self, words: str, most: int = 50) -> list[str]:
        """Ids of the reports that hold all the words, best first."""
        return self.store.search(words, most)

    def _snapshot(
        self, as_of: str | AsOf | None, scope: Sequence[str], *, others: bool = False, shared: bool = False
    ) -> Snapshot:
        known_by = AsOf(as_of) if isinstance(as_of, str) else as_of
        return Snapshot(self.store, known_by, tuple(scope), others, shared=shared)
