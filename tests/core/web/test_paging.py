"""Cursors of long lists: they lead back to their position, and a changed one causes no error."""

import base64
import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.core.web.paging import from_cursor, to_cursor

moments = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))


def cursor(content: object) -> str:
    return base64.urlsafe_b64encode(content if isinstance(content, bytes) else json.dumps(content).encode()).decode()


@given(moments, st.integers(0, 2**31))
def test_a_cursor_leads_back_to_its_position(when: datetime, number: int) -> None:
    assert from_cursor(to_cursor((when, number))) == (when, number)


@given(moments, st.integers(0, 2**31))
def test_a_cursor_stands_in_an_address_without_quoting(when: datetime, number: int) -> None:
    assert set(to_cursor((when, number))) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")


@pytest.mark.parametrize(
    "changed", [None, "", "?", "a", "ümläut", "AAAA", "=" * 9, cursor([]), cursor({"a": 1, "b": 2})]
)
def test_a_cursor_that_says_nothing_is_none(changed: str | None) -> None:
    assert from_cursor(changed) is None


@pytest.mark.parametrize(
    "content",
    [
        ["2026-01-01T00:00:00+00:00", float("inf")],
        ["2026-01-01T00:00:00+00:00", float("nan")],
        ["2026-01-01T00:00:00+00:00", 10**400],
        ["2026-01-01T00:00:00+00:00", {}],
        ["2026-01-01", 1],  # no time zone
        [1, 2],
        b"[" * 5000,
    ],
)
def test_a_changed_cursor_is_no_error(content: object) -> None:
    assert usable(from_cursor(cursor(content)))


@pytest.mark.parametrize("moment", [datetime.min, datetime.max])
@pytest.mark.parametrize("hours", [-14, 14])
def test_a_moment_beyond_the_calendar_is_no_error(moment: datetime, hours: int) -> None:
    """The database keeps UTC: the first day of the year 1 in the east is none."""
    there = moment.replace(tzinfo=timezone(timedelta(hours=hours)))
    assert usable(from_cursor(cursor([there.isoformat(), 1])))


@given(st.text(max_size=60) | st.binary(max_size=60).map(cursor))
def test_no_cursor_breaks_a_page(changed: str) -> None:
    assert usable(from_cursor(changed))


def usable(position: tuple[datetime, Any] | None) -> bool:
    """Whether the database can compare with it."""
    return position is None or (position[0].astimezone(UTC) is not None and abs(position[1]) < 2**63)
