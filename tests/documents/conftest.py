"""What the tests of this room share: reading bytes as the file of some name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from communique.documents.read import read_document
from communique.model.intake import Failure, RawItem
from communique.model.report import Report
from communique.sources.collect import collect

Outcome = Report | Failure


@pytest.fixture
def read_all(tmp_path: Path) -> Callable[[str, bytes], list[Outcome]]:
    """Write bytes under a name and read all that is in the file."""

    def read(name: str, data: bytes) -> list[Outcome]:
        path = tmp_path / name
        path.write_bytes(data)
        return [read_document(i) if isinstance(i, RawItem) else i for i in collect([path])]

    return read


@pytest.fixture
def read_one(read_all: Callable[[str, bytes], list[Outcome]]) -> Callable[[str, bytes], Outcome]:
    """Write bytes under a name and read the one document in the file."""

    def read(name: str, data: bytes) -> Outcome:
        (only,) = read_all(name, data)
        return only

    return read
