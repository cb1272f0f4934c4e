"""An answer in its forms: plain text, Markdown with footnotes, JSON (schema communique.answer/1)."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from types import MappingProxyType
from typing import Any

from communique.model.errors import UnknownNameError
from communique.views.answer import Answer
from communique.views.brief import Line, known_words
from communique.views.render.common import NOT_FOUND, note, one_line, weight
from communique.views.render.markdown import plain

SCHEMA = "communique.answer/1"
BESIDE = "In the record, but not what was asked:"


def _absence(answer: Answer) -> str:
    known = f" {known_words(answer.as_of)}" if answer.as_of else ""
    return f"{NOT_FOUND}{known}."


def to_text(answer: Answer) -> str:
    """Write an answer as plain text: the answer, what it rests on, the sentences cited."""
    out = []
    if not answer.found:
        out.append(_absence(answer))
    elif answer.direct is not None:
        out.append(_numbered(answer.direct))
    out += [f"- {_numbered(line)}{_behind(line)}" for line in answer.lines]
    if answer.beside:
        out += ["", BESIDE, *(f"- {_numbered(line)}{_behind(line)}" for line in answer.beside)]
    if answer.citations:
        out += ["", *(f"[{c.number}] {note(c)}: “{one_line(c.quote)}”" for c in answer.citations)]
    out += [f"left out: {failure}" for failure in answer.failures]
    return "\n".join(out) + "\n"


def _numbered(line: Line) -> str:
    return " ".join(f"{part.text}{''.join(f' [{n}]' for n in part.citations)}" for part in line.parts)


def _behind(line: Line) -> str:
    return f" ({weight(line)})" if weight(line) else ""


def to_markdown(answer: Answer) -> str:
    """Write an answer as Markdown with footnotes (``[^1]``)."""
    out = [f"**{plain(one_line(answer.question.text))}**", ""]
    if not answer.found:
        out += [_absence(answer), ""]
    elif answer.direct is not None:
        out += [_footed(answer.direct), ""]
    if answer.lines:
        out += [*(f"- {_footed(line)}{_behind(line)}" for line in answer.lines), ""]
    if answer.beside:
        out += [BESIDE, "", *(f"- {_footed(line)}{_behind(line)}" for line in answer.beside), ""]
    out += [f"- left out: {plain(failure)}" for failure in answer.failures]
    out += [f"[^{c.number}]: {plain(note(c))}: “{plain(one_line(c.quote))}”" for c in answer.citations]
    return "\n".join(out) + "\n"


def _footed(line: Line) -> str:
    return " ".join(f"{plain(part.text)}{''.join(f'[^{n}]' for n in part.citations)}" for part in line.parts)


def to_object(answer: Answer) -> dict[str, Any]:
    """An answer as plain values."""
    return {
        "schema": SCHEMA,
        "question": asdict(answer.question),
        "outcome": answer.outcome,
        "direct": _line(answer.direct) if answer.direct else None,
        "values": list(answer.values),
        "lines": [_line(line) for line in answer.lines],
        "beside": [_line(line) for line in answer.beside],
        "citations": [asdict(citation) for citation in answer.citations],
        "as_of": answer.as_of.day if answer.as_of else None,
        "known_by": answer.as_of.basis if answer.as_of else None,
        "failures": list(answer.failures),
    }


def _line(line: Line) -> dict[str, Any]:
    return {"text": line.text, "citations": list(line.citations), **asdict(line)}


def to_json(answer: Answer) -> str:
    """An answer as a JSON document."""
    return json.dumps(to_object(answer), ensure_ascii=False, indent=2) + "\n"


FORMATS: Mapping[str, Callable[[Answer], str]] = MappingProxyType({"text": to_text, "md": to_markdown, "json": to_json})


def render_answer(answer: Answer, form: str) -> bytes:
    """Render an answer.

    Args:
        answer: The answer.
        form: text, md or json.

    Returns:
        UTF-8 bytes.

    Raises:
        UnknownNameError: There is no such form.
    """
    if form not in FORMATS:
        raise UnknownNameError(f"format: an answer has no form {form!r}.", f"One of {', '.join(FORMATS)}.")
    return FORMATS[form](answer).encode("utf8")
