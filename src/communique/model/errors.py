"""The exceptions that communique raises; every one says what is wrong, where, and what to do."""

from __future__ import annotations


class CommuniqueError(Exception):
    """Root of all errors that communique raises on purpose.

    Args:
        what: What is wrong, naming the value and its place.
        remedy: What the user can do about it; appended to the message.
    """

    def __init__(self, what: str, remedy: str = "") -> None:
        self.what = what
        self.remedy = remedy
        super().__init__(f"{what} {remedy}".strip())


class InvalidDate(CommuniqueError, ValueError):  # noqa: N818 - named for what it says
    """A date that is not EDTF of the supported forms, or that the calendar does not have."""


class LexiconError(CommuniqueError, ValueError):
    """A data file that ships (or that the user added) breaks its schema."""


class UnknownNameError(CommuniqueError, LookupError):
    """A state, kind, report or statement that nothing answers to."""


class JudgementError(CommuniqueError, ValueError):
    """A judgement that cannot be given: without a reason, of an impossible value, or taken back already."""


class DocumentError(CommuniqueError):
    """A document that cannot be read: empty, binary, broken, locked or too large."""


class RecordError(CommuniqueError):
    """The record cannot be opened or written, or belongs to another program or a newer version."""


class ExportError(CommuniqueError):
    """A folder or file that a record cannot be exported to, backed up to or imported from."""


class ModelMissingError(CommuniqueError):
    """The language model that the reader needs is not installed or is not the pinned one."""
