"""Who judges what, who steps in, and what the result says: rules in plain values."""

from datetime import UTC, datetime, timedelta

import pytest

from portal.awards.rules.reminders import due_reminder
from portal.juries.rules.codes import Ground
from portal.juries.rules.members import Seat, is_silent, n_who_judge, who_steps_in
from portal.juries.rules.ranking import ranked
from portal.juries.rules.recusal import Juror, Parts, ground_of
from portal.juries.rules.strictness import Sheet, fit, groups, weighted
from scripts.bench.juries import SETTINGS, recovered

JUROR = Juror(7, {"hessen"}, {"Łódź", ""}, {1}, {2})
DEADLINE = datetime(2026, 11, 30, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("parts", "ground"),
    [
        (Parts({"bursa"}, {"Ovacık"}, {9}, {8}), None),
        (Parts({"hessen", "bursa"}, set(), {9}, set()), Ground.REGION),
        (Parts({"bursa"}, {"LODZ "}, set(), set()), Ground.TOWN),
        (Parts({"bursa"}, {""}, set(), set()), None),
        (Parts({"hessen"}, {"Łódź"}, {1, 2}, {7}), Ground.SCHOOL),
        (Parts({"bursa"}, set(), {2}, set()), Ground.FORMER_TEACHER),
        (Parts({"bursa"}, set(), set(), {7}), Ground.FORMER_TEACHER),
        (Parts({"bursa"}, set(), set(), set(), nominator=7), Ground.NOMINATOR),
        (Parts({"bursa"}, set(), set(), set(), nominator=8), None),
    ],
)
def test_the_closest_tie_is_the_ground_of_a_recusal(parts: Parts, ground: Ground | None) -> None:
    assert ground_of(JUROR, parts) == ground


def test_a_reserve_member_steps_in_for_each_silent_one_and_where_an_item_falls_under_the_quorum() -> None:
    three = [Seat(1), Seat(2), Seat(3)]
    reserve = [Seat(8, is_reserve=True, barred={5}), Seat(9, is_reserve=True)]
    assert who_steps_in([*three, *reserve], [5, 6], quorum=2) == []
    assert who_steps_in([Seat(1, is_silent=True), *three[1:], *reserve], [5, 6], quorum=2) == [8]
    assert who_steps_in([Seat(1, barred={5}), Seat(2, barred={5}), Seat(3), *reserve], [5, 6], quorum=2) == [9]
    assert who_steps_in([Seat(1, barred={5}), Seat(2, barred={5}), Seat(3, barred={5}), *reserve], [5], 2) == [9]
    assert who_steps_in([Seat(1, is_silent=True), Seat(2, is_silent=True), Seat(3), *reserve], [5, 6], 2) == [9, 8]


def test_who_was_called_in_already_is_counted_and_not_called_twice() -> None:
    called = Seat(9, is_reserve=True, is_called_in=True)
    assert who_steps_in([Seat(1, is_silent=True), Seat(2), called, Seat(8, is_reserve=True)], [5], 2) == []
    assert n_who_judge([Seat(1, barred={5}), called, Seat(8, is_reserve=True)], [5, 6]) == {5: (1, 1), 6: (2, 1)}


def test_whoever_can_not_act_is_counted_nowhere_and_not_called_in() -> None:
    gone, reserve = Seat(8, is_reserve=True, can_act=False), Seat(9, is_reserve=True)
    assert who_steps_in([Seat(1), Seat(2, can_act=False), gone, reserve], [5], 2) == [9]
    assert n_who_judge([Seat(1), Seat(2, can_act=False), gone, reserve], [5]) == {5: (1, 1)}


def test_nobody_without_an_account_is_the_nominator_of_what_nobody_has_nominated() -> None:
    assert ground_of(Juror(None, {"hessen"}, set(), set(), set()), Parts({"bursa"}, set(), set(), set())) is None


def test_silence_counts_from_some_days_before_the_deadline_and_after_a_call() -> None:
    week = timedelta(days=7)
    assert not is_silent(None, DEADLINE, DEADLINE - week - timedelta(hours=1), 7)
    assert is_silent(None, DEADLINE, DEADLINE - week, 7)
    assert not is_silent(DEADLINE - week, DEADLINE, DEADLINE - timedelta(days=3), 7)


def test_a_reminder_is_due_once_per_step_and_not_for_days_before_the_jury_began() -> None:
    began = DEADLINE - timedelta(days=10)

    def due(days: float) -> int | None:
        return due_reminder(began, DEADLINE, DEADLINE - timedelta(days=days), [14, 7, 2])

    assert [due(9), due(7), due(3), due(1), due(0)] == [None, 7, 7, 2, None]


def test_criteria_count_by_their_weight() -> None:
    assert weighted({1: 5, 2: 2}, {1: 60, 2: 40}) == pytest.approx(3.8)


def test_a_strict_juror_costs_no_item_its_place() -> None:
    """Items 1 and 2 are equal for all who saw both; item 1 alone was seen by the strict juror 30, who sees 3, 4 so, too."""
    sheets = [Sheet(item, juror, value) for juror in (10, 20) for item, value in ((1, 4), (2, 4), (3, 3), (4, 2))]
    sheets += [Sheet(1, 30, 2), Sheet(3, 30, 1), Sheet(4, 30, 1)]
    found = fit(sheets, 4)
    assert found is not None
    assert found.jurors[30] < -0.8
    assert abs(found.value(1) - found.value(2)) < 0.25 < 4 - (4 + 4 + 2) / 3
    assert [each.item for each in ranked(found, [1, 2, 3, 4], dict.fromkeys([1, 2, 3, 4], 2))][2:] == [3, 4]


def test_equal_items_share_a_place_and_near_ones_are_not_told_apart() -> None:
    sheets = [Sheet(item, juror, value) for juror in (1, 2, 3) for item, value in ((7, 4.0), (8, 4.0), (9, 1.0))]
    found = fit(sheets, 4)
    assert found is not None
    first, second, third = ranked(found, [7, 8, 9], {7: 3, 8: 3, 9: 3})
    assert [each.place for each in (first, second, third)] == [1, 1, 3]
    assert (first.is_tied_exactly, first.is_tied, round(first.above_next or 0, 6)) == (True, True, 0.5)
    assert (second.is_tied_exactly, second.is_tied, third.above_next) == (False, False, None)
    assert second.interval[0] > third.interval[1]


def test_one_sheet_alone_gives_a_result_with_a_wide_interval() -> None:
    found = fit([Sheet(1, 1, 5.0)], 4)
    assert found is not None
    (only,) = ranked(found, [1], {1: 1})
    assert (only.place, only.above_next) == (1, None)
    assert only.error > 0.3
    assert fit([], 4) is None


def test_items_without_a_common_juror_are_named_as_groups() -> None:
    sheets = [Sheet(1, 1, 3), Sheet(2, 1, 3), Sheet(3, 2, 3), Sheet(4, 3, 3), Sheet(3, 3, 3)]
    assert groups(sheets) == [{1, 2}, {3, 4}]
    assert groups([*sheets, Sheet(2, 3, 4)]) == [{1, 2, 3, 4}]


def test_simulated_juries_are_recovered_better_than_by_plain_means() -> None:
    """`python -m scripts.bench --subject juries` does so with 1,000 juries of each kind."""
    middle = recovered(SETTINGS[2], 60)
    assert middle.corrected > middle.plain + 0.08
    assert middle.n_better > 4 * middle.n_worse
    assert middle.sure_and_true > 0.85
    same = recovered(SETTINGS[0], 60)
    assert abs(same.corrected - same.plain) < 0.02
