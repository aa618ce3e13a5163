"""Days end at midnight of the portal's clock, in summer and in winter."""

from datetime import UTC, date, datetime

import pytest

from portal.core.clock import end_of


@pytest.mark.parametrize(
    ("day", "moment"),
    [
        (date(2026, 7, 1), datetime(2026, 7, 1, 22, tzinfo=UTC)),
        (date(2026, 12, 31), datetime(2026, 12, 31, 23, tzinfo=UTC)),
        (date(2026, 3, 28), datetime(2026, 3, 28, 23, tzinfo=UTC)),
        (date(2026, 3, 29), datetime(2026, 3, 29, 22, tzinfo=UTC)),
    ],
)
def test_a_day_ends_at_midnight_of_the_portal(day: date, moment: datetime) -> None:
    assert end_of(day) == moment
