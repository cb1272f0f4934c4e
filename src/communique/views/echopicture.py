"""The picture of an echo map: reports by day, each below the one it took the story from and joined to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from types import MappingProxyType
from typing import Any

from communique.model.edtf import Edtf
from communique.model.kinship import Kinship
from communique.record.echoes import BY_OTHERS, FIRST, QUOTES, RULED
from communique.views.echoes import Row, outlet
from communique.views.listing import Listing
from communique.views.timeline import COLOURS, WIDTH

LINE = 20  # pixels a report
MOST = 60  # reports drawn: more cannot be told apart on a page
LONGEST = 46  # code points of an outlet's name
WIDEST_GAP = 3  # days without a report that are drawn in full; longer ones are cut to this
COLOUR: Mapping[str, str] = MappingProxyType({
    FIRST: "#222222",
    Kinship.EXACT: COLOURS["occurred"],
    Kinship.NEAR: "#4f83b3",
    Kinship.SYNDICATED: "#2b8a8a",
    Kinship.UPDATE: COLOURS["planned"],
    Kinship.REWRITE: COLOURS["disputed"],
    Kinship.TRANSLATION: COLOURS["possible"],
    Kinship.EXCERPT: "#7a5195",
    QUOTES: COLOURS["denied"],
    RULED: "#555555",
    BY_OTHERS: "#999999",
})  # fmt: skip
READING = "A report stands below the one it took the story from, and is joined to it; dotted: a part of it only."
PARTS = (Kinship.EXCERPT, QUOTES)


def echoes_png(rows: Listing[Row]) -> bytes | None:
    """The picture as PNG, or None where no story has an echo."""
    spec = _spec(rows.items)
    if spec is None:
        return None
    import vl_convert  # noqa: PLC0415 - loads a script engine, and only pictures need it

    return bytes(vl_convert.vegalite_to_png(spec, scale=2.5))


def echoes_svg(rows: Listing[Row]) -> str | None:
    """The picture as SVG, or None where no story has an echo."""
    spec = _spec(rows.items)
    if spec is None:
        return None
    import vl_convert  # noqa: PLC0415 - see echoes_png

    return str(vl_convert.vegalite_to_svg(spec))


def _spec(rows: Sequence[Row]) -> str | None:
    if not rows:
        return None
    import altair as alt  # noqa: PLC0415 - takes a second to load, and only pictures need it

    shown = rows[:MOST]
    points = _points(shown)
    used = [kind for kind in COLOUR if any(p["kind"] == kind for p in points)]
    colour = alt.Color(
        "kind:N", title=None, scale=alt.Scale(domain=used, range=[COLOUR[k] for k in used]),
        legend=alt.Legend(orient="top", symbolType="circle"),
    )  # fmt: skip
    ticks = {p["at"]: p["day"] for p in points}
    labels = " : ".join(f"datum.value == {at} ? '{day}'" for at, day in ticks.items()) + " : ''"
    span = max(ticks)
    axis = alt.Axis(values=list(ticks), labelExpr=labels, grid=True, labelOverlap="greedy", labelFontSize=9)
    wide, high = alt.Scale(domain=[-0.3, 1.25 * span + 3]), alt.Scale(domain=[len(shown) - 0.4, -0.6])
    # Layers share their axes, so all name the same ones: an axis in one and none in another cannot be merged.
    x = {name: alt.X(f"{name}:Q", title=None, scale=wide, axis=axis) for name in ("at", "source")}
    y = {name: alt.Y(f"{name}:Q", title=None, scale=high, axis=None) for name in ("line", "from")}
    base = alt.Chart(alt.InlineData(values=points)).encode(x=x["at"], y=y["line"])
    part = alt.StrokeDash("part:N", scale=alt.Scale(domain=[False, True], range=[[1, 0], [3, 3]]), legend=None)
    joined = alt.Chart(alt.InlineData(values=[p for p in points if p["from"] is not None])).mark_rule(strokeWidth=1.2)
    joined = joined.encode(x=x["source"], color=colour, strokeDash=part)
    down = joined.encode(y=y["from"], y2="line")
    across = joined.encode(x2="at", y=y["line"])
    dots = base.mark_point(filled=True, size=60, opacity=1).encode(color=colour)
    names = base.mark_text(align="left", dx=8, fontSize=9).encode(text="label:N")
    title = alt.TitleParams(
        "Who took the story from whom", subtitle=[READING, *_left_out(rows)], anchor="start", subtitleFontSize=9,
        subtitleColor="#555555",
    )  # fmt: skip
    chart = alt.layer(down, across, dots, names).properties(width=WIDTH, height=LINE * len(shown), title=title)
    text: str = chart.configure_view(stroke=None).to_json(indent=None)
    return text


def _points(rows: Sequence[Row]) -> list[dict[str, Any]]:
    places = _places(rows)
    line = {(row.origin.id, row.report.id): n for n, row in enumerate(rows)}
    points = []
    for n, row in enumerate(rows):
        at, day = places[row.report.id]
        above = (row.origin.id, row.echo.source) if row.echo.source else None
        name = outlet(row.report)
        medium = row.origin.medium if row.echo.source is None else None
        label = name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"
        points.append(
            {"line": n, "at": at, "day": day, "kind": row.echo.kind, "part": row.echo.kind in PARTS,
             "label": f"{label} (from {medium})" if medium else label, "from": line[above] if above else None,
             "source": places[row.echo.source][0] if row.echo.source else None}
        )  # fmt: skip
    return points


def _places(rows: Sequence[Row]) -> dict[str, tuple[int, str]]:
    """Where each report stands on the axis of days, and its day in words; long gaps are cut, undated come last."""
    days = {}
    for row in rows:
        for report in (row.report, row.source):
            if report is not None:
                days[report.id] = Edtf.parse(report.published).bounds()[0] if report.published else None
    at, places, before = 0, {}, None
    for day in sorted({d for d in days.values() if d}):
        if before is not None:
            at += min((day - before) // timedelta(days=1), WIDEST_GAP)
        places[day], before = at, day
    return {i: (places[d], f"{d.isoformat()}") if d else (at + 1, "no date") for i, d in days.items()}


def _left_out(rows: Sequence[Row]) -> list[str]:
    return [f"Not drawn: {len(rows) - MOST} further reports."] if len(rows) > MOST else []
