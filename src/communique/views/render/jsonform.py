"""A brief as JSON (schema communique.brief/1), and what is made like one."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from communique.views.brief import Brief, Line

VERSION = 1


def to_object(brief: Brief) -> dict[str, Any]:
    """A brief as plain values, in the brief's order."""
    return {
        "schema": f"communique.{brief.sort}/{VERSION}",
        "title": brief.title,
        "states": list(brief.states),
        "period": brief.period,
        **brief.particulars,
        "counts": dict(brief.counts),
        "sections": [
            {"id": s.id, "heading": s.heading, "lines": [_line(line) for line in s.lines]} for s in brief.sections
        ],
        "citations": [asdict(citation) for citation in brief.citations],
        "sources": [asdict(source) for source in brief.sources],
        "failures": list(brief.failures),
    }


def _line(line: Line) -> dict[str, Any]:
    return {"text": line.text, "citations": list(line.citations), **asdict(line)}


def to_json(brief: Brief) -> str:
    """A brief as a JSON document."""
    return json.dumps(to_object(brief), ensure_ascii=False, indent=2) + "\n"
