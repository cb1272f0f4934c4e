"""A finished brief in its forms: Markdown, HTML, Word, PDF, JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from communique.model.errors import UnknownNameError
from communique.views.brief import Brief
from communique.views.render.jsonform import to_json
from communique.views.render.markdown import to_markdown
from communique.views.render.page import to_html
from communique.views.render.paper import to_pdf
from communique.views.render.word import to_docx

FORMATS: Mapping[str, Callable[[Brief], bytes]] = MappingProxyType(
    {
        "md": lambda brief: to_markdown(brief).encode("utf8"),
        "html": lambda brief: to_html(brief).encode("utf8"),
        "docx": to_docx,
        "pdf": to_pdf,
        "json": lambda brief: to_json(brief).encode("utf8"),
    }
)
TEXT = frozenset({"md", "html", "json"})  # forms that a terminal can take


def render(brief: Brief, form: str) -> bytes:
    """Render a brief.

    Args:
        brief: The brief.
        form: md, html, docx, pdf or json.

    Returns:
        The file's bytes; text forms are UTF-8.

    Raises:
        UnknownNameError: There is no such form.
    """
    if form not in FORMATS:
        raise UnknownNameError(f"format: a brief has no form {form!r}.", f"One of {', '.join(FORMATS)}.")
    return FORMATS[form](brief)
