"""Mail: the text or page it carries, its subject as title, its sender as publisher."""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from communique.documents.decode import decode
from communique.documents.html import decode_html, extract_page
from communique.documents.report import Extracted
from communique.model.intake import Failure, RawItem

# Words below which a plain part is a stub such as 'View this mail in a browser'.
_STUB = 40


def extract_eml(item: RawItem) -> Extracted | Failure:
    """Read a mail. The plain part is preferred unless it is a stub; attachments are not read.

    Args:
        item: The mail.
    """
    message = email.message_from_bytes(item.data, policy=email.policy.default)
    plain, page = _part(message, "plain"), _part(message, "html")
    found: Extracted | Failure | None = None
    if page is not None and (plain is None or len(plain.split()) < _STUB):
        found = extract_page(item.document, page)
    if found is None or (isinstance(found, Failure) and plain):
        found = Extracted(plain) if plain else None
    if found is None:
        return Failure(item.document, "is a mail without text", "Save its attachments and read those.")
    if isinstance(found, Failure):
        return found
    attached = sum(1 for _ in message.iter_attachments()) if message.is_multipart() else 0
    notes = (f"{attached} attachment{'s' if attached > 1 else ''} not read",) if attached else ()
    return Extracted(
        found.text,
        title=_header(message, "Subject") or found.title,
        author=found.author,
        publisher=_sender(message) or found.publisher,
        published=_date(message) or found.published,
        url=found.url,
        language=found.language,
        notes=notes,
    )


def _part(message: EmailMessage, kind: str) -> str | None:
    try:
        part = message.get_body(preferencelist=(kind,))
    except (KeyError, ValueError, AttributeError):
        return None
    payload = part.get_payload(decode=True) if part is not None else None
    if not isinstance(payload, bytes):
        return None
    charset = part.get_content_charset() if part is not None else None
    if charset:
        try:
            return payload.decode(charset).replace("\r\n", "\n")
        except (LookupError, UnicodeDecodeError):
            pass
    return decode_html(payload) if kind == "html" else decode(payload)[0]


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        value = message.get(name)
    except (ValueError, IndexError, AttributeError):  # the parser of malformed headers can fail
        return None
    return " ".join(str(value).split()) or None if value is not None else None


def _sender(message: EmailMessage) -> str | None:
    """The sender's name; a bare address is no publisher."""
    name = (_header(message, "From") or "").partition("<")[0].strip(' "')
    return name if name and "@" not in name else None


def _date(message: EmailMessage) -> str | None:
    try:
        return parsedate_to_datetime(_header(message, "Date") or "").strftime("%Y-%m-%d")
    except (ValueError, TypeError, IndexError):
        return None
