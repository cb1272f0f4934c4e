"""communique: the sourced record of how states deal with one another, read from news reports.

import communique

record = communique.open("communique.sqlite")
record.read("reports/")
record.brief("IRN", "RUS").save("brief.html")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from communique.api import AsOf, Record, evaluate, explain, limit, open  # noqa: A004 - reads well with the package's name
    from communique.model.errors import CommuniqueError

__all__ = ["AsOf", "CommuniqueError", "Record", "__version__", "evaluate", "explain", "limit", "open"]


def __getattr__(name: str) -> Any:
    """Load the interface when it is first used, so that a part of the package needs no other."""
    if name in ("AsOf", "Record", "evaluate", "explain", "limit", "open"):
        from communique import api  # noqa: PLC0415

        return getattr(api, name)
    if name == "CommuniqueError":
        from communique.model.errors import CommuniqueError  # noqa: PLC0415

        return CommuniqueError
    if name == "__version__":
        from importlib.metadata import version  # noqa: PLC0415

        return version("communique")
    raise AttributeError(f"module 'communique' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
