"""JSON Lines: each line on its own."""

from __future__ import annotations

import io

import pytest

from communique.model.intake import Failure, RawItem
from communique.sources import jsonlines
from communique.sources.jsonlines import json_items, json_lines


def read(data: bytes) -> list[RawItem | Failure]:
    """All items of some bytes."""
    return list(json_lines("a.jsonl", io.BytesIO(data), {"publisher": "P"}))


def test_lines_are_named_by_address_id_or_number() -> None:
    """An item is known by its URL, else its id, else its line."""
    data = b'{"url": "https://x.example/1", "id": 4}\n\n{"id": "n7"}\n{"text": "a"}\n'
    items = read(data)
    assert [i.document for i in items] == ["https://x.example/1", "a.jsonl#n7", "a.jsonl#4"]
    assert all(isinstance(i, RawItem) and i.media_type == "application/json" for i in items)
    assert all(isinstance(i, RawItem) and i.given == {"publisher": "P"} for i in items)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"text": "cut', "is not valid JSON"),
        (b"nonsense", "is not valid JSON"),
        (b'{"text": "\xff\xfe"}', "is not valid JSON (byte"),
        (b"[1, 2]", "is JSON but no object"),
        (b"[" * 100_000, "is not valid JSON (nested too deep)"),
    ],
)
def test_broken_line_costs_only_itself(line: bytes, reason: str) -> None:
    """A broken line is one failure with its number; its neighbours are read."""
    first, broken, last = read(b'{"id": 1}\n' + line + b'\n{"id": 3}')
    assert isinstance(first, RawItem)
    assert isinstance(last, RawItem)
    assert isinstance(broken, Failure)
    assert broken.document == "a.jsonl#2"
    assert broken.reason.startswith(reason)


def test_endless_line_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line above the limit is named; the next one is read."""
    monkeypatch.setattr(jsonlines, "LARGEST_DOCUMENT", 20)
    long, last = read(b'{"text": "' + b"a" * 99 + b'"}\n{"id": 2}\n')
    assert isinstance(long, Failure)
    assert long.reason == "is a line of more than 20 bytes"
    assert isinstance(last, RawItem)


def test_byte_order_mark_is_no_part_of_the_first_line() -> None:
    """A mark at the start of the file does no harm."""
    (item,) = read(b'\xef\xbb\xbf{"id": 1}\n')
    assert isinstance(item, RawItem)


@pytest.mark.parametrize("data", [b"", b"\n \n"])
def test_empty_file_is_named(data: bytes) -> None:
    """A file without a line that holds something is empty."""
    assert [str(i) for i in read(data)] == ["a.jsonl: is empty. Check the download or export it came from."]


def test_list_of_items() -> None:
    """A JSON file may hold a list."""
    items = list(json_items("a.json", b'[{"id": 1}, 5, {"url": "https://x.example/1"}]', {}))
    assert [i.document for i in items] == ["a.json#1", "a.json#2", "https://x.example/1"]
    assert isinstance(items[1], Failure)
