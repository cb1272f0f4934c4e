"""Markdown: front matter as metadata, markup taken off."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import yaml

from communique.documents.decode import decode
from communique.documents.json_item import pick
from communique.documents.report import Extracted
from communique.documents.text import undecodable
from communique.model.intake import Failure, RawItem

_FRONT = re.compile(r"\ufeff?---[ \t]*\n(?P<yaml>.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_MARKUP = (
    (re.compile(r"^```.*?^```[ \t]*$", re.MULTILINE | re.DOTALL), ""),
    (re.compile(r"<!--.*?-->", re.DOTALL), ""),
    (re.compile(r"!\[[^\]]*\]\([^)]*\)"), ""),
    (re.compile(r"\[([^\]]+)\]\([^)\s]+(?:\s+\"[^\"]*\")?\)"), r"\1"),
    (re.compile(r"\[\^[\w-]+\]:?"), ""),
    (re.compile(r"^#{1,6}[ \t]+(.*?)[ \t#]*$", re.MULTILINE), r"\1"),
    (re.compile(r"^(.+)\n(?:={3,}|-{3,})[ \t]*$", re.MULTILINE), r"\1\n"),
    (re.compile(r"^[ \t]*(?:-[ \t]?){3,}$|^[ \t]*(?:\*[ \t]?){3,}$|^_{3,}$", re.MULTILINE), ""),
    (re.compile(r"^[ \t]*>[ \t]?", re.MULTILINE), ""),
    (re.compile(r"^([ \t]*)[-*+][ \t]+", re.MULTILINE), r"\1• "),
    (re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])([*_])(?=\S)(.+?)(?<=\S)\1(?![\w*])"), r"\2"),
    (re.compile(r"`([^`\n]+)`"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!>-])"), r"\1"),
)


def extract_markdown(item: RawItem) -> Extracted | Failure:
    """Read a Markdown file.

    Args:
        item: The file.
    """
    text, _ = decode(item.data)
    if text is None:
        return undecodable(item)
    meta: Mapping[str, Any] = {}
    notes: tuple[str, ...] = ()
    if front := _FRONT.match(text):
        text = text[front.end() :]
        meta, notes = _front_matter(front["yaml"])
    heading = re.search(r"^#[ \t]+(.+?)[ \t#]*$", text, re.MULTILINE)
    for pattern, plain in _MARKUP:
        text = pattern.sub(plain, text)
    return Extracted(
        text.strip("\n"),
        title=pick(meta, "title") or (heading[1] if heading else None),
        author=pick(meta, "author"),
        publisher=pick(meta, "publisher"),
        published=pick(meta, "published"),
        url=pick(meta, "url"),
        language=pick(meta, "language"),
        notes=notes,
    )


def _front_matter(block: str) -> tuple[Mapping[str, Any], tuple[str, ...]]:
    try:
        meta = yaml.safe_load(block)
    except (yaml.YAMLError, ValueError) as error:
        return {}, (f"the front matter is not valid YAML and was left out ({type(error).__name__})",)
    return (meta, ()) if isinstance(meta, dict) else ({}, ())
