"""How urgent a report is, when two have agreed, and whether others are needed."""

from datetime import timedelta

import pytest

from portal.complaints.rules.cases import agreed, allowed_time, more_urgent, n_missing, needs_others
from portal.complaints.rules.codes import TRANSITIONS, Category, Relation, Status, Step
from portal.core.transitions import possible

RESTORE, REMOVE = Step.RESTORE, Step.REMOVE


@pytest.mark.parametrize(
    ("category", "hours"), [("dangerous", 24), ("person", 24), ("private_data", 24), ("hate", 168), ("other", 168)]
)
def test_people_and_dangers_are_answered_within_a_day(category: str, hours: int) -> None:
    assert allowed_time(Category(category), 24, 7) == timedelta(hours=hours)


def test_a_case_is_as_urgent_as_its_most_urgent_report() -> None:
    assert more_urgent(Category.OTHER, Category.HATE) == Category.HATE
    assert more_urgent(Category.DANGEROUS, Category.HATE) == Category.DANGEROUS


@pytest.mark.parametrize(
    ("votes", "wanted"),
    [
        ([], None),
        ([REMOVE], None),
        ([REMOVE, RESTORE], None),
        ([REMOVE, RESTORE, REMOVE], REMOVE),
        ([RESTORE, RESTORE], RESTORE),
    ],
)
def test_two_people_have_to_want_the_same(votes: list[Step], wanted: Step | None) -> None:
    assert agreed(votes) == wanted


def test_it_is_said_how_many_are_missing() -> None:
    assert [n_missing(Status.HIDDEN, votes) for votes in ([], [REMOVE], [REMOVE, RESTORE])] == [2, 1, 1]
    assert [n_missing(status, []) for status in (Status.OPEN, Status.OBJECTED, Status.ANSWERED)] == [0, 1, 0]


@pytest.mark.parametrize(
    ("n_needed", "coordinators", "deciders", "needed"),
    [(2, {1}, set(), True), (2, {1, 2}, set(), False), (1, {1}, {1}, True), (1, {1, 2}, {1}, False)],
)
def test_others_help_where_too_few_are_left(
    n_needed: int, coordinators: set[int], deciders: set[int], needed: bool
) -> None:
    assert needs_others(n_needed, coordinators, deciders) is needed


def test_every_status_has_a_way_on_but_for_what_stays_as_it_is() -> None:
    everybody = list(Relation)
    ways = {status: [each.step for each in possible(TRANSITIONS, status, everybody)] for status in Status}
    assert ways[Status.HIDDEN] == [RESTORE, REMOVE]
    assert ways[Status.ANSWERED] == [Step.OBJECT]
    assert ways[Status.OBJECTED] == [Step.UPHOLD, Step.GIVE_WAY]
    assert {step for steps in ways.values() for step in steps} == set(Step)
