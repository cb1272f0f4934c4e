"""Footnotes in a Word document: python-docx has none, so their part is written here (ECMA-376, 17.11)."""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from lxml import etree  # type: ignore[import-untyped]

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
SEPARATORS = ((-1, "separator"), (0, "continuationSeparator"))
FIRST_BOOKMARK = 1000  # bookmark ids of our own, away from any in the template


class Footnotes:
    """The footnotes of a document: each number once as a note, afterwards as a reference to it."""

    def __init__(self, document: WordDocument) -> None:
        """Start the footnotes of a document.

        Args:
            document: A document without footnotes.
        """
        self.document = document
        self._root = etree.fromstring(f"<w:footnotes {nsdecls('w')}/>")
        for ident, sort in SEPARATORS:
            note = self._note(ident)
            note.set(qn("w:type"), sort)
            run = _child(_child(note, "w:p"), "w:r")
            _child(run, f"w:{sort}")
        self._styles()

    def cite(self, paragraph: Paragraph, number: int, text: str) -> None:
        """Cite a note at the end of a paragraph so far.

        Args:
            paragraph: Where.
            number: The note's number; notes must first be cited in the order of their numbers from 1.
            text: Its text, used where it is cited first.
        """
        if self._root.find(f"w:footnote[@w:id='{number}']", self._root.nsmap) is None:
            self._write(number, text)
            self._reference(paragraph, number)
        else:
            self._again(paragraph, number)

    def attach(self) -> None:
        """Write the part into the document, once all notes are cited."""
        data = etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)
        part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE, data, self.document.part.package)
        self.document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        settings = self.document.settings.element
        listed = OxmlElement("w:footnotePr")
        for ident, _ in SEPARATORS:
            note = OxmlElement("w:footnote")
            note.set(qn("w:id"), str(ident))
            listed.append(note)
        before = settings.find(qn("w:compat"))
        if before is not None:  # the schema wants it there
            before.addprevious(listed)

    def _note(self, ident: int) -> etree._Element:
        note = _child(self._root, "w:footnote")
        note.set(qn("w:id"), str(ident))
        return note

    def _write(self, number: int, text: str) -> None:
        paragraph = _child(self._note(number), "w:p")
        style = _child(_child(paragraph, "w:pPr"), "w:pStyle")
        style.set(qn("w:val"), "FootnoteText")
        mark = _child(paragraph, "w:r")
        _child(_child(mark, "w:rPr"), "w:rStyle").set(qn("w:val"), "FootnoteReference")
        _child(mark, "w:footnoteRef")
        words = _child(_child(paragraph, "w:r"), "w:t")
        words.text = f" {_printable(text)}"
        words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")

    def _reference(self, paragraph: Paragraph, number: int) -> None:
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for mark in (start, end):
            mark.set(qn("w:id"), str(FIRST_BOOKMARK + number))
        start.set(qn("w:name"), f"_note{number}")
        paragraph._p.append(start)  # noqa: SLF001 - python-docx gives no other way to its XML
        run = paragraph.add_run()
        run.style = self.document.styles["footnote reference"]
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), str(number))
        run._r.append(reference)  # noqa: SLF001
        paragraph._p.append(end)  # noqa: SLF001

    def _again(self, paragraph: Paragraph, number: int) -> None:
        """A reference to a note cited before: a field that follows its number."""
        order_text = f" NOTEREF _note{number} \\f \\h "
        for sort in ("begin", "order", "separate", "text", "end"):
            run = paragraph.add_run()
            run.style = self.document.styles["footnote reference"]
            if sort == "text":
                run.text = str(number)
            elif sort != "order":
                field = OxmlElement("w:fldChar")
                field.set(qn("w:fldCharType"), sort)
                run._r.append(field)  # noqa: SLF001
            else:
                order = OxmlElement("w:instrText")
                order.text = order_text
                order.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                run._r.append(order)  # noqa: SLF001

    def _styles(self) -> None:
        styles = self.document.styles
        names = {style.name for style in styles}
        if "footnote text" not in names:
            text = styles.add_style("footnote text", WD_STYLE_TYPE.PARAGRAPH)
            text.element.set(qn("w:styleId"), "FootnoteText")
            text.base_style = styles["Normal"]
            text.font.size = Pt(8)
            text.paragraph_format.space_after = Pt(1)
        if "footnote reference" not in names:
            mark = styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER)
            mark.element.set(qn("w:styleId"), "FootnoteReference")
            mark.font.superscript = True


def _child(parent: etree._Element, name: str) -> etree._Element:
    return etree.SubElement(parent, qn(name))


def _printable(text: str) -> str:
    """Text without the control characters that XML cannot hold."""
    return "".join(c for c in text if c >= " " or c in "\t\n")
