"""From bytes to a report: each media type has its reader."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from communique.documents.report import Extracted, build_report
from communique.documents.text import extract_text
from communique.model.intake import Failure, RawItem
from communique.model.report import Report

READERS: Mapping[str, Callable[[RawItem], Extracted | Failure]] = MappingProxyType({"text/plain": extract_text})


def read_document(item: RawItem) -> Report | Failure:
    """Read a document.

    Args:
        item: Its bytes, with the media type they are.

    Returns:
        The report, or why there is none.
    """
    if not item.data:
        return Failure(item.document, "is empty", "Check the download or export it came from.")
    reader = READERS.get(item.media_type)
    if reader is None:
        return Failure(
            item.document, f"is of a kind that is not read ({item.media_type})", f"Give one of {', '.join(sorted(READERS))}."
        )
    found = reader(item)
    return found if isinstance(found, Failure) else build_report(item, found)
