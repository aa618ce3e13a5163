"""Counts what arrived in regions and what was answered, by month and by language; no person is counted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from portal.contributions.models import Contribution, ContributionEntry, OpinionRequest
from portal.contributions.queries.answer_times import Spread, spreads
from portal.contributions.rules import Status, Step
from portal.core.clock import end_of
from portal.core.db import db
from portal.moderation.rules import Scope

AT = ContributionEntry.at


@dataclass(frozen=True)
class Line:
    """Of a month (its first day) or a language."""

    key: Any
    steps: Mapping[Step, int]  # how often each was taken
    n_open: int  # at the end of the month, or now
    n_opinions: int  # that were asked for
    spread: Spread | None  # of the answers; None: there is none


def by_month(scope: Scope, months: Sequence[date]) -> list[Line]:
    """`months` are first days, the oldest first; the last one is the month of today."""
    starts = [end_of(first - timedelta(days=1)) for first in months]
    month = _place_in(starts, AT)
    since = (*_of(scope), starts[0] <= AT)
    steps, found = _steps(month, *since), spreads(month, *since)
    opinions = _opinions(_place_in(starts, OpinionRequest.at), starts[0], scope)
    n_open = _open_at_ends(month, since, scope, len(months))
    return [
        Line(first, steps.get(place, {}), n_open[place], opinions.get(place, 0), found.get(place))
        for place, first in enumerate(months)
    ]


def by_language(scope: Scope, months: Sequence[date]) -> list[Line]:
    """In all these months together."""
    start, language = end_of(months[0] - timedelta(days=1)), Contribution.language.expression
    since = (*_of(scope), start <= AT)
    steps, found = _steps(language, *since), spreads(language, *since)
    opinions, n_open = _opinions(language, start, scope), _open_now(language, scope)
    return [
        Line(code, steps.get(code, {}), n_open.get(code, 0), opinions.get(code, 0), found.get(code))
        for code in sorted({*steps, *found, *opinions, *n_open})
    ]


def _of(scope: Scope) -> list[ColumnElement[bool]]:
    of_language = [Contribution.language == scope.language] if scope.language else []
    return [Contribution.region_key.in_(scope.region_keys), *of_language]


def _place_in(starts: Sequence[datetime], moment: InstrumentedAttribute[datetime]) -> ColumnElement[int]:
    """The place of the month in which something happened; months begin by the portal's clock, on every database."""
    ends = [(moment < end, place) for place, end in enumerate(starts[1:])]
    return case(*ends, else_=len(starts) - 1)


def _steps(group: ColumnElement[Any], *conditions: ColumnElement[bool]) -> dict[Any, dict[Step, int]]:
    """Forwarded, and answered; without answers that were undone."""
    counts = select(group.label("key"), ContributionEntry.step, func.count()).join_from(*_entries())
    counted = or_(ContributionEntry.step == Step.FORWARD, ContributionEntry.waited.is_not(None))
    found: dict[Any, dict[Step, int]] = {}
    for key, step, number in db.session.execute(counts.where(*conditions, counted).group_by("key", "step")):
        found.setdefault(key, {})[step] = number
    return found


def _open_at_ends(month: ColumnElement[int], since: Sequence[ColumnElement[bool]], scope: Scope, n: int) -> list[int]:
    """Counted backwards from what is open now: what came and went in a month was not open, or was, before it."""
    came = case((ContributionEntry.to == Status.IN_REVIEW, 1), else_=0)
    went = case((ContributionEntry.start == Status.IN_REVIEW, 1), else_=0)
    query = select(month.label("key"), func.sum(came - went)).join_from(*_entries()).where(*since).group_by("key")
    changes = _numbers(query)
    open_at_end = [sum(_open_now(Contribution.region_key.expression, scope).values())]
    for place in reversed(range(1, n)):
        open_at_end.append(max(0, open_at_end[-1] - changes.get(place, 0)))
    return open_at_end[::-1]


def _open_now(group: ColumnElement[Any], scope: Scope) -> dict[Any, int]:
    query = select(group.label("key"), func.count()).where(*_of(scope), Contribution.status == Status.IN_REVIEW)
    return _numbers(query.group_by("key"))


def _opinions(group: ColumnElement[Any], start: datetime, scope: Scope) -> dict[Any, int]:
    query = select(group.label("key"), func.count()).select_from(OpinionRequest).join(OpinionRequest.contribution)
    query = query.where(*_of(scope), OpinionRequest.at >= start).group_by("key")
    return _numbers(query)


def _numbers(query: Select[Any, int]) -> dict[Any, int]:
    return dict(iter(db.session.execute(query)))


def _entries() -> tuple[Any, Any, ColumnElement[bool]]:
    return ContributionEntry, Contribution, Contribution.id == ContributionEntry.contribution_id
