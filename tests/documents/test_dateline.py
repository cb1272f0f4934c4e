"""Datelines: place, date and agency before the first sentence."""

from __future__ import annotations

import pytest

from communique.documents.dateline import is_place, read_dateline, read_lone_dateline


@pytest.mark.parametrize(
    ("head", "place", "date", "agency"),
    [
        ("LIMA, May 3 (Andes Press) - ", "LIMA", "XXXX-05-03", "Andes Press"),
        ("LIMA/QUITO, May 3 2019 (EFE) — ", "LIMA/QUITO", "2019-05-03", "EFE"),
        ("Lima, May 3, 2019 (AND).- ", "Lima", "2019-05-03", "AND"),
        ("MOSCOW, March 3. /TASS/. ", "MOSCOW", "XXXX-03-03", "TASS"),
        ("BEIJING, Jan. 5 (Xinhua) -- ", "BEIJING", "XXXX-01-05", "Xinhua"),
        ("THE HAGUE, Netherlands (AP) — ", "THE HAGUE, Netherlands", None, "AP"),
        ("HAVANA, Jan 5 (Prensa Latina) ", "HAVANA", "XXXX-01-05", "Prensa Latina"),
        ("Tehran, IRNA – ", "Tehran", None, "IRNA"),
        ("Astana, June 7, 2023 /Steppe News/. ", "Astana", "2023-06-07", "Steppe News"),
        ("BAKU, Azerbaijan, January 12. ", "BAKU, Azerbaijan", "XXXX-01-12", None),
        ("YEREVAN, MAY 5, ARMENPRESS. ", "YEREVAN", "XXXX-05-05", "ARMENPRESS"),
        ("KNI Phnom Penh, August 13, 2017 -- ", "Phnom Penh", "2017-08-13", "KNI"),
        ("ANKARA: ", "ANKARA", None, None),
        ("New Delhi: ", "New Delhi", None, None),
        ("NIAMEY — ", "NIAMEY", None, None),
        ("(Reuters) - ", "", None, "Reuters"),
        ("May 3 (Reuters) - ", "", "XXXX-05-03", "Reuters"),
    ],
)
def test_dateline_is_read(head: str, place: str, date: str | None, agency: str | None) -> None:
    """Each agency's form gives place, date and agency, and ends before the sentence."""
    found = read_dateline(f"{head}Niger closed a border post.")
    assert found is not None
    assert (found.place, found.date and found.date.edtf, found.agency, found.end) == (
        place,
        date,
        agency,
        len(head),
    )


@pytest.mark.parametrize(
    "text",
    [
        "Niger closed a border post on May 3 - the second in a week.",
        "The minister (a former general) - Adama Sow - was in Dakar.",
        "Details: Niger closed a border post.",
        "COMMENT: Niger is in no hurry.",
        "“Niger - a friend - closed the post,” he said.",
        "On May 3 Niger closed a border post.",
        "SECRETARY KERRY: We agreed on a plan.",
    ],
)
def test_sentence_is_no_dateline(text: str) -> None:
    """Dashes, colons and brackets in a sentence make no dateline."""
    assert read_dateline(text) is None


@pytest.mark.parametrize(
    ("text", "place", "date", "agency"),
    [
        ("Lima, May 3, 2019 (AND) --", "Lima", "2019-05-03", "AND"),
        ("Lima, 3 May 2019:", "Lima", "2019-05-03", None),
        ("MOSCOW, May 3. /TASS/.", "MOSCOW", "XXXX-05-03", "TASS"),
        ("PORT BLAIR, May 3 (PTI)", "PORT BLAIR", "XXXX-05-03", "PTI"),
    ],
)
def test_dateline_alone_on_its_line(text: str, place: str, date: str | None, agency: str | None) -> None:
    """A dateline whose sentence is the next paragraph."""
    found = read_lone_dateline(text)
    assert found is not None
    assert (found.place, found.date and found.date.edtf, found.agency) == (place, date, agency)


@pytest.mark.parametrize(
    "text", ["Updated 3 May 2019 (GMT)", "Lima, May 3, 2019", "LIMA —", "Background (AND) --", "What was agreed:"]
)
def test_other_lines_are_no_dateline(text: str) -> None:
    """Dates without a place's mark, places without date or agency, headings."""
    assert read_lone_dateline(text) is None


@pytest.mark.parametrize(
    ("name", "place"),
    [("Lima", True), ("Port Blair, India", True), ("Bujumbura", True), ("Accord", False), ("in Lima", False)],
)
def test_places(name: str, place: bool) -> None:
    """Cities of datelines, and listed cities and regions."""
    assert is_place(name) is place
