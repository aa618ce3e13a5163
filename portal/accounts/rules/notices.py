"""Which emails people may turn off or read once a day, and when what waits is worth another email."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from portal.core.clock import end_of, now, today


class Topic(StrEnum):
    """What an email that is no duty is about."""

    HANDED_IN = "handed_in"
    DECISIONS = "decisions"
    PARTNERS = "partners"
    ROUNDS = "rounds"
    SEARCHES = "searches"
    EVENTS = "events"
    VISITS = "visits"
    REVIEWS = "reviews"
    PROJECTS = "projects"
    CONFIRMATIONS = "confirmations"
    WITHOUT_COORDINATION = "without_coordination"


class Choice(StrEnum):
    """When emails about a topic come."""

    EACH = "each"
    DAILY = "daily"
    OFF = "off"


TOPICS = {  # by role
    "teacher": (
        Topic.HANDED_IN,
        Topic.DECISIONS,
        Topic.PARTNERS,
        Topic.ROUNDS,
        Topic.SEARCHES,
        Topic.EVENTS,
        Topic.VISITS,
    ),
    "coordinator": (Topic.REVIEWS, Topic.PROJECTS, Topic.CONFIRMATIONS, Topic.VISITS),
    "administrator": (Topic.WITHOUT_COORDINATION,),
}
A_DAY = timedelta(days=1)
MORNING = timedelta(hours=6)  # after midnight of the portal's clock


@dataclass(frozen=True)
class News:
    """Things of one kind that wait for somebody; `about` names where they wait, `moments` since when each does."""

    topic: Topic
    about: str
    moments: Sequence[datetime]
    remind_after: timedelta | None = None  # also when nothing new has come


@dataclass(frozen=True)
class Told:
    """The last email about them: which of them it told of, when it was written, when the person looked since."""

    until: datetime
    at: datetime
    read_at: datetime | None


def is_due(news: News, told: Told | None, choice: Choice, moment: datetime) -> bool:
    """Whether it is time for an email about all that waits.

    News come at once unless an email about something that still waits is unread; then they come a day after it.
    Once a day means in the morning, about what has waited since the night.
    """
    if choice == Choice.OFF or not news.moments:
        return False
    if told is None:
        return choice == Choice.EACH or min(news.moments) <= last_morning()
    if _is_reminder_due(news, told, moment):
        return True
    known_until = max(told.until, told.read_at or told.until)
    fresh = [since for since in news.moments if since > known_until]
    if choice == Choice.DAILY:
        return told.at < last_morning() and any(since <= last_morning() for since in fresh)
    is_unread = told.read_at is None and min(news.moments) <= told.until
    return bool(fresh) and (not is_unread or moment - told.at >= A_DAY)


def last_morning() -> datetime:
    """The last 6 o'clock at the portal's seat."""
    morning = end_of(today() - A_DAY) + MORNING
    return morning if morning <= now() else end_of(today() - 2 * A_DAY) + MORNING


def next_morning() -> datetime:
    return last_morning() + A_DAY


def _is_reminder_due(news: News, told: Told, moment: datetime) -> bool:
    return news.remind_after is not None and moment - told.at >= news.remind_after
