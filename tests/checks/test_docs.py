"""The documentation's check finds what is missing, stale, broken or failing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checks import docs, pages
from communique.ontology.kinds import load_kinds

if TYPE_CHECKING:
    from pathlib import Path


def test_generated_pages_are_up_to_date() -> None:
    """Commands and kinds are what the program says now."""
    assert list(docs.stale()) == []


def test_a_stale_page_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the command that mends it."""
    page = tmp_path / "commands.md"
    page.write_text("old", encoding="utf8")
    monkeypatch.setattr(docs, "ROOT", tmp_path)
    monkeypatch.setattr(docs, "GENERATED", {page: pages.commands_page})
    assert list(docs.stale()) == ["commands.md is out of date: python -m checks.docs --write"]


def test_nothing_is_undocumented() -> None:
    """Settings, kinds, exit statuses, statuses and fields of the form."""
    assert list(docs.undocumented()) == []


def test_an_undocumented_field_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A field that the data model does not name is a fault."""
    model = tmp_path / "model.md"
    model.write_text(docs.MODEL.read_text(encoding="utf8").replace("`goldstein`", ""), encoding="utf8")
    monkeypatch.setattr(docs, "MODEL", model)
    assert list(docs.undocumented()) == ["docs/data-model.md: field goldstein is not documented"]


def test_an_undocumented_setting_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """A variable that the source names and the page does not."""
    monkeypatch.setattr(pages, "SETTINGS", {k: v for k, v in pages.SETTINGS.items() if k != "COMMUNIQUE_MODEL"})
    assert any("COMMUNIQUE_MODEL" in fault for fault in docs.undocumented())


def test_all_links_lead_somewhere() -> None:
    """Files and headings."""
    assert list(docs.broken_links()) == []


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("[a](b.md)", 1),
        ("[a](b.md#there)", 1),
        ("[a](#here)\n\n# Here", 0),
        ("[a](#there)\n\n# Here", 1),
        ("[a](https://example.org/x)", 0),
        ("![a](p.png)", 1),
        ("```\n[a](b.md)\n```", 0),
    ],
)
def test_broken_links_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, faults: int) -> None:
    """Links in code blocks and to other hosts are left alone."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "README.md").write_text(text, encoding="utf8")
    monkeypatch.setattr(docs, "ROOT", tmp_path)
    assert len(list(docs.broken_links())) == faults


def test_commands_are_read_from_shell_blocks(tmp_path: Path) -> None:
    """With or without 'uv run'; output and other languages are no commands."""
    page = tmp_path / "page.md"
    page.write_text(
        "```sh\nuv run communique verify\ncommunique why ID   # the sentence\nls\n```\n\n"
        "```text\ncommunique demo\n```\n",
        encoding="utf8",
    )
    assert list(docs.commands_in(page)) == ["verify", "why ID"]


def test_a_failing_command_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page, the command and the status are named."""
    page = tmp_path / "page.md"
    page.write_text("```sh\ncommunique explain visit\ncommunique explain nonsense\n```\n", encoding="utf8")
    monkeypatch.setattr(docs, "ROOT", tmp_path)
    (fault,) = docs.failing(page, tmp_path / "here")
    assert fault.startswith("page.md: 'communique explain nonsense' ends with status 2")


def test_every_command_has_its_entry() -> None:
    """With all its options."""
    page = pages.commands_page()
    for name in ("read", "brief", "statements", "why", "verify", "evaluate", "demo"):
        assert f"\n## {name}\n" in page
    assert "`--as-of`" in page
    assert "`130`" in page or "| 130 |" in page


def test_every_kind_has_its_entry() -> None:
    """With meaning and codes."""
    page = pages.kinds_page()
    for kind in load_kinds().values():
        assert f"### {kind.id}\n" in page
        assert kind.meaning in page
