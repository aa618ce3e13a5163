"""An email is tried for about three days, ever more rarely."""

from datetime import timedelta

from portal.core.mail.rules import DELAYS, MAX_ATTEMPTS, delay_after


def test_waits_grow_from_a_minute_to_a_day() -> None:
    waits = [delay_after(attempt) for attempt in range(1, MAX_ATTEMPTS)]
    assert waits == sorted(waits)
    assert (waits[0], waits[-1]) == (timedelta(minutes=1), timedelta(days=1))


def test_all_attempts_together_last_about_three_days() -> None:
    assert timedelta(days=2, hours=23) < sum(DELAYS, timedelta()) <= timedelta(days=3)
