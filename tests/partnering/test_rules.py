"""The transitions of a partner request, as reviewed: who may take it from which status to which."""

from datetime import date

import pytest

from portal.core.transitions import possible
from portal.partnering.rules import (
    LIVE,
    TAKES_MESSAGES,
    TRANSITIONS,
    WAITS_FOR,
    Relation,
    Status,
    Step,
    joint_form,
    joint_topics,
    pair_key,
    proposed_period,
)
from portal.projects.rules import MeetingMode

# A “!” after the step: only with a reason. Who changes a row of the rules changes it here too.
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
            transition.step + "!" * transition.needs_reason,
            "+".join(relation for relation in Relation if relation in transition.by),
            " ".join(status for status in Status if status in transition.start) + f" -> {transition.to}",
        )
        for transition in TRANSITIONS
    ]
    assert rows == [tuple(line.split(maxsplit=2)) for line in REVIEWED.strip().splitlines()]


@pytest.mark.parametrize("status", Status)
def test_only_live_requests_have_a_next_step_and_both_sides_can_always_end_them(status: Status) -> None:
    endings = {Step.DECLINE, Step.WITHDRAW}
    for relation in Relation:
        steps = {transition.step for transition in possible(TRANSITIONS, status, {relation})}
        assert bool(steps & endings) == (status in LIVE)
        assert bool(steps) == (status in LIVE)


def test_the_one_who_has_to_answer_can_accept() -> None:
    accepting = {
        (start, relation)
        for transition in TRANSITIONS
        if transition.step == Step.ACCEPT
        for start in transition.start
        for relation in transition.by
    }
    assert accepting == set(WAITS_FOR.items())
    assert set(WAITS_FOR) == LIVE
    assert LIVE < TAKES_MESSAGES


def test_a_pair_is_the_same_from_both_sides() -> None:
    assert pair_key(12, 3) == pair_key(3, 12) == "3-12"


def test_the_proposed_time_is_what_both_offer() -> None:
    autumn, school_year = (date(2026, 9, 1), date(2026, 12, 18)), (date(2026, 10, 1), date(2027, 7, 31))
    assert proposed_period(autumn, school_year) == (date(2026, 10, 1), date(2026, 12, 18))


def test_when_the_times_of_two_classes_do_not_meet_the_own_one_is_proposed() -> None:
    autumn, spring = (date(2026, 9, 1), date(2026, 12, 18)), (date(2027, 2, 1), date(2027, 4, 30))
    assert proposed_period(autumn, spring) == proposed_period(autumn, autumn, spring) == autumn


def test_a_joint_project_is_about_what_both_like_or_else_what_one_of_them_likes() -> None:
    assert joint_topics(["nature", "music"], ["sport", "nature"]) == ("nature",)
    assert joint_topics(["nature", "music"], ["sport", "history"]) == ("nature", "music", "sport")
    assert joint_topics(["nature", "music"], ["music"], ["sport", "music"]) == ("music",)
    assert joint_topics(["nature"], ["nature"], ["sport"]) == ("nature", "sport")


@pytest.mark.parametrize(
    ("one", "other", "joint"),
    [
        (MeetingMode.ONLINE, MeetingMode.ONLINE, MeetingMode.ONLINE),
        (MeetingMode.ONLINE, MeetingMode.HYBRID, MeetingMode.ONLINE),
        (MeetingMode.HYBRID, MeetingMode.HYBRID, MeetingMode.HYBRID),
        (MeetingMode.ONLINE, MeetingMode.ON_SITE, MeetingMode.HYBRID),
    ],
)
def test_the_classes_of_a_joint_project_meet_as_both_can(
    one: MeetingMode, other: MeetingMode, joint: MeetingMode
) -> None:
    assert joint_form(one, other) == joint_form(other, one) == joint_form(other, one, one) == joint
