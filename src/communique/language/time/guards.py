"""Checks on what stands around a match, by the names that the rules of time.yaml give as ``guard``."""

from __future__ import annotations

from collections.abc import Callable

from communique.language.time import guards_calendar, guards_relative
from communique.language.time.scanner import Found

Check = Callable[[str, str, str, Found], bool]  # left of the match, its words, right of it, the match
WINDOW = 40  # characters to either side that a check looks at


def _check(check: Check) -> Callable[[str, Found], bool]:
    def guard(text: str, found: Found) -> bool:
        left, right = text[max(0, found.start - WINDOW) : found.start], text[found.end : found.end + WINDOW]
        return check(left, text[found.start : found.end], right, found)

    return guard


GUARDS = {name: _check(check) for name, check in (guards_calendar.CHECKS | guards_relative.CHECKS).items()}
