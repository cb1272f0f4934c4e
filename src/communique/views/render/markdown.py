"""A brief as Markdown, its citations as footnotes."""

from __future__ import annotations

import re

from communique.views.brief import Brief, Line
from communique.views.render.common import absence, note, one_line, source_words, standing, weight

SPECIAL = re.compile(r"([\\`*_\[\]<>#|])")


def to_markdown(brief: Brief) -> str:
    """Write a brief as Markdown with footnotes (``[^1]``)."""
    out = [f"# {_plain(brief.title)}", ""]
    if brief.empty:
        return "\n".join([*out, absence(brief), ""])
    out += [standing(brief), ""]
    for section in brief.sections:
        if section.lines:
            out += [f"## {section.heading}", ""]
            out += [_line(line) for line in section.lines]
            out.append("")
    out += ["## Sources", ""]
    out += [f"- {_plain(source_words(source))}" for source in brief.sources]
    out.append("")
    if brief.failures:
        out += ["## Left out", "", "These failed the check against their sentence and were left out.", ""]
        out += [*(f"- {_plain(failure)}" for failure in brief.failures), ""]
    out += [f"[^{c.number}]: {_plain(note(c))}: “{_plain(one_line(c.quote))}”" for c in brief.citations]
    return "\n".join(out) + "\n"


def _line(line: Line) -> str:
    words = " ".join(f"{_plain(part.text)}{''.join(f'[^{n}]' for n in part.citations)}" for part in line.parts)
    behind = f" *({weight(line)})*" if weight(line) else ""
    return f"- {words}{behind}"


def _plain(text: str) -> str:
    return SPECIAL.sub(r"\\\1", text)
