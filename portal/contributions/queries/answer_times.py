"""How long the coordination takes to answer: in the middle and at its slowest, by whatever answers are grouped."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, case, func, select

from portal.contributions.models import AnswerTime, Contribution, ContributionEntry
from portal.contributions.rules import COUNTED_FOR, usual_days
from portal.core.clock import now
from portal.core.db import db


@dataclass(frozen=True)
class Spread:
    """Of the waiting times of some answers, in seconds."""

    number: int
    median: int  # half of them took as long at most
    slow: int  # nine out of ten took as long at most


def spreads(group: ColumnElement[Any], *conditions: ColumnElement[bool]) -> Mapping[Any, Spread]:
    """By the values of `group`, of all answers of the coordination with these conditions that were not undone."""
    answers = (
        select(
            group.label("key"),
            ContributionEntry.waited,
            func.row_number().over(partition_by=group, order_by=ContributionEntry.waited).label("place"),
            func.count().over(partition_by=group).label("number"),
        )
        .join(Contribution, Contribution.id == ContributionEntry.contribution_id)
        .where(ContributionEntry.waited.is_not(None), *conditions)
        .subquery()
    )
    found = answers.c
    query = select(found.key, func.max(found.number), *(_percentile(found, share) for share in (50, 90)))
    return {key: Spread(*figures) for key, *figures in db.session.execute(query.group_by(found.key))}


def spreads_by_region() -> Mapping[str, Spread]:
    """Of the last days, for what teachers are told."""
    return spreads(Contribution.region_key.expression, ContributionEntry.at >= now() - COUNTED_FOR)


def answer_days() -> dict[str, int]:
    """In how many days an answer usually comes, by region; without those in which too few were counted."""
    rows = db.session.execute(select(AnswerTime.region_key, AnswerTime.number, AnswerTime.median))
    days = {key: usual_days(number, median) for key, number, median in rows}
    return {key: each for key, each in days.items() if each}


def _percentile(found: Any, share: int) -> ColumnElement[int]:
    """The smallest waiting time that so many percent do not exceed."""
    return func.max(case((found.place == (found.number * share + 99) // 100, found.waited)))
