"""Opening times, deadlines in several zones, and what an application needs, in plain values."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from portal.events.rules.applications import Content, is_call_open, leaves_before_it_comes, may_change, missing_fields
from portal.events.rules.codes import ApplicationKind, ApplicationStatus, EventStatus, Performance
from portal.events.rules.days import Hours, days_between, different_times, in_utc

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
ALL_ZONES = ["Europe/Berlin", "Europe/Paris", "Europe/Rome", "Europe/Warsaw", "Europe/Moscow", "Europe/Istanbul"]


def test_an_event_has_every_day_from_the_first_to_the_last() -> None:
    first = date(2027, 2, 27)
    assert days_between(first, first) == [first]
    assert days_between(first, date(2027, 3, 1)) == [first, date(2027, 2, 28), date(2027, 3, 1)]


@pytest.mark.parametrize(
    ("prime", "is_inside"),
    [
        ((None, None), True),
        ((time(14), time(16)), True),
        ((time(10), time(18)), True),
        ((time(9), time(16)), False),
        ((time(16), time(14)), False),
        ((time(14), None), False),
        ((None, time(14)), False),
    ],
)
def test_prime_time_is_a_part_of_the_opening_times(prime: tuple[time | None, time | None], is_inside: bool) -> None:
    assert Hours(time(10), time(18), *prime).has_prime_inside == is_inside


def test_a_place_closes_after_it_opens() -> None:
    assert Hours(time(10), time(18)).is_in_order
    assert not Hours(time(18), time(10)).is_in_order
    assert not Hours(time(10), time(10)).is_in_order


def test_the_same_deadline_is_another_hour_in_winter_and_in_summer() -> None:
    winter, summer = (
        in_utc(date(2027, 1, 15), time(18), "Europe/Berlin"),
        in_utc(date(2027, 6, 15), time(18), "Europe/Berlin"),
    )
    assert (winter.hour, summer.hour) == (17, 16)
    assert different_times(winter, ALL_ZONES) == [ALL_ZONES[:4], ALL_ZONES[4:]]


def test_in_the_night_of_the_clock_change_both_zones_stay_right() -> None:
    before, after = (in_utc(date(2027, 3, 28), time(hour), "Europe/Berlin") for hour in (1, 3))
    assert after - before == timedelta(hours=1)


@pytest.mark.parametrize(
    ("kind", "content", "missing"),
    [
        (ApplicationKind.PERFORMANCE, Content("", "de"), ["title", "performance", "minutes", "n_people"]),
        (ApplicationKind.PERFORMANCE, Content("Lied", "de", Performance.MUSIC, 20, 24), []),
        (ApplicationKind.EXHIBIT, Content("", "de"), ["title", "works"]),
        (ApplicationKind.EXHIBIT, Content("Bilder", "de", works=[7]), []),
    ],
)
def test_what_is_missing_before_it_can_be_handed_in(
    kind: ApplicationKind, content: Content, missing: list[str]
) -> None:
    assert missing_fields(kind, content) == missing


def test_nobody_leaves_before_coming() -> None:
    assert leaves_before_it_comes(Content("", "de", arrives_at=NOON, leaves_at=NOON))
    assert not leaves_before_it_comes(Content("", "de", arrives_at=NOON, leaves_at=NOON + timedelta(hours=1)))
    assert not leaves_before_it_comes(Content("", "de", leaves_at=NOON))


def test_a_call_is_open_until_its_last_moment() -> None:
    assert is_call_open(EventStatus.OPEN, NOON, NOON - timedelta(seconds=1))
    assert not is_call_open(EventStatus.OPEN, NOON, NOON)
    assert not is_call_open(EventStatus.OPEN, None, NOON)
    assert not is_call_open(EventStatus.CLOSED, NOON, NOON - timedelta(days=1))


def test_what_may_still_be_changed() -> None:
    status, event = ApplicationStatus, EventStatus
    assert may_change(status.HANDED_IN, event.OPEN, is_open=True)
    assert not may_change(status.HANDED_IN, event.OPEN, is_open=False)
    assert may_change(status.DRAFT, event.CLOSED, is_open=False)
    assert not may_change(status.DRAFT, event.PUBLISHED, is_open=False)
    assert may_change(status.ASKED_BACK, event.PUBLISHED, is_open=False)
    assert not may_change(status.ASKED_BACK, event.CANCELLED, is_open=False)
    assert not may_change(status.ACCEPTED, event.OPEN, is_open=True)
