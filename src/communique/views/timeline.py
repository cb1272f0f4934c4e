"""The timeline picture of a brief: its dated lines by day, in lanes by what sort of dealing they are."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from communique.model.edtf import Edtf
from communique.ontology.kinds import load_kinds
from communique.views.brief import Brief, Line

LANES = {
    "CONSULT": "Visits and talks",
    "AGREE": "Agreements and offers",
    "SUPPORT": "Words",
    "REQUEST": "Words",
    "ACCUSE": "Words",
    "REJECT": "Words",
    "PROTEST": "Words",
    "THREATEN": "Words",
    "COOPERATE": "Cooperation",
    "AID": "Aid and supplies",
    "CONCEDE": "Concessions",
    "RETREAT": "Concessions",
    "SANCTION": "Pressure and force",
    "COERCE": "Pressure and force",
    "MOBILIZE": "Pressure and force",
    "ASSAULT": "Pressure and force",
}
COLOURS = {
    "occurred": "#1d4f7c",
    "planned": "#3f6d3a",
    "possible": "#b39b2a",
    "denied": "#8f2f2f",
    "disputed": "#c46a3a",
}
FEWEST = 2  # a picture of one point says nothing
WIDTH, LANE = 640, 44  # pixels


def timeline_png(brief: Brief) -> bytes | None:
    """The picture as PNG, or None where too few lines are dated."""
    spec = _spec(brief)
    if spec is None:
        return None
    import vl_convert  # noqa: PLC0415 - loads a script engine, and only pictures need it

    return bytes(vl_convert.vegalite_to_png(spec, scale=2.5))


def timeline_svg(brief: Brief) -> str | None:
    """The picture as SVG, or None where too few lines are dated."""
    spec = _spec(brief)
    if spec is None:
        return None
    import vl_convert  # noqa: PLC0415 - see timeline_png

    return str(vl_convert.vegalite_to_svg(spec))


@lru_cache(maxsize=4)
def _spec(brief: Brief) -> str | None:
    points = _points(brief)
    if len({(p["start"], p["end"]) for p in points}) < FEWEST:
        return None
    import altair as alt  # noqa: PLC0415 - takes a second to load, and only pictures need it

    lanes = [lane for lane in dict.fromkeys(LANES.values()) if any(p["lane"] == lane for p in points)]
    used = [s for s in COLOURS if any(p["status"] == s for p in points)]
    colour = alt.Color(
        "status:N", title=None, scale=alt.Scale(domain=used, range=[COLOURS[s] for s in used]),
        legend=alt.Legend(orient="top"),
    )  # fmt: skip
    base = alt.Chart(alt.InlineData(values=points)).encode(
        x=alt.X("start:T", title=None, axis=alt.Axis(grid=True, tickCount=8)),
        y=alt.Y("lane:N", title=None, sort=lanes, axis=alt.Axis(labelLimit=180)),
        yOffset=alt.YOffset("row:O"),
        color=colour,
    )
    bars = base.transform_filter("datum.end != datum.start").mark_bar(height=5, opacity=0.45).encode(x2="end:T")
    dots = base.mark_point(filled=True, size=55, opacity=0.9)
    labels = base.mark_text(align="left", dx=6, fontSize=8).encode(text="label:N")
    chart = alt.layer(bars, dots, labels).properties(width=WIDTH, height=LANE * len(lanes))
    text: str = chart.configure_view(stroke=None).to_json(indent=None)
    return text


def _points(brief: Brief) -> list[dict[str, Any]]:
    points: list[dict[str, Any]] = []
    seen: set[tuple[str, str]] = set()
    for section, line in brief.lines():
        days = _days(line)
        if section.id == "materiel" or days is None or (line.text, line.date or "") in seen:
            continue
        seen.add((line.text, line.date or ""))
        kind = load_kinds().get(line.kind)
        lane = LANES.get(kind.type if kind else "", "Words")
        label = str(line.citations[0]) if line.citations else ""
        start, end = (day.isoformat() for day in days)
        points.append({"start": start, "end": end, "lane": lane, "status": line.status, "label": label})
    points.sort(key=lambda p: (p["lane"], p["start"], p["end"], p["label"]))
    return [{**p, "row": n % 4} for n, p in enumerate(points)]


def _days(line: Line) -> tuple[date, date] | None:
    """The days to draw; an open end is drawn as a month."""
    if not line.date:
        return None
    first, last = Edtf.parse(line.date).bounds()
    month = timedelta(days=30)
    if first is None:
        return (last - month, last) if last else None
    return first, last or first + month
