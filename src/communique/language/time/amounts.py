"""How many: the number that the words of an amount stand for, and TIMEX3 durations."""

from __future__ import annotations

import re

from communique.language.time.grammar import grammar

VAGUE = "X"
_ISO = {"D": "D", "W": "W", "F": "W", "E": "WE", "M": "M", "Q": "Q", "Y": "Y", "T": "DE", "C": "CE"}
_HALVES = {"Y": "6M", "h": "30M", "m": "30S", "D": "T12H"}  # what half of a unit is


def amount(words: str) -> float | str:
    """The number that words such as 'twenty-one', 'a couple of', '18' stand for; VAGUE for 'several'.

    Args:
        words: The words of an amount.
    """
    parts = [p for p in re.split(r"[\s-]+", words.lower().strip()) if p]
    if not parts or "good" in parts or any(p in grammar().words["vague"] for p in parts):
        return VAGUE
    if "couple" in parts:
        return 2
    if parts[0] == "half" or re.fullmatch(r"\d+/\d+", parts[0]):
        return 0.5
    return _digits(parts) if parts[0][0].isdigit() else _spelled(parts)


def _digits(parts: list[str]) -> float:
    """'18', '2.5', '2 1/2', '1,500'."""
    plain = parts[0].replace(",", "")
    whole = float(plain) if "." in plain else int(plain)
    return whole + 0.5 if len(parts) > 1 and "/" in parts[1] else whole


def _spelled(parts: list[str]) -> int | str:
    """'twenty one', 'a hundred', 'a'."""
    number = grammar().words["number"]
    values = [int(number[p]) for p in parts if p in number]
    if not values:
        return 1 if parts[0] in ("a", "an") else VAGUE
    total = values[0]
    for value in values[1:]:
        total = total * value if value >= 100 and value > total else total + value
    return total


def duration(count: float | str, unit: str, *, half: bool = False) -> str:
    """The TIMEX3 value of a duration.

    Args:
        count: How many, or VAGUE.
        unit: A calendar unit of the lexicon (D, W, M, Y, ...), or h, m, s.
        half: Whether half a unit is added.
    """
    if isinstance(count, float) and count == int(count):
        count = int(count)
    if unit == "F":
        count, unit = (count * 2 if not isinstance(count, str) else count), "W"
    if isinstance(count, float) and count == 0.5 and unit in _HALVES:
        return f"P{'T' if unit in 'hms' else ''}{_HALVES[unit]}"
    if isinstance(count, float) and count % 1 == 0.5 and unit in _HALVES:
        return duration(int(count), unit, half=True)
    clock = "T" if unit in ("h", "m", "s") else ""
    value = f"P{clock}{count}{_ISO.get(unit) or unit.upper()}"
    return value + _HALVES.get(unit, "") if half else value
