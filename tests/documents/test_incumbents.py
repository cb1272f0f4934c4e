"""Office holders that a text names, and whether they were in office on a day."""

from __future__ import annotations

from datetime import date

import pytest

from communique.documents.incumbents import horizon, named_incumbents


@pytest.mark.parametrize(
    ("text", "day", "serving"),
    [
        ("President Jacques Chirac met Gerhard Schroeder.", date(2003, 1, 22), ["Jacques Chirac", "Gerhard Schröder"]),
        ("President Jacques Chirac flew to Cairo.", date(2009, 1, 22), []),
        ("Former President Jacques Chirac flew to Cairo.", date(2003, 1, 22), []),
        ("The late Jacques Chirac was honoured in Cairo.", date(2003, 1, 22), []),
        ("Nicolas Sarkozy flew to Cairo.", date(2009, 1, 22), ["Nicolas Sarkozy"]),
        ("Foreign Minister Sergey Lavrov flew to Cairo.", date(2009, 1, 22), ["Sergei Lavrov"]),
        ("Defence Minister Sergey Lavrov flew to Cairo.", date(2009, 1, 22), []),
        ("Sergey Lavrov, the foreign minister, flew to Cairo.", date(2009, 1, 22), ["Sergei Lavrov"]),
        ("His counterpart, Sergey Lavrov, flew to Cairo.", date(2009, 1, 22), ["Sergei Lavrov"]),
        ("Opposition leader Narendra Modi flew to Cairo.", date(2015, 1, 22), []),
        ("Vice President Xi Jinping flew to Cairo.", date(2015, 1, 22), []),
        ("Nobody of note flew to Cairo.", date(2009, 1, 22), []),
    ],
)
def test_who_was_in_office(text: str, day: date, serving: list[str]) -> None:
    """Heads and ministers named by full name count, under the office that the text gives them."""
    assert [person.name for person in named_incumbents(text) if person.in_office(day)] == serving


def test_a_person_is_counted_once() -> None:
    """Two mentions of one person are one office holder."""
    assert len(named_incumbents("Angela Merkel spoke. Chancellor Angela Merkel left.")) == 1


def test_horizon_is_a_year_of_the_lists() -> None:
    """The lists reach the years after 2020."""
    assert horizon() > 2020
