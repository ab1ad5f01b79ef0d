"""Pairs of predicted and gold items: each at most once, as many as can be."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["matched"]

# More than all closenesses of an article together, so that another pair is always worth more.
_PAIR = 1e6


def matched(closeness: Mapping[tuple[int, int], float]) -> tuple[tuple[int, int], ...]:
    """The largest one-to-one matching, and of the largest ones the closest.

    ``closeness`` has a number from 0 to 1 for each pair (predicted, gold) that may be matched.
    Shortest augmenting paths (Jonker and Volgenant 1987): cubic in the number of items.
    """
    rows = sorted({predicted for predicted, _ in closeness})
    columns = sorted({gold for _, gold in closeness})
    worth = [[_worth(closeness, row, column) for column in columns] for row in rows]
    pairs = _assigned(worth)
    found = ((rows[row], columns[column]) for row, column in pairs)
    return tuple(sorted(pair for pair in found if pair in closeness))


def _worth(closeness: Mapping[tuple[int, int], float], row: int, column: int) -> float:
    near = closeness.get((row, column))
    return 0.0 if near is None else _PAIR + near


def _assigned(worth: list[list[float]]) -> list[tuple[int, int]]:
    """Rows and columns put together so that their worth is greatest in sum."""
    height = len(worth)
    # Dummy columns let every row be assigned, to nothing if need be.
    width = (len(worth[0]) if worth else 0) + height
    cost = [[-value for value in row] + [0.0] * height for row in worth]
    row_price, column_price = [0.0] * height, [0.0] * width
    row_of = [-1] * width
    for row in range(height):
        column, previous = _shortest_path(row, cost, row_price, column_price, row_of)
        while column != -1:
            before = previous[column]
            row_of[column] = row if before == -1 else row_of[before]
            column = before
    real = width - height
    return [(row, column) for column, row in enumerate(row_of[:real]) if row != -1]


def _shortest_path(
    row: int,
    cost: list[list[float]],
    row_price: list[float],
    column_price: list[float],
    row_of: list[int],
) -> tuple[int, list[int]]:
    """The free column that is cheapest for the row to reach, and the columns on the way.

    Prices are changed so that no reduced cost becomes negative.
    """
    width = len(column_price)
    distance, previous, done = [float("inf")] * width, [-1] * width, [False] * width
    reached, column, at = 0.0, -1, row
    while True:
        for other in range(width):
            if done[other]:
                continue
            step = reached + cost[at][other] - row_price[at] - column_price[other]
            if step < distance[other]:
                distance[other], previous[other] = step, column
        column = min((c for c in range(width) if not done[c]), key=distance.__getitem__)
        reached, done[column] = distance[column], True
        if row_of[column] == -1:
            break
        at = row_of[column]
    row_price[row] += reached
    for other in range(width):
        if done[other] and other != column:
            row_price[row_of[other]] += reached - distance[other]
            column_price[other] -= reached - distance[other]
    return column, previous
