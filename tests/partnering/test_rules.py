"""The way of a partner request, as reviewed: who may move it from where to where."""

import pytest

from portal.core.transitions import possible
from portal.partnering.rules import LIVE, TALKING, TRANSITIONS, WAITS_FOR, Relation, Status, Step, pair

# A “!” after the step: only with a reason. Whoever changes a row of the rules changes it here too, on purpose.
REVIEWED = """
accept    receiver  sent -> accepted
propose   receiver  sent -> proposed
decline!  receiver  sent proposed -> declined
accept    sender    proposed -> accepted
propose   sender    proposed -> sent
decline!  sender    proposed -> declined
withdraw  sender    sent -> withdrawn
"""


def test_the_table_is_the_reviewed_one() -> None:
    rows = [
        (
            move.step + "!" * move.needs_reason,
            "+".join(part for part in Relation if part in move.by),
            " ".join(status for status in Status if status in move.start) + f" -> {move.to}",
        )
        for move in TRANSITIONS
    ]
    assert rows == [tuple(line.split(maxsplit=2)) for line in REVIEWED.strip().splitlines()]


@pytest.mark.parametrize("status", Status)
def test_only_live_requests_can_be_moved_and_both_sides_can_always_end_them(status: Status) -> None:
    endings = {Step.DECLINE, Step.WITHDRAW}
    for part in Relation:
        steps = {move.step for move in possible(TRANSITIONS, status, {part})}
        assert bool(steps & endings) == (status in LIVE)
        assert bool(steps) == (status in LIVE)


def test_the_one_who_has_to_answer_can_accept() -> None:
    accepting = {
        (start, part) for move in TRANSITIONS if move.step == Step.ACCEPT for start in move.start for part in move.by
    }
    assert accepting == set(WAITS_FOR.items())
    assert set(WAITS_FOR) == LIVE
    assert LIVE < TALKING


def test_a_pair_is_the_same_from_both_sides() -> None:
    assert pair(12, 3) == pair(3, 12) == "3-12"
