"""The forms of a brief: all say the same, every citation leads to its sentence, nothing comes from elsewhere."""

from __future__ import annotations

import io
import json
import re
import zipfile

import pytest

from communique.model.errors import UnknownNameError
from communique.model.statement import Reading
from communique.record.record import Snapshot
from communique.views.brief import write_brief
from communique.views.render import FORMATS, render


@pytest.fixture
def brief(snapshot):
    return write_brief(snapshot, ("GHA", "TGO"))


def pdf_text(data: bytes) -> str:
    pymupdf = pytest.importorskip("pymupdf")
    with pymupdf.open(stream=data, filetype="pdf") as document:
        return " ".join(" ".join(page.get_text().split()) for page in document)


def docx_text(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = package.read("word/document.xml") + package.read("word/footnotes.xml")
    return re.sub(r"<[^>]+>", "", parts.decode("utf8"))


READERS = {
    "md": lambda data: data.decode().replace("\\", ""),
    "html": lambda data: re.sub(r"<[^>]+>", "", data.decode()).replace("&#39;", "'"),
    "json": lambda data: data.decode(),
    "pdf": pdf_text,
    "docx": docx_text,
}


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_every_form_holds_every_line_and_every_quote(brief, form):
    """No form drops a line or a sentence."""
    text = READERS[form](render(brief, form))
    squeezed = re.sub(r"[\s\d,]+", "", text)
    for _, line in brief.lines():
        for part in line.parts:
            assert re.sub(r"[\s\d,]+", "", part.text) in squeezed
    for citation in brief.citations:
        assert re.sub(r"[\s\d,]+", "", citation.quote) in squeezed


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_the_same_brief_gives_the_same_bytes(brief, form):
    """No time of day or random id gets into any form."""
    first, again = render(brief, form), render(brief, form)
    # The PDF library names its fonts by memory address; what is written in it must still be the same.
    assert (pdf_text(first) == pdf_text(again)) if form == "pdf" else (first == again)


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_an_empty_brief_says_that_it_is_not_in_the_record(snapshot, form):
    """The answer is given, not an empty page."""
    text = READERS[form](render(write_brief(snapshot, ("LVA", "TGO")), form))
    assert form == "json" or "Not in the record" in text


def test_every_footnote_of_the_markdown_is_cited_and_defined_once(brief):
    """References and definitions match."""
    text = render(brief, "md").decode()
    defined = re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE)
    cited = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    assert len(defined) == len(set(defined)) == len(brief.citations)
    assert cited == set(defined)


def test_every_link_of_the_page_leads_somewhere_on_it(brief):
    """Citations lead to sentences, sentences back to lines; nothing is loaded from elsewhere."""
    page = render(brief, "html").decode()
    ids = set(re.findall(r'\bid="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= ids
    assert not re.search(r'(?:src|href)="(?!#)', page)
    assert "<script" not in page


def test_what_a_report_says_is_escaped_on_the_page(store, make_report, make_statement):
    """Markup in a report's words does not become markup of the page."""
    report = make_report("x.txt", "Mali met <script>alert(1)</script> Niger.", "2001-01-01", "<b>Paper</b>")
    store.add(
        report,
        Reading((make_statement(report, "met", "meeting", {"Mali": "MLI"}, {"Niger": "NER"}),)),
        "made/1",
    )
    page = render(write_brief(Snapshot(store), ("MLI", "NER")), "html").decode()
    assert "<script>alert" not in page
    assert "<b>Paper" not in page


def test_the_word_form_has_real_footnotes_and_a_picture(brief):
    """One footnote a citation, each referred to, the part typed and related, the picture in; it opens again."""
    docx = pytest.importorskip("docx")
    data = render(brief, "docx")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        document = package.read("word/document.xml").decode()
        notes = package.read("word/footnotes.xml").decode()
        types = package.read("[Content_Types].xml").decode()
        relations = package.read("word/_rels/document.xml.rels").decode()
        assert any(name.startswith("word/media/") for name in package.namelist())
    referred = re.findall(r'<w:footnoteReference w:id="(\d+)"', document)
    written = re.findall(r'<w:footnote w:id="(\d+)">', notes)
    assert referred == [str(c.number) for c in brief.citations]
    assert [n for n in written if n != "0"] == referred
    assert "footnotes+xml" in types
    assert "relationships/footnotes" in relations
    assert docx.Document(io.BytesIO(data)).paragraphs[0].text == brief.title


def test_the_pdf_numbers_its_footnotes_like_the_brief(brief):
    """Each note stands under its number."""
    text = pdf_text(render(brief, "pdf"))
    for citation in brief.citations:
        assert f"{citation.number}. {citation.publisher}" in text


def test_the_json_form_is_complete(brief):
    """Schema, sections, lines with citations, sources."""
    value = json.loads(render(brief, "json"))
    assert value["schema"] == "communique.brief/1"
    assert value["counts"] == {"reports": 2, "origins": 2, "statements": 7}
    assert [line["text"] for s in value["sections"] for line in s["lines"]] == [line.text for _, line in brief.lines()]
    assert all(
        1 <= n <= len(value["citations"]) for s in value["sections"] for line in s["lines"] for n in line["citations"]
    )


def test_an_unknown_form_is_refused(brief):
    """The message lists the forms there are."""
    with pytest.raises(UnknownNameError, match="docx"):
        render(brief, "rtf")
