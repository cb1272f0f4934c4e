"""Errors say what is wrong and what to do."""

from __future__ import annotations

import pytest

from communique.model import errors
from communique.model.errors import CommuniqueError

KINDS = [c for c in vars(errors).values() if isinstance(c, type) and issubclass(c, CommuniqueError)]


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.__name__)
def test_the_message_is_what_and_remedy(kind: type[CommuniqueError]) -> None:
    """Both parts stand in the message, and can be had alone."""
    error = kind("record: x.sqlite is damaged.", "Read the reports again.")
    assert str(error) == "record: x.sqlite is damaged. Read the reports again."
    assert (error.what, error.remedy) == ("record: x.sqlite is damaged.", "Read the reports again.")


def test_a_remedy_may_be_missing() -> None:
    """Then the message is what is wrong, without a blank at its end."""
    assert str(CommuniqueError("no.")) == "no."


@pytest.mark.parametrize(("kind", "also"), [(errors.InvalidDate, ValueError), (errors.UnknownNameError, LookupError)])
def test_errors_are_what_python_would_raise(kind: type[CommuniqueError], also: type[Exception]) -> None:
    """A caller that knows no communique error can still catch them."""
    assert issubclass(kind, also)
