"""The period that counts, and the day on which something goes."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from portal.retention.rules import Setting

TODAY = datetime(2026, 11, 30, 12, tzinfo=UTC)
WEEKS = timedelta(days=14)
DAYS = st.integers(0, 4000)
MOMENTS = st.integers(0, 4000).map(lambda days: TODAY - timedelta(days=days))


def test_as_shipped_data_goes_when_its_days_are_over() -> None:
    shipped = Setting(90, 90)
    assert shipped.days_at(TODAY, WEEKS) == 90
    assert shipped.goes_at(TODAY, WEEKS) == TODAY + timedelta(days=90)


def test_a_shorter_period_lets_authors_read_about_it_before() -> None:
    shortened = Setting(180, 730, TODAY)
    year_old = TODAY - timedelta(days=365)
    assert shortened.days_at(TODAY + timedelta(days=13), WEEKS) == 730
    assert shortened.days_at(TODAY + WEEKS, WEEKS) == 180
    assert shortened.goes_at(year_old, WEEKS) == TODAY + WEEKS


def test_what_would_have_gone_anyway_goes_on_its_old_day() -> None:
    nearly_over = TODAY - timedelta(days=725)
    assert Setting(180, 730, TODAY).goes_at(nearly_over, WEEKS) == TODAY + timedelta(days=5)


def test_a_longer_period_counts_at_once() -> None:
    assert Setting(730, 180, TODAY).days_at(TODAY, WEEKS) == 730
    assert Setting(730, 180, TODAY).goes_at(TODAY, WEEKS) == TODAY + timedelta(days=730)


@given(DAYS, DAYS, MOMENTS, MOMENTS, st.integers(0, 60))
def test_what_is_announced_is_what_happens(
    days: int, before: int, changed: datetime, since: datetime, ahead: int
) -> None:
    """Data is over at a moment exactly when the announced moment has come."""
    setting, moment = Setting(days, before, changed), TODAY + timedelta(days=ahead)
    is_over = since <= moment - timedelta(days=setting.days_at(moment, WEEKS))
    assert is_over == (setting.goes_at(since, WEEKS) <= moment)
