"""Numbers over orders and deliveries: what adds up, what may be one thing told twice, what cannot all be true."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.record.occasions import Occasion, at_odds, same_order, summed


def on(year: int | None, *numbers: tuple[float | None, float | None], until: int | None = None) -> Occasion:
    """An occasion of one year or several, or undated."""
    if year is None:
        return Occasion((None, None), numbers)
    return Occasion((date(year, 1, 1).toordinal(), date(until or year, 12, 31).toordinal()), numbers)


@pytest.mark.parametrize(
    ("numbers", "kept"),
    [
        ([(4, 4)], ((4, 4),)),
        ([(4, 4), (6, 6)], ((4, 4), (6, 6))),
        ([(10, 14), (12, 12)], ((12, 12),)),  # a number inside a range
        ([(100, 100), (98, 98)], ((98, 98),)),  # a rounding
        ([(12, None), (20, 20)], ((20, 20),)),  # 'more than 12' and 20
        ([], ()),
    ],
)
def test_only_numbers_that_cannot_all_be_true_are_at_odds(numbers, kept):
    """Ranges, roundings and open ends agree with what they hold."""
    assert at_odds(numbers) == kept


@pytest.mark.parametrize(
    ("occasions", "total"),
    [
        ([], ()),
        ([on(2001)], ()),
        ([on(2001, (4, 4)), on(2003, (6, 6))], ((10, 10),)),
        ([on(2001, (4, 4), (6, 6)), on(2003, (10, 10))], ((14, 14), (16, 16))),  # a disagreement stays one in the sum
        ([on(2001, (4, 4)), on(None, (10, 10))], ((10, 14),)),  # the ten may hold the four
        ([on(2001, (4, 4)), on(2003, (6, 6)), on(2001, (12, 12), until=2003)], ((12, 22),)),
        ([on(2001, (4, 4)), on(2003)], ((4, None),)),  # another delivery without a number
        ([on(2001, (4, 4)), on(None)], ((4, 4),)),  # perhaps the same one
        ([on(2001, (4, None)), on(2003, (6, 6))], ((10, None),)),
    ],
)
def test_deliveries_add_up_only_where_they_are_surely_apart(occasions, total):
    """Days that overlap or are not told leave a range, from the most that is certain to all together."""
    assert summed(occasions) == total


def test_many_disputed_deliveries_come_to_a_range():
    """A hundred of four or six each: no million of ways is gone through."""
    disputed = [on(1901 + n, (4, 4), (6, 6)) for n in range(100)]
    assert summed(disputed) == same_order(disputed) == ((400, 600),)


@pytest.mark.parametrize(
    ("occasions", "ordered"),
    [
        ([on(2001, (4, 4)), on(2007, (6, 6))], ((10, 10),)),  # two orders
        ([on(2001, (4, 4)), on(2001, (6, 6))], ((4, 4), (6, 6))),  # one, told two ways
        ([on(2001, (4, 4)), on(None, (4, 4))], ((4, 4),)),
        ([on(2001, (4, 4)), on(2007, (6, 6)), on(None, (20, 20))], ((10, 10), (20, 20))),
        ([on(None, (4, 4)), on(None, (9, 9))], ((4, 4), (9, 9))),
    ],
)
def test_mentions_of_one_order_are_alternatives(occasions, ordered):
    """Only orders of different times add up."""
    assert same_order(occasions) == ordered


NUMBERS = st.tuples(st.integers(1, 40), st.integers(0, 20)).map(
    lambda n: (None if n[1] == 20 else float(n[0]), None if n[1] == 19 else float(n[0] + n[1]))
)
OCCASIONS = st.builds(
    lambda year, span, numbers: on(year, *at_odds(numbers), until=year + span if year else None),
    st.none() | st.integers(2000, 2006), st.integers(0, 2), st.lists(NUMBERS, max_size=2),
)  # fmt: skip


@given(st.lists(OCCASIONS, max_size=5).flatmap(lambda found: st.tuples(st.just(found), st.permutations(found))))
def test_totals_do_not_depend_on_the_order_of_occasions(pair):
    """Permuting them changes nothing."""
    first, second = pair
    assert summed(first) == summed(second)
    assert same_order(first) == same_order(second)


@given(st.lists(OCCASIONS, max_size=5))
def test_a_total_lies_between_its_largest_part_and_the_sum_of_all(occasions):
    """No number is counted twice as certain, none is lost."""
    told = [o.numbers for o in occasions if o.numbers]
    found = summed(occasions)
    if told:
        lows = [min(low or 0 for low, _ in numbers) for numbers in told]
        assert max(lows) <= min(low or 0 for low, _ in found) <= sum(lows)
        top = sum(max(float("inf") if high is None else high for _, high in numbers) for numbers in told)
        assert all(high is None or high <= top for _, high in found)
    else:
        assert found == ()
