"""Two names: spellings of one, or two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.record.likeness import alike, is_full, words_of

SAME = [
    ("Volodymyr Zelenskiy", "Volodymyr Zelensky"),
    ("Volodymyr Zelenskyy", "Volodymyr Zelensky"),
    ("Muammar Gaddafi", "Moammar Qadhafi"),
    ("Muammar Gaddafi", "Muammar Kadafi"),
    ("Haroun Saleh", "Haroun Salih"),
    ("Ahmed Karim", "Ahmad Kareem"),
    ("Omar al-Bashir", "Omer Hassan el-Bashir"),
    ("Abdelaziz Mousa", "Abdul-Aziz Musa"),
    ("Abdel Fattah Barre", "Abdulfattah Barre"),
    ("Viktor Yanukovych", "Victor Yanukovich"),
    ("Khaled Mashal", "Khalid Meshaal"),
    ("Kim Jong Il", "Kim Jong-il"),
    ("Ana Pérez", "Ana Perez"),
    ("Mohammed Morsi", "Muhammad Mursi"),
    ("Bat-Erdene Gankhuyag", "Bat-Erdene Gankuyag"),
]
TWO = [
    ("Ali Hassan", "Ali Hussein"),
    ("Ali Saleh", "Ali Salem"),
    ("Hassan Mohamud", "Hassan Mohamed"),
    ("Laurent Kabila", "Joseph Kabila"),
    ("Kim Jong-il", "Kim Jong-un"),
    ("Maria Lopez", "Mario Lopez"),
    ("Anna Berg", "Anne Berg"),
    ("Jan Nowak", "Jana Nowak"),
    ("George Bush", "George Bishop"),
    ("Mahamat Déby", "Idriss Déby"),
    ("Saleh", "Haroun Saleh"),
    ("Ahmed Ali Omar Hassan Karim", "Ahmed Karim"),
    ("Karim Ahmed", "Ahmed Karim"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_spellings_of_one_name_are_alike(a, b):
    """Whichever is first; the reasons name what differs."""
    found = alike(a, b)
    assert found is not None
    assert found == alike(b, a)
    assert found.score >= 0.9
    assert found.reasons


@pytest.mark.parametrize(("a", "b"), TWO)
def test_two_names_are_not_alike(a, b):
    """Brothers, namesakes, a surname alone."""
    assert alike(a, b) is None
    assert alike(b, a) is None


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("Haroun Saleh", True), ("al-Burhan", False), ("al Burhan", False), ("Amir-Abdollahian", False),
        ("Hossein Amir-Abdollahian", True), ("V. Petrenko", False), ("Saleh", False), ("", False),
    ],
)  # fmt: skip
def test_a_surname_or_an_initial_is_no_full_name(name, full):
    """A particle does not make it one, nor does a hyphen."""
    assert is_full(name) is full


@given(st.lists(st.text("aeioukhgqdlmnrst", min_size=1, max_size=9), min_size=2, max_size=4).map(" ".join))
def test_a_name_is_like_itself_unless_it_has_too_few_words(name):
    """Wholly."""
    found = alike(name, name.title())
    assert (found is not None and found.score == 1.0) == (len(words_of(name)) > 1)
