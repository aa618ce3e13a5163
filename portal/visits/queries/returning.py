"""Reads what the return visit of a visit could be: sides changed, the next free days, the same numbers."""

from datetime import timedelta

from sqlalchemy import select

from portal.accounts.models import Person
from portal.core.clock import today
from portal.core.db import db
from portal.core.refusal import existing
from portal.holidays.rules.days import Span
from portal.visits.models import NUMBERS, Visit
from portal.visits.queries.days import next_windows
from portal.visits.queries.own import sides_of
from portal.visits.queries.pairs import Pair, turned
from portal.visits.queries.preconditions import unmet_to_plan
from portal.visits.rules.codes import Status
from portal.visits.rules.wishes import Wish

PAUSE = timedelta(weeks=4)  # between a visit and its return visit, at least


def find_return(visit: Visit) -> Visit | None:
    """The return visit that is planned already."""
    query = select(Visit).where(Visit.returns_id == visit.id, Visit.status != Status.CANCELLED)
    return db.session.scalar(query.order_by(Visit.id).limit(1))


def find_return_plan(person: Person, visit: Visit) -> tuple[Pair, Wish] | None:
    """What one click would plan; None where there is one already, or nothing can begin, or no days are free."""
    is_possible = visit.status != Status.CANCELLED and visit.returns_id is None and sides_of(person, visit)
    if not is_possible or find_return(visit) or unmet_to_plan(person, pair := turned(visit)):
        return None
    town = visit.guest.school.town if visit.guest.school else ""
    days = _next_days(visit)
    return (pair, Wish(days.start, days.end, town, _turned_numbers(visit))) if town and days else None


def return_plan(person: Person, visit: Visit) -> tuple[Pair, Wish]:
    """The same; raises NotFound."""
    return existing(find_return_plan(person, visit))


def _next_days(visit: Visit) -> Span | None:
    first = max(visit.last_day, today()) + PAUSE
    first += timedelta(days=(visit.first_day.weekday() - first.weekday()) % 7)
    wanted = Span(first, first + (visit.last_day - visit.first_day))
    return next(iter(next_windows(wanted, [side.region_key for side in visit.sides])), None)


def _turned_numbers(visit: Visit) -> dict[str, int]:
    return {f"{name}_{side.side.other}": getattr(side, name) for side in visit.sides for name in NUMBERS}
