"""What time it is: one place, so that every moment is aware and in UTC, and days are those of the portal's clock."""

from collections.abc import Callable
from contextvars import ContextVar
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

A_MINUTE = timedelta(minutes=1)

# Who makes something that is to be kept is told here until when it is good: it depends on the time.
depends_on_time: ContextVar[Callable[[datetime], None] | None] = ContextVar("depends_on_time", default=None)

_zone = [ZoneInfo("Europe/Berlin")]


def set_zone(name: str) -> None:
    """The setting TIME_ZONE."""
    _zone[0] = ZoneInfo(name)


def now() -> datetime:
    moment = datetime.now(UTC)
    _tell(moment + A_MINUTE)
    return moment


def today() -> date:
    """The day in the portal's time zone."""
    day = datetime.now(_zone[0]).date()
    _tell(end_of(day))
    return day


def zone() -> ZoneInfo:
    """The portal's time zone."""
    return _zone[0]


def end_of(day: date) -> datetime:
    """The moment in which the next day begins in the portal's time zone, in UTC."""
    return datetime.combine(day + timedelta(days=1), time(), _zone[0]).astimezone(UTC)


def _tell(until: datetime) -> None:
    if tell := depends_on_time.get():
        tell(until)
