"""A problem that was kept is solved again with the same result, whatever has become of its classes."""

import io
import zlib
from dataclasses import replace

import numpy as np

from portal.solver.keeping import is_same, packed, unpacked
from portal.solver.problem import solve
from tests.solver.drawing import invented


def test_what_was_kept_has_the_same_solution() -> None:
    problem = replace(
        invented(60), excluded=[(0, 1), (2, 3)], pinned=[(4, 30)], owners=np.arange(60) // 2, places=[1] * 60
    )
    data = packed(problem, range(100, 160))
    kept = unpacked(data)
    assert kept is not None
    again, ids = kept
    assert ids == list(range(100, 160))
    assert (again.excluded, again.pinned, again.size, again.weights) == (
        [(0, 1), (2, 3)],
        [(4, 30)],
        2,
        problem.weights,
    )
    assert again.owners is not None
    assert again.owners.tolist() == (np.arange(60) // 2).tolist()
    assert again.places == [1] * 60
    assert solve(again).groups == solve(problem).groups


def test_the_same_problem_is_known_again_and_another_one_is_not() -> None:
    problem = invented(20)
    data, ids = packed(problem, range(20)), list(range(20))
    assert is_same(data, packed(invented(20), ids))
    assert not is_same(data, packed(replace(problem, excluded=[(0, 1)]), ids))
    assert not is_same(data, packed(problem, ids[::-1]))
    assert len(data) < 20_000  # bytes


def test_what_another_edition_has_kept_is_not_guessed_at() -> None:
    file = io.BytesIO()
    np.savez(file, ids=np.arange(3), size=np.array("2"))
    assert unpacked(zlib.compress(file.getvalue())) is None
