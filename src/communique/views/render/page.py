"""A brief as one self-contained page."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template
from markupsafe import Markup

from communique.views.brief import Brief
from communique.views.render import common
from communique.views.timeline import timeline_svg


def _load(name: str) -> str:
    return (files("communique.views") / "data" / name).read_text(encoding="utf8")


@cache
def template(name: str) -> Template:
    """A template of views/data; what it is given is escaped."""
    environment = Environment(
        loader=FunctionLoader(_load),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        date_words=common.date_words,
        weight=common.weight,
        note=common.note,
        outlet=common.outlet,
        one_line=common.one_line,
        published_words=common.published_words,
        counted=common.counted,
        style=lambda sheet: Markup(_load(sheet)),  # noqa: S704 - our own style sheets
    )
    return environment.get_template(name)


def to_html(brief: Brief) -> str:
    """Write a brief as one HTML page without scripts, fonts or pictures from elsewhere."""
    return template("brief.html.j2").render(
        brief=brief,
        standing=common.standing(brief),
        absence=common.absence(brief),
        timeline=Markup(timeline_svg(brief) or ""),  # noqa: S704 - drawn by us, its labels escaped by the drawer
        where=_places(brief),
    )


def _places(brief: Brief) -> dict[int, list[str]]:
    """For each citation the ids of the lines that cite it, for the way back."""
    found: dict[int, list[str]] = {}
    for section in brief.sections:
        for number, line in enumerate(section.lines, 1):
            for cited in line.citations:
                found.setdefault(cited, []).append(line_id(section.id, number))
    return found


def line_id(section: str, number: int) -> str:
    """The id of a line on the page."""
    return f"{section}-{number}"
