"""A brief as PDF, its citations as footnotes."""

from __future__ import annotations

import base64
import logging

from communique.views.brief import Brief
from communique.views.render import common
from communique.views.render.page import template
from communique.views.timeline import timeline_png

_NOTHING = "data:,"


def to_pdf(brief: Brief) -> bytes:
    """Write a brief as PDF; nothing is fetched."""
    from weasyprint import HTML  # noqa: PLC0415 - takes a second to load, and only this form needs it

    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    page = HTML(string=paper_html(brief), url_fetcher=_fetch)
    return bytes(page.write_pdf(pdf_identifier=b"communique"))


def paper_html(brief: Brief) -> str:
    """The HTML that the PDF is set from."""
    picture = timeline_png(brief)
    seen: set[int] = set()

    def first_use(number: int) -> bool:
        new = number not in seen
        seen.add(number)
        return new

    return template("paper.html.j2").render(
        brief=brief,
        standing=common.standing(brief),
        absence=common.absence(brief),
        sources=[common.source_words(source) for source in brief.sources],
        timeline=f"data:image/png;base64,{base64.b64encode(picture).decode()}" if picture else "",
        first_use=first_use,
    )


def _fetch(url: str, *_: object, **__: object) -> dict[str, object]:
    """Serve what the page carries itself; refuse everything else."""
    if not url.startswith("data:image/png;base64,"):
        raise ValueError(f"not fetched: {url}")
    return {"string": base64.b64decode(url.split(",", 1)[1]), "mime_type": "image/png"}
