"""JSON Lines: one item a line, each on its own, so that a broken line costs only itself."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from communique.model.intake import Failure, RawItem
from communique.sources.kinds import JSON
from communique.sources.limits import LARGEST_DOCUMENT, size

# Names that crawlers and feeds give an item's address and its own id, best first.
URL_KEYS = (
    "url",
    "link",
    "canonical_url",
    "source_url",
    "requested_url",
    "responded_url",
    "target_url",
    "article_url",
)
ID_KEYS = ("id", "_id", "uid", "uuid", "guid", "doc_id", "article_id")


def json_lines(document: str, stream: BinaryIO, given: Mapping[str, str]) -> Iterator[RawItem | Failure]:
    """Read a JSON Lines stream line by line.

    Args:
        document: Name of the file.
        stream: Its bytes, unpacked.
        given: What the user says of its items.

    Yields:
        An item a line, or a failure for a line that holds none. Empty lines are passed over.
    """
    number = 0
    empty = True
    while line := stream.readline(LARGEST_DOCUMENT + 1):
        number += 1
        if len(line) > LARGEST_DOCUMENT:
            _skip_line(stream)
            yield Failure(
                f"{document}#{number}",
                f"is a line of more than {size(LARGEST_DOCUMENT)}",
                "Give one report a line.",
            )
        elif stripped := line.removeprefix(b"\xef\xbb\xbf").strip():
            yield _item(document, number, stripped, given)
        else:
            continue
        empty = False
    if empty:
        yield Failure(document, "is empty", "Check the download or export it came from.")


def json_items(document: str, data: bytes, given: Mapping[str, str]) -> Iterator[RawItem | Failure]:
    """Read a JSON file that holds one item or a list of them.

    Args:
        document: Name of the file.
        data: Its bytes.
        given: What the user says of its items.
    """
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        yield Failure(document, f"is not valid JSON ({_why(error)})", "Export it again.")
        return
    if isinstance(value, dict):
        yield RawItem(_address(value) or document, data, JSON, given)
        return
    for number, entry in enumerate(value if isinstance(value, list) else [value], 1):
        line = json.dumps(entry, ensure_ascii=False, sort_keys=True).encode("utf8", "surrogatepass")
        yield _item(document, number, line, given)


def _item(document: str, number: int, line: bytes, given: Mapping[str, str]) -> RawItem | Failure:
    where = f"{document}#{number}"
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Failure(where, f"is not valid JSON ({_why(error)})", "Mend or drop the line; the others were read.")
    if not isinstance(value, dict):
        return Failure(where, "is JSON but no object", "Give each report as an object with its text.")
    ident = next((value[k] for k in ID_KEYS if isinstance(value.get(k), str | int) and value[k] != ""), None)
    return RawItem(_address(value) or (f"{document}#{ident}" if ident is not None else where), line, JSON, given)


def _address(value: Mapping[str, Any]) -> str | None:
    found = (value.get(key) for key in URL_KEYS)
    return next((url for url in found if isinstance(url, str) and url.startswith(("http://", "https://"))), None)


def _why(error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return f"byte {error.start + 1} is not UTF-8"
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg[:1].lower()}{error.msg[1:]} at character {error.pos + 1}"
    return "nested too deep"


def _skip_line(stream: BinaryIO) -> None:
    while (rest := stream.readline(2**20)) and not rest.endswith(b"\n"):
        pass
