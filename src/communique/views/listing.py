"""A list of things from the record: typed items that turn into objects, rows, frames and files."""

from __future__ import annotations

import csv
import html
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, Generic, TypeVar, overload

from communique.model.errors import CommuniqueError, UnknownNameError

T = TypeVar("T")
SHOWN = 20  # rows a notebook shows
LONGEST = 90  # code points of a cell in a notebook


class FrameMissingError(CommuniqueError, ImportError):
    """The library a frame is made with is not installed."""


@dataclass(frozen=True)
class Listing(Generic[T]):
    """Items of one sort, in a fixed order.

    Attributes:
        name: What they are: statements, dealings, reports, actors, conflicts, judgements, doubts.
        columns: Columns of a row with the Arrow type of each: string, int or float.
        items: The items.
        to_object: Writes an item as a JSON object: complete.
        to_row: Writes an item as a flat row: one value a column.
    """

    name: str
    columns: Mapping[str, str]
    items: Sequence[T]
    to_object: Callable[[T], dict[str, Any]]
    to_row: Callable[[T], dict[str, Any]]

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[T]:
        return iter(self.items)

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...
    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        return self.items[at]

    def __repr__(self) -> str:
        return f"<{len(self)} {self.name}>"

    def first(self, number: int) -> Listing[T]:
        """The list cut after so many items."""
        return replace(self, items=self.items[:number])

    def objects(self) -> Iterator[dict[str, Any]]:
        """All items as JSON objects, one at a time."""
        return (self.to_object(item) for item in self.items)

    def rows(self) -> Iterator[dict[str, Any]]:
        """All items as flat rows, one at a time."""
        return (self.to_row(item) for item in self.items)

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{html.escape(c)}</th>" for c in self.columns)
        body = []
        for item in self.items[:SHOWN]:
            row = self.to_row(item)
            body.append("".join(f"<td>{html.escape(_cell(row[c]))}</td>" for c in self.columns))
        rows = "".join(f"<tr>{cells}</tr>" for cells in body)
        more = f"<p>{len(self) - SHOWN:,} more</p>" if len(self) > SHOWN else ""
        return (
            f"<table><caption>{len(self):,} {html.escape(self.name)}</caption>"
            f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{more}"
        )

    def to_pandas(self) -> Any:
        """The rows as a pandas DataFrame.

        Raises:
            FrameMissingError: pandas is not installed.
        """
        try:
            import pandas as pd  # noqa: PLC0415 - an optional extra
        except ImportError as error:
            raise _missing("pandas") from error
        return pd.DataFrame(self.rows(), columns=list(self.columns))

    def to_polars(self) -> Any:
        """The rows as a Polars DataFrame.

        Raises:
            FrameMissingError: Polars is not installed.
        """
        try:
            import polars as pl  # noqa: PLC0415 - an optional extra
        except ImportError as error:
            raise _missing("polars") from error
        types = {"string": pl.String, "int": pl.Int64, "float": pl.Float64}
        schema = {name: types[kind] for name, kind in self.columns.items()}
        return pl.DataFrame(list(self.rows()), schema=schema)

    def write(self, file: io.BufferedIOBase | io.BytesIO | Any, form: str) -> None:
        """Write all items to a binary file.

        Args:
            file: Open for writing bytes.
            form: jsonl, csv or parquet.

        Raises:
            UnknownNameError: There is no such form.
        """
        if form not in WRITERS:
            raise UnknownNameError(f"format: {self.name} have no form {form!r}.", f"One of {', '.join(WRITERS)}.")
        WRITERS[form](self, file)


def _missing(name: str) -> FrameMissingError:
    return FrameMissingError(f"frames: {name} is not installed.", "Install it: pip install 'communique[frames]'.")


def _cell(value: object) -> str:
    words = "" if value is None else " ".join(str(value).split())
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"


def _write_jsonl(listing: Listing[Any], file: Any) -> None:
    for item in listing.objects():
        file.write((json.dumps(item, ensure_ascii=False) + "\n").encode("utf8", "surrogatepass"))


def _write_csv(listing: Listing[Any], file: Any) -> None:
    words = io.TextIOWrapper(file, encoding="utf8", newline="", write_through=True)
    writer = csv.DictWriter(words, list(listing.columns), lineterminator="\n")
    writer.writeheader()
    writer.writerows(listing.rows())
    words.detach()


def _write_parquet(listing: Listing[Any], file: Any) -> None:
    import pyarrow as pa  # noqa: PLC0415 - takes a second to load, and only this form needs it
    from pyarrow import parquet  # noqa: PLC0415

    types = {"string": pa.string(), "int": pa.int64(), "float": pa.float64()}
    schema = pa.schema([(name, types[kind]) for name, kind in listing.columns.items()])
    with parquet.ParquetWriter(file, schema) as writer:
        for start in range(0, max(len(listing), 1), 1000):
            rows = [listing.to_row(item) for item in listing.items[start : start + 1000]]
            writer.write_table(pa.Table.from_pylist(rows, schema=schema))


WRITERS: Mapping[str, Callable[[Listing[Any], Any], None]] = MappingProxyType(
    {"jsonl": _write_jsonl, "csv": _write_csv, "parquet": _write_parquet}
)
