"""Which status a partnership has on a day."""

from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.regions.rules import Status, status_on


@dataclass
class Row:
    """A dated status, as the database keeps it."""

    status: Status
    since: date


SUSPENDED = Row(Status.SUSPENDED, date(2026, 3, 1))
RESUMED = Row(Status.ACTIVE, date(2026, 9, 1))
ENDED = Row(Status.ENDED, date(2027, 1, 1))


@pytest.mark.parametrize(
    ("day", "status"),
    [
        (date(1991, 10, 16), Status.ACTIVE),
        (date(2026, 2, 28), Status.ACTIVE),
        (date(2026, 3, 1), Status.SUSPENDED),  # the day itself counts
        (date(2026, 8, 31), Status.SUSPENDED),
        (date(2026, 9, 1), Status.ACTIVE),
        (date(2027, 1, 1), Status.ENDED),
        (date(2099, 1, 1), Status.ENDED),
    ],
)
def test_the_latest_status_that_has_begun_counts(day: date, status: Status) -> None:
    for rows in ([SUSPENDED, RESUMED, ENDED], [ENDED, RESUMED, SUSPENDED], [RESUMED, ENDED, SUSPENDED]):
        assert status_on(rows, day) == status


def test_a_partnership_without_any_record_is_active() -> None:
    assert status_on([], date(2026, 3, 1)) == Status.ACTIVE


def test_what_is_recorded_later_for_the_same_day_corrects_the_earlier() -> None:
    mistake, correction = Row(Status.ENDED, date(2026, 3, 1)), Row(Status.ACTIVE, date(2026, 3, 1))
    assert status_on([mistake, correction], date(2026, 3, 1)) == Status.ACTIVE


@given(st.lists(st.builds(Row, st.sampled_from(list(Status)), st.dates()), max_size=5), st.dates())
def test_the_future_does_not_count_yet(rows: list[Row], day: date) -> None:
    begun = [row for row in rows if row.since <= day]
    assert status_on(rows, day) == status_on(begun, day)
