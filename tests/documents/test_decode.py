"""Decoding: UTF-8 untouched, other encodings by mark or guess, binary refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.documents.decode import decode

WORDS = "Peru’s envoy said: “We shall sign – in Quito – a café protocol.” " * 4


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)  # fmt: skip
def test_encoding_is_found(encoding: str) -> None:
    """A text comes out as it went in, whatever it was saved as."""
    assert decode(WORDS.encode(encoding))[0] == WORDS


def test_latin_1_is_read() -> None:
    """Letters with accents in the old Western encoding are read."""
    text = "El canciller de Bolivia viajó a Asunción. " * 5
    assert decode(text.encode("latin-1"))[0] == text


@pytest.mark.parametrize("data", [bytes(range(256)) * 20, b"\x00\x01\x02\x03" * 100, b"\x89PNG\r\n\x1a\n" + bytes(500)])
def test_binary_is_no_text(data: bytes) -> None:
    """Bytes that are no text are refused."""
    assert decode(data) == (None, "") or decode(data)[0] is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\r\t"), min_size=1))
def test_offsets_are_those_of_read_text(tmp_path: Path, text: str) -> None:
    """Any UTF-8 text is what ``Path.read_text`` gives, code point for code point."""
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode("utf8"))
    assert decode(path.read_bytes())[0] == path.read_text(encoding="utf8")
