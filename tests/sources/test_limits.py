"""Limits on what is unpacked."""

from __future__ import annotations

import io

import pytest

from communique.sources.limits import (
    HIGHEST_RATIO,
    LARGEST_UNPACKED,
    RATIO_FROM,
    BoundedStream,
    TooMuchError,
    check_unpacked,
    size,
)


@pytest.mark.parametrize(
    ("packed", "unpacked"),
    [(1, RATIO_FROM), (RATIO_FROM, RATIO_FROM * HIGHEST_RATIO), (LARGEST_UNPACKED, LARGEST_UNPACKED)],
)
def test_within_limits(packed: int, unpacked: int) -> None:
    """Small members, dense text and large archives pass."""
    check_unpacked(packed, unpacked)


@pytest.mark.parametrize(
    ("packed", "unpacked", "why"),
    [
        (1000, RATIO_FROM + 1, "decompression bomb"),
        (LARGEST_UNPACKED, LARGEST_UNPACKED + 1, "more than 8 GiB"),
    ],
)
def test_beyond_limits(packed: int, unpacked: int, why: str) -> None:
    """Bombs and endless archives are refused, saying why."""
    with pytest.raises(TooMuchError, match=why):
        check_unpacked(packed, unpacked)


def test_stream_stops_where_a_bomb_begins() -> None:
    """No more is read than the ratio allows."""
    inner = io.BytesIO(bytes(RATIO_FROM * 3))
    stream = io.BufferedReader(BoundedStream(inner, packed=100), 65536)
    with pytest.raises(TooMuchError):
        stream.read()
    assert inner.tell() < RATIO_FROM * 2


@pytest.mark.parametrize(
    ("count", "words"), [(12, "12 bytes"), (2048, "2 KiB"), (50 * 2**20, "50 MiB"), (0, "0 bytes")]
)
def test_size_in_words(count: int, words: str) -> None:
    """Sizes are worded in the largest unit that fits."""
    assert size(count) == words
