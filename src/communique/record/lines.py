"""The lines of an exported record, one at a time; what is wrong with one is told with its file and its number."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from communique.model.errors import CommuniqueError, ExportError
from communique.record.parts import PARTS, Part

REMEDY = "Export the record again, or take the folder from a copy of it; nothing was written."

Object = dict[str, Any]
P = ParamSpec("P")
T = TypeVar("T")


class Lines:
    """The lines of one file in turn, each a JSON object that comes after the one before it."""

    def __init__(self, folder: Path, name: str) -> None:
        """Open a file.

        Args:
            folder: The exported record.
            name: The part whose file it is.
        """
        self.part: Part = PARTS[name]
        self.path = folder / f"{name}.jsonl"
        self.number = 0
        self._objects = self._read()
        self._next = next(self._objects, None)

    def _read(self) -> Iterator[Object]:
        last: tuple[Any, ...] | None = None
        with self.path.open("rb") as file:
            for self.number, line in enumerate(file, 1):
                found, key = self.understood(self._object, line)
                if last is not None and not last < key:
                    raise self.fault("it stands twice or out of order")
                last = key
                yield found

    def _object(self, line: bytes) -> tuple[Object, tuple[Any, ...]]:
        found = json.loads(line.decode("utf8"))
        key = tuple(found[name] for name in self.part.order)
        if not line.endswith(b"\n"):
            raise ValueError("it is cut short")
        if any(not isinstance(value, int if name in ("start", "number") else str)
               for name, value in zip(self.part.order, key, strict=True)):  # fmt: skip
            raise TypeError(f"{key} is no key")
        return found, key

    def __iter__(self) -> Iterator[Object]:
        """All objects that are left."""
        while (found := self._next) is not None:
            yield found
            self._next = next(self._objects, None)

    def of(self, report: str) -> Iterator[Object]:
        """The objects that are next and rest on a report."""
        while (found := self._next) is not None and found["report"] <= report:
            if found["report"] < report:
                raise self.fault(f"its report {found['report']} is not in reports.jsonl")
            yield found
            self._next = next(self._objects, None)

    def fault(self, words: str) -> ExportError:
        """The error that says what is wrong with the line at hand."""
        return ExportError(f"import: {self.path}, line {self.number}: {words}.", REMEDY)

    def understood(self, make: Callable[P, T], *given: P.args, **named: P.kwargs) -> T:
        """What a function makes of the line at hand.

        Raises:
            ExportError: It cannot be made.
        """
        try:
            return make(*given, **named)
        except ExportError:
            raise
        except (KeyError, TypeError, ValueError, AttributeError, CommuniqueError) as error:
            why = f"{type(error).__name__}: {error}" if isinstance(error, KeyError) else str(error)
            raise self.fault(f"it cannot be understood ({why})") from error
