"""Works change places by one step; what is at an end stays there."""

import pytest

from portal.exhibitions.rules import Move, moved


@pytest.mark.parametrize(
    ("number", "move", "order"),
    [
        (1, Move.UP, [1, 2, 3]),
        (2, Move.UP, [2, 1, 3]),
        (3, Move.UP, [1, 3, 2]),
        (1, Move.DOWN, [2, 1, 3]),
        (3, Move.DOWN, [1, 2, 3]),
        (2, Move.OUT, [1, 3]),
    ],
)
def test_a_work_moves(number: int, move: Move, order: list[int]) -> None:
    assert moved([1, 2, 3], number, move) == order
