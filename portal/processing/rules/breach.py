"""What may have got into wrong hands, which kinds of data that concerns, and until when it is notified."""

from collections.abc import Mapping
from datetime import MAXYEAR, MINYEAR, date, datetime, timedelta
from enum import StrEnum

from portal.processing.rules.records import Category

NOTIFIED_WITHIN = timedelta(hours=72)  # Article 33 GDPR, from the moment in which it became known


class Lost(StrEnum):
    """What somebody lost, or what strangers have seen; named as the record of acts names things."""

    FILE = "medium"
    CONTRIBUTION = "contribution"
    ACCOUNT = "person"
    CLASS = "class"
    SCHOOL = "school"
    EMAIL = "email"
    BACKUP = "backup"  # of the whole database, on a day


CATEGORIES: Mapping[Lost, tuple[Category, ...]] = {
    Lost.FILE: (Category.IMAGE, Category.WORK, Category.AUTHORSHIP),
    Lost.CONTRIBUTION: (Category.NAME, Category.WORK, Category.IMAGE, Category.AUTHORSHIP),
    Lost.ACCOUNT: (Category.NAME, Category.CONTACT, Category.SCHOOL, Category.WORK, Category.WORDS),
    Lost.CLASS: (Category.NAME, Category.LOGIN, Category.SCHOOL, Category.CONSENT),
    Lost.SCHOOL: (Category.NAME, Category.CONTACT, Category.LOGIN, Category.SCHOOL, Category.CONSENT),
    Lost.EMAIL: (Category.NAME, Category.CONTACT, Category.WORDS),
    Lost.BACKUP: tuple(Category),
}


def number_of(day: date) -> int:
    """A day as a number in an address: 20261130."""
    return int(day.strftime("%Y%m%d"))


def day_of(number: int) -> date | None:
    """The same back; None for a number that is no day."""
    try:
        day = datetime.strptime(str(number), "%Y%m%d").date()
    except ValueError:
        return None
    return day if is_countable(day) else None


def is_countable(day: date) -> bool:
    """Whether deadlines and time zones can be added to it: neither in the first nor in the last year of all."""
    return MINYEAR < day.year < MAXYEAR
