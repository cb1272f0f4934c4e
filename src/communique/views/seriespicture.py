"""The picture of a dyad series: cooperation and conflict by month with their bands, the dealings counted below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from communique.views.listing import Listing
from communique.views.naming import join
from communique.views.series import Row
from communique.views.states import plain_name
from communique.views.timeline import COLOURS, WIDTH

UP, DOWN, COUNT = "cooperation", "conflict", "dealings"
TINT = {UP: COLOURS["occurred"], DOWN: COLOURS["denied"], COUNT: "#555555"}
HIGH, LOW = 240, 90  # pixels: the sums, the counts
WIDEST, NARROWEST = 22, 2  # pixels of a bar
READING = "Bars: the expected figure; lines: the band that holds nine in ten outcomes."


def series_png(rows: Listing[Row]) -> bytes | None:
    """The picture as PNG, or None where no dealing is dated to a month."""
    spec = _spec(rows.items)
    if spec is None:
        return None
    import vl_convert  # noqa: PLC0415 - loads a script engine, and only pictures need it

    return bytes(vl_convert.vegalite_to_png(spec, scale=2.5))


def series_svg(rows: Listing[Row]) -> str | None:
    """The picture as SVG, or None where no dealing is dated to a month."""
    spec = _spec(rows.items)
    if spec is None:
        return None
    import vl_convert  # noqa: PLC0415 - see series_png

    return str(vl_convert.vegalite_to_svg(spec))


def _spec(rows: Sequence[Row]) -> str | None:
    months = [r for r in rows if r.precision == "month"]
    if not months:
        return None
    import altair as alt  # noqa: PLC0415 - takes a second to load, and only pictures need it

    x = _axis(alt, months)
    size = max(NARROWEST, min(WIDEST, round(0.6 * WIDTH / _span(months))))
    sums = _panel(alt, x, [p for row in months for p in _points(row, (UP, DOWN))], size, "Goldstein sum")
    counts = _panel(alt, x, [p for row in months for p in _points(row, (COUNT,))], size, "dealings")
    title = alt.TitleParams(
        f"{join([plain_name(code) for code in rows[0].states])} by month", subtitle=[READING, *_left_out(rows)],
        anchor="start", subtitleFontSize=9, subtitleColor="#555555",
    )  # fmt: skip
    chart = alt.vconcat(sums.properties(height=HIGH), counts.properties(height=LOW), spacing=14, title=title)
    chart = chart.resolve_scale(color="independent")
    text: str = chart.configure_view(stroke=None).to_json(indent=None)
    return text


def _span(months: Sequence[Row]) -> int:
    """How many months lie between the first and the last, both included, with one to spare at each side."""
    first, last = (tuple(map(int, months[n].period.split("-"))) for n in (0, -1))
    return (last[0] - first[0]) * 12 + last[1] - first[1] + 3


def _axis(alt: Any, months: Sequence[Row]) -> Any:
    first, last = (tuple(map(int, months[n].period.split("-"))) for n in (0, -1))
    before = f"{first[0] - (first[1] == 1):04d}-{(first[1] - 2) % 12 + 1:02d}-16"
    after = f"{last[0] + (last[1] == 12):04d}-{last[1] % 12 + 1:02d}-16"
    ticks = alt.Axis(grid=True, format="%Y" if _span(months) > 36 else "%b %Y", tickCount=8, labelOverlap=True)
    return alt.X("at:T", title=None, scale=alt.Scale(domain=[before, after]), axis=ticks)


def _panel(alt: Any, x: Any, points: Sequence[dict[str, Any]], size: int, title: str) -> Any:
    names = [name for name in TINT if any(p["name"] == name for p in points)]
    colour = alt.Color(
        "name:N", title=None, scale=alt.Scale(domain=names, range=[TINT[n] for n in names]),
        legend=None if COUNT in names else alt.Legend(orient="top"),
    )  # fmt: skip
    base = alt.Chart(alt.InlineData(values=list(points))).encode(x=x)
    y = alt.Y("value:Q", title=title, axis=alt.Axis(tickCount=6, format="~f", tickMinStep=1, minExtent=36))
    bars = base.mark_bar(size=size, opacity=0.55).encode(y=y, color=colour)
    ends = {"y": alt.Y("low:Q"), "y2": "high:Q"}
    bands = base.transform_filter("datum.low != datum.high").mark_rule(strokeWidth=1.6).encode(color=colour, **ends)
    caps = base.transform_filter("datum.low != datum.high").mark_tick(size=max(4, size // 2), thickness=1.6)
    tops = [caps.encode(y=alt.Y(f"{end}:Q"), color=colour) for end in ("low", "high")]
    zero = alt.Chart(alt.InlineData(values=[{"zero": 0}])).mark_rule(color="#888888").encode(y="zero:Q")
    return alt.layer(bars, bands, *tops, zero).properties(width=WIDTH)


def _points(row: Row, names: Sequence[str]) -> list[dict[str, Any]]:
    """One point a figure that is not nothing; drawn in the middle of its month."""
    bands = {UP: row.cooperation_band, DOWN: row.conflict_band, COUNT: row.count}
    return [
        {"at": f"{row.period}-16", "name": name, "value": round(bands[name].expected, 2), "low": bands[name].low,
         "high": bands[name].high}
        for name in names
        if bands[name].expected
    ]  # fmt: skip


def _left_out(rows: Sequence[Row]) -> list[str]:
    """What the picture does not draw, as a sentence or none."""
    said = []
    for precision, words in (("year", "known by their year only"), ("undated", "undated or dated over years")):
        number = sum(r.dealings + r.disputed for r in rows if r.precision == precision)
        if number:
            said.append(f"{words} ({number})")
    open_ = sum(r.planned + r.possible + r.denied for r in rows)
    if open_:
        said.append(f"only planned, possible or denied ({open_})")
    return [f"Not drawn: dealings {join(said)}."] if said else []
