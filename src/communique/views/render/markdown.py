"""A brief as Markdown, its citations as footnotes."""

from __future__ import annotations

import re

from communique.views.brief import Brief, Line
from communique.views.render.common import absence, note, one_line, source_words, standing, weight

SPECIAL = re.compile(r"([\\`*_\[\]<>#|])")


def to_markdown(brief: Brief) -> str:
    """Write a brief as Markdown with footnotes (``[^1]``)."""
    out = [f"# {plain(brief.title)}", ""]
    if brief.empty:
        return "\n".join([*out, absence(brief), ""])
    out += [standing(brief), ""]
    for section in brief.sections:
        if section.lines:
            out += [f"## {section.heading}", ""]
            out += [_line(line) for line in section.lines]
            out.append("")
    out += ["## Sources", ""]
    out += [f"- {plain(source_words(source))}" for source in brief.sources]
    out.append("")
    if brief.failures:
        out += ["## Left out", "", "These failed the check against their sentence and were left out.", ""]
        out += [*(f"- {plain(failure)}" for failure in brief.failures), ""]
    out += [f"[^{c.number}]: {plain(note(c))}: “{plain(one_line(c.quote))}”" for c in brief.citations]
    return "\n".join(out) + "\n"


def _line(line: Line) -> str:
    words = " ".join(f"{plain(part.text)}{''.join(f'[^{n}]' for n in part.citations)}" for part in line.parts)
    behind = f" *({weight(line)})*" if weight(line) else ""
    return f"- {words}{behind}"


def plain(text: str) -> str:
    """A text with the marks of Markdown escaped."""
    return SPECIAL.sub(r"\\\1", text)
