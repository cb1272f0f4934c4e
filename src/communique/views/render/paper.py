"""A brief as PDF, its citations as footnotes."""

from __future__ import annotations

import base64
import logging

from communique.views.brief import Brief
from communique.views.render import common
from communique.views.render.page import template
from communique.views.timeline import timeline_png


def to_pdf(brief: Brief) -> bytes:
    """Write a brief as PDF; nothing is fetched."""
    from weasyprint import HTML  # noqa: PLC0415 - takes a second to load, and only this form needs it
    from weasyprint.urls import URLFetcher  # noqa: PLC0415

    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    # The picture stands in the page itself; nothing else may be asked for, not even by a report's text.
    page = HTML(string=paper_html(brief), url_fetcher=URLFetcher(allowed_protocols=["data"]))
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
