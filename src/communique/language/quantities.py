"""Numbers of things and sums of money, with ranges and 'about' kept."""

from __future__ import annotations

import re

from spacy.tokens import Span

from communique.lexicon.files import load_yaml
from communique.model.statement import Money, Quantity

_DATA = load_yaml("quantities.yaml")
WORDS: dict[str, float] = {str(k): float(v) for k, v in _DATA["numbers"].items()}
SCALES: dict[str, float] = {str(k): float(v) for k, v in _DATA["scales"].items()}
VAGUE: dict[str, tuple[float | None, float | None]] = {k: tuple(v) for k, v in _DATA["vague"].items()}
ABOUT = tuple(str(w) for w in _DATA["approximate"])
SIGNS: dict[str, str] = {str(k): str(v) for k, v in _DATA["signs"].items()}
CURRENCIES: dict[str, str] = {str(k).lower(): str(v) for k, v in _DATA["currencies"].items()}

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SIGN = "|".join(sorted((re.escape(s) for s in SIGNS), key=len, reverse=True))
_SCALE = "|".join(sorted((re.escape(s) for s in SCALES), key=len, reverse=True))
_UNIT = "|".join(sorted((re.escape(s) for s in CURRENCIES), key=len, reverse=True))
_RANGE = (
    rf"(?P<low>{_NUMBER})(?:\s?(?P<scale1>{_SCALE})\b)?"
    rf"(?:\s?(?:-|–|to)\s?(?:{_SIGN})?(?P<high>{_NUMBER}))?\s?(?:(?P<scale>{_SCALE})\b)?"
)
MONEY = re.compile(
    rf"(?:(?P<sign>{_SIGN})\s?{_RANGE}|{_RANGE.replace('?P<', '?P<w')}\s(?P<unit>{_UNIT})\b)", re.IGNORECASE
)
COUNT = re.compile(
    rf"(?P<low>{_NUMBER})(?:\s?(?:-|–|to)\s?(?P<high>{_NUMBER}))?(?:\s(?P<scale>thousand|million|dozen|hundred)s?\b)?(?![\w%-])"
)
HANDING = frozenset({"hand", "turn", "sign"})  # verbs whose 'over' is their own
BEFORE = 24  # code points before a number in which 'about' or 'up to' may stand


def find_money(text: str, offset: int = 0) -> tuple[Money, ...]:
    """Find sums of money.

    Args:
        text: A sentence.
        offset: What to add to its offsets.

    Returns:
        Sums in whole units of an ISO 4217 currency, in the order of the text.
    """
    found = []
    for match in MONEY.finditer(text):
        groups = match.groupdict()
        prefix = "" if groups["sign"] else "w"
        sign = groups["sign"]
        currency = SIGNS.get(sign, SIGNS.get(sign.upper(), sign)) if sign else CURRENCIES[groups["unit"].lower()]
        scale = _scale(groups[f"{prefix}scale"])
        low = _value(groups[f"{prefix}low"]) * (
            _scale(groups[f"{prefix}scale1"]) if groups[f"{prefix}scale1"] else scale
        )
        high = _value(groups[f"{prefix}high"]) * scale if groups[f"{prefix}high"] else low
        start, end = match.span()
        found.append(
            Money(currency, low, high, _about(text, start), match.group().strip(), offset + start, offset + end)
        )
    return tuple(found)


def find_quantity(span: Span) -> Quantity | None:
    """The number of things a noun phrase speaks of.

    Args:
        span: The phrase, as parsed.

    Returns:
        The number or range, or None where the phrase gives none.
    """
    if len(span) and span[0].lower_ == "over" and span.start and span.doc[span.start - 1].lemma_ in HANDING:
        span = span[1:]  # 'handed over 12 boats' hands 12 over
    text = span.text
    for match in COUNT.finditer(text):
        if (match.start() and text[match.start() - 1] in "-$€£.,/") or re.search(r"[A-Za-z]-?$", text[: match.start()]):
            continue
        scale = _scale(match["scale"])
        low = _value(match["low"]) * scale
        high = _value(match["high"]) * scale if match["high"] else low
        return _bounded(text, match.start(), low, high, match.group())
    lowered = text.lower()
    for phrase, (least, most) in VAGUE.items():
        if re.search(rf"\b{phrase}\b", lowered):
            return Quantity(least, most, True, phrase)
    for token in span:
        if token.lower_ in WORDS and token.tag_ == "CD":
            return _bounded(text, token.idx - span.start_char, WORDS[token.lower_], WORDS[token.lower_], token.text)
    return None


def _bounded(text: str, start: int, low: float, high: float, words: str) -> Quantity:
    before = text[max(0, start - BEFORE) : start].lower()
    if "up to" in before or "at most" in before:
        return Quantity(None, high, True, f"up to {words}")
    if "more than" in before or "at least" in before or "over" in before.split():
        return Quantity(low, None, True, f"more than {words}")
    return Quantity(low, high, _about(text, start), words)


def _about(text: str, start: int) -> bool:
    before = text[max(0, start - BEFORE) : start].lower()
    return any(word in before for word in ABOUT)


def _value(number: str) -> float:
    return float(number.replace(",", ""))


def _scale(word: str | None) -> float:
    return SCALES.get(word.lower(), 1.0) if word else 1.0
