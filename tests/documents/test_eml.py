"""Mail: the plain part, else the page; subject, sender and date as metadata."""

from __future__ import annotations

from collections.abc import Callable
from email.message import EmailMessage

from communique.model.intake import Failure
from communique.model.report import Report

TEXT = (
    "Oman and Yemen opened a crossing at Shahan on Sunday.\n\n" + "The governors of both sides cut a ribbon there. " * 9
)


def mail(plain: str | None, page: str | None = None) -> EmailMessage:
    """A mail from an agency."""
    message = EmailMessage()
    message["From"] = "Gulf Dispatch <desk@gulf.example>"
    message["Subject"] = "Oman and Yemen open crossing"
    message["Date"] = "Mon, 16 Jan 2012 07:30:00 +0400"
    message["Message-ID"] = "<1@gulf.example>"
    if plain is not None:
        message.set_content(plain)
    if page is not None:
        message.add_alternative(page, subtype="html")
    return message


def test_mail_is_read(read_one: Callable[[str, bytes], Report | Failure]) -> None:
    """The plain text and the headers make the report; attachments are noted."""
    message = mail(TEXT)
    message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="map.pdf")
    report = read_one("crossing.eml", message.as_bytes())
    assert isinstance(report, Report)
    assert report.title == "Oman and Yemen open crossing"
    assert report.publisher == "Gulf Dispatch"
    assert (report.published, report.published_origin) == ("2012-01-16", "metadata")
    assert report.text.startswith("Oman and Yemen opened a crossing")
    assert report.notes == ("1 attachment not read",)


def test_page_is_read_where_the_plain_part_is_a_stub(
    read_one: Callable[[str, bytes], Report | Failure],
) -> None:
    """A plain part that only points to the page gives way to it."""
    page = "<html><body>" + "".join(f"<p>{p}</p>" for p in TEXT.split("\n\n")) + "</body></html>"
    report = read_one("crossing.eml", mail("View this mail in a browser.", page).as_bytes())
    assert isinstance(report, Report)
    assert "opened a crossing at Shahan" in report.text


def test_mail_without_text_is_named(read_one: Callable[[str, bytes], Report | Failure]) -> None:
    """A mail that carries only attachments is refused with a remedy."""
    message = mail(None)
    message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="map.pdf")
    failure = read_one("crossing.eml", message.as_bytes())
    assert isinstance(failure, Failure)
    assert "without text" in failure.reason
