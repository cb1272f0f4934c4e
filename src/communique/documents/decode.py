"""Bytes to text: UTF-8 as it stands, other encodings by mark or by guess."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Bytes that the guess is made from: enough for its statistics, little enough to stay quick.
_SAMPLE = 65536
# Share of control characters above which decoded bytes are no text.
_MAX_CONTROLS = 0.01


def decode(data: bytes) -> tuple[str | None, str]:
    r"""Decode the bytes of a text.

    Valid UTF-8 is kept code point for code point (a byte order mark stays as U+FEFF), so that offsets are
    those of ``Path.read_text(encoding="utf8")``. Line ends become ``\n`` as they do there.

    Args:
        data: The bytes.

    Returns:
        The text, or None if the bytes are no text; and the name of the encoding (empty if none).
    """
    encoding = _encoding(data)
    if not encoding:
        return None, ""
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None, ""
    if _is_binary(text):
        return None, ""
    return text.replace("\r\n", "\n").replace("\r", "\n"), encoding


def _encoding(data: bytes) -> str:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return "utf-8" if b"\0" not in data else _wide(data)
    return _wide(data) or _guess(data)


def _wide(data: bytes) -> str:
    """UTF-16 without a mark shows in its zero bytes, which alternate in Western text."""
    sample = data[:_SAMPLE]
    half = max(1, len(sample) // 2)
    if sample[1::2].count(0) > 0.7 * half and sample[::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if sample[::2].count(0) > 0.7 * half and sample[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return ""


def _guess(data: bytes) -> str:
    if b"\0" in data[:_SAMPLE]:
        return ""
    # Western news text first: cp1252 holds the typographic quotes that Latin-1 lacks.
    if _plausible_western(data[:_SAMPLE]):
        return "cp1252" if not set(data) & {0x81, 0x8D, 0x8F, 0x90, 0x9D} else "latin-1"
    best = from_bytes(data[:_SAMPLE]).best()
    return best.encoding if best is not None else ""


def _plausible_western(sample: bytes) -> bool:
    """Whether high bytes are few and stand where letters with accents and quotes would."""
    high = sum(byte >= 0x80 for byte in sample)
    controls = sum(byte < 0x20 and byte not in (9, 10, 12, 13) for byte in sample)
    return controls == 0 and high <= 0.1 * len(sample)


def _is_binary(text: str) -> bool:
    controls = sum(1 for char in text[:_SAMPLE] if char < " " and char not in "\t\n\r\f\v\x1b")
    return controls > _MAX_CONTROLS * max(1, len(text[:_SAMPLE]))
