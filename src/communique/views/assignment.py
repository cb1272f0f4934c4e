"""Optimal assignment of rows to columns: shortest augmenting paths.

Source: D. F. Crouse, 'On implementing 2D rectangular assignment algorithms', IEEE Transactions on Aerospace
and Electronic Systems 52(4), 2016. Columns are scanned from the last and new ones preferred among equals, so
that ties fall as in the widely used implementation of SciPy, which gold is scored with elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

INFINITE = float("inf")


def assign(weights: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Pair rows with columns so that the weights of the pairs add up to the most.

    Args:
        weights: One row of finite numbers a row; all rows of one length.

    Returns:
        Pairs (row, column), as many as the shorter side has, ordered by row.
    """
    if not weights or not weights[0]:
        return []
    tall = len(weights[0]) < len(weights)
    cost = [[-w for w in row] for row in weights]
    if tall:
        cost = [list(column) for column in zip(*cost, strict=True)]
    columns = _Solver(cost).solve()
    pairs = [(j, i) if tall else (i, j) for i, j in enumerate(columns)]
    return sorted(pairs)


@dataclass(slots=True)
class _Solver:
    cost: list[list[float]]
    u: list[float] = field(default_factory=list)
    v: list[float] = field(default_factory=list)
    path: list[int] = field(default_factory=list)
    column_of: list[int] = field(default_factory=list)
    row_of: list[int] = field(default_factory=list)
    shortest: list[float] = field(default_factory=list)

    def solve(self) -> list[int]:
        """The column of each row."""
        rows, columns = len(self.cost), len(self.cost[0])
        self.u, self.v = [0.0] * rows, [0.0] * columns
        self.path, self.row_of = [-1] * columns, [-1] * columns
        self.column_of = [-1] * rows
        for row in range(rows):
            self._augment(row)
        return self.column_of

    def _augment(self, row: int) -> None:
        sink, reach, seen_rows, seen_columns = self._shortest_path(row)
        self.u[row] += reach
        for i in seen_rows - {row}:
            self.u[i] += reach - self.shortest[self.column_of[i]]
        for j in seen_columns:
            self.v[j] -= reach - self.shortest[j]
        column = sink
        while True:
            i = self.path[column]
            self.row_of[column] = i
            self.column_of[i], column = column, self.column_of[i]
            if i == row:
                return

    def _shortest_path(self, row: int) -> tuple[int, float, set[int], set[int]]:
        columns = len(self.v)
        remaining = list(range(columns - 1, -1, -1))
        self.shortest = [INFINITE] * columns
        seen_rows: set[int] = set()
        seen_columns: set[int] = set()
        reach, i = 0.0, row
        while True:
            seen_rows.add(i)
            at, reach = self._nearest(i, reach, remaining)
            column = remaining[at]
            seen_columns.add(column)
            remaining[at] = remaining[-1]
            remaining.pop()
            if self.row_of[column] == -1:
                return column, reach, seen_rows, seen_columns
            i = self.row_of[column]

    def _nearest(self, i: int, reach: float, remaining: Sequence[int]) -> tuple[int, float]:
        at, lowest = -1, INFINITE
        for position, j in enumerate(remaining):
            length = reach + self.cost[i][j] - self.u[i] - self.v[j]
            if length < self.shortest[j]:
                self.path[j], self.shortest[j] = i, length
            known = self.shortest[j]
            if known < lowest or (known == lowest and self.row_of[j] == -1):
                at, lowest = position, known
        return at, lowest
