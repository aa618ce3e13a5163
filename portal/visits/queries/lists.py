"""Reads lists of visits: those of a person, and those that wait for a yes."""

from sqlalchemy import Select, exists, or_, select

from portal.accounts.models import Person
from portal.core.clock import today
from portal.core.db import db
from portal.visits.models import Visit, VisitSide
from portal.visits.queries.own import is_of_region, is_own, with_sides
from portal.visits.queries.preconditions import waits_for
from portal.visits.rules.codes import OPEN, Status

SHOWN = 100


def own_visits(person: Person) -> list[Visit]:
    """Of the own classes, or of the own regions; those to come first, the next one at the top, then the last ones."""
    mine = or_(is_own(person), is_of_region(person)) if person.is_coordinator else is_own(person)
    visits = db.session.scalars(_visits().where(mine).order_by(Visit.first_day.desc(), Visit.id.desc()).limit(SHOWN))
    day = today()
    return sorted(visits, key=lambda visit: (visit.last_day < day, abs((visit.first_day - day).days), visit.id))


def waiting_for_yes(person: Person, limit: int = 10) -> list[Visit]:
    """Visits to come that the person's side has not agreed to as they are now, the next one first."""
    is_unsaid = exists().where(VisitSide.visit_id == Visit.id, VisitSide.agreed_at.is_(None))
    query = _visits().where(Visit.status.in_(OPEN), Visit.first_day >= today(), is_own(person), is_unsaid)
    found = db.session.scalars(query.order_by(Visit.first_day, Visit.id).limit(SHOWN))
    return [visit for visit in found if waits_for(person, visit)][:limit]


def due_to_begin() -> list[Visit]:
    """Agreed visits whose first day has come; what somebody changes at the moment is left for the next time."""
    query = select(Visit).where(Visit.status == Status.AGREED, Visit.first_day <= today()).order_by(Visit.id)
    return list(db.session.scalars(query.with_for_update(of=Visit, skip_locked=True)))


def _visits() -> Select[Visit]:
    return select(Visit).options(*with_sides())
