"""What a coordinator wants to see of the queue."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from portal.contributions.rules import Step

ALL = "all"  # languages
WAITING_DAYS = (1, 3, 7, 14)
TOGETHER = (Step.PUBLISH, Step.REQUEST_CHANGES, Step.REJECT, Step.HAND_OVER)  # what is done with several at once
MONTHS = 12  # of which figures are shown
KEPT_ABSENCES = timedelta(days=30)  # after the last day


class ModerationRefusal(StrEnum):
    """Why something can't be done in the moderation."""

    NOT_OPENED = "moderation_not_opened"
    NOTHING_CHOSEN = "moderation_nothing_chosen"
    NO_REGION_CHOSEN = "moderation_no_region_chosen"
    NO_REASON_GIVEN = "moderation_no_reason_given"
    SUBSTITUTE_AWAY = "moderation_substitute_away"
    AWAY_ALREADY = "moderation_away_already"


@dataclass(frozen=True)
class Filters:
    """What is empty filters nothing; without `languages` only those that the coordinator reads are shown."""

    languages: str = ""  # ALL, or the code of one
    project: int | None = None
    school: int | None = None
    days: int | None = None  # that it has waited at least

    @property
    def chosen(self) -> dict[str, Any]:
        """Name → value, for addresses."""
        return {name: value for name, value in vars(self).items() if value}

    @property
    def others(self) -> dict[str, Any]:
        """What is chosen beside the languages."""
        return {name: value for name, value in self.chosen.items() if name != "languages"}


@dataclass(frozen=True)
class Scope:
    """Of which contributions figures are counted; an empty language means all."""

    region_keys: tuple[str, ...]
    language: str = ""


def last_months(day: date) -> list[date]:
    """The first days of the last months, the oldest first, that of `day` last."""
    number = 12 * day.year + day.month - 1
    return [date(each // 12, each % 12 + 1, 1) for each in range(number - MONTHS + 1, number + 1)]
