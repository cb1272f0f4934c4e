"""A brief as a Word document, its citations as real footnotes."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

from docx import Document
from docx.document import Document as WordDocument
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from communique.views.brief import Brief, Line
from communique.views.render import common
from communique.views.render.footnotes import Footnotes
from communique.views.timeline import timeline_png

GREY = RGBColor(0x5D, 0x5A, 0x54)
STAMP = (2000, 1, 1, 0, 0, 0)  # of the files inside: the same brief gives the same bytes


def to_docx(brief: Brief) -> bytes:
    """Write a brief as .docx."""
    document = Document()
    _styles(document)
    document.core_properties.title = brief.title
    document.core_properties.author = "communique"
    document.core_properties.created = document.core_properties.modified = datetime(*STAMP, tzinfo=UTC)
    notes = Footnotes(document)
    document.add_heading(brief.title, level=0)
    standing = document.add_paragraph(common.absence(brief) if brief.empty else common.standing(brief))
    standing.runs[0].font.color.rgb = GREY
    picture = timeline_png(brief)
    if picture:
        document.add_picture(io.BytesIO(picture), width=Cm(16))
    for section in brief.sections:
        if section.lines:
            document.add_heading(section.heading, level=1)
            for line in section.lines:
                _line(document.add_paragraph(), line, brief, notes)
    _lists(document, brief)
    notes.attach()
    return _same_bytes(document)


def _styles(document: WordDocument) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Georgia", Pt(10.5)
    normal.paragraph_format.space_after = Pt(5)
    for page in document.sections:
        page.left_margin = page.right_margin = Cm(2.4)
        page.top_margin = page.bottom_margin = Cm(2.2)


def _line(paragraph: Paragraph, line: Line, brief: Brief, notes: Footnotes) -> None:
    for at, part in enumerate(line.parts):
        paragraph.add_run(f"{' ' if at else ''}{part.text}")
        for n, number in enumerate(part.citations):
            citation = brief.citations[number - 1]
            if n:
                paragraph.add_run(" ").font.superscript = True
            notes.cite(paragraph, number, f"{common.note(citation)}: “{common.one_line(citation.quote)}”")
    if common.weight(line):
        behind = paragraph.add_run(f" ({common.weight(line)})")
        behind.font.color.rgb, behind.font.size = GREY, Pt(8)


def _lists(document: WordDocument, brief: Brief) -> None:
    if brief.sources:
        document.add_heading("Sources", level=1)
        for source in brief.sources:
            document.add_paragraph(common.source_words(source), style="List Bullet")
    if brief.failures:
        document.add_heading("Left out", level=1)
        document.add_paragraph("These failed the check against their sentence and were left out.")
        for failure in brief.failures:
            document.add_paragraph(failure, style="List Bullet")


def _same_bytes(document: WordDocument) -> bytes:
    """The document with fixed times inside its archive."""
    raw = io.BytesIO()
    document.save(raw)
    out = io.BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, STAMP), source.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
