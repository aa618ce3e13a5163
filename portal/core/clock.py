"""What time it is: one place, so that every moment is aware and in UTC."""

from datetime import UTC, date, datetime


def now() -> datetime:
    return datetime.now(UTC)


def today() -> date:
    return now().date()
