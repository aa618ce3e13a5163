"""Reads whom an event concerns: invited teachers, and classes whose applications are under way."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Row, exists, func, select
from sqlalchemy.orm import joinedload

from portal.accounts.models import Person
from portal.accounts.queries.people import CAN_ACT
from portal.classes.models import SchoolClass
from portal.core.clock import now, today
from portal.core.db import db
from portal.core.web.access import Role
from portal.events.models import Application, Event
from portal.events.queries.events import invited_regions
from portal.events.rules.codes import EventStatus
from portal.events.rules.steps import UNDER_WAY
from portal.schools.models import Membership, School


def applications_under_way(event: Event) -> Sequence[Application]:
    query = select(Application).where(Application.event_id == event.id, Application.status.in_(UNDER_WAY))
    teacher = joinedload(Application.school_class).joinedload(SchoolClass.teacher)
    return db.session.scalars(query.options(teacher).order_by(Application.id)).all()


def find_unannounced() -> Event | None:
    """An event with an open call of which not all invited teachers were told."""
    query = select(Event).where(Event.status == EventStatus.OPEN, Event.announced_at.is_(None))
    return db.session.scalar(query.order_by(Event.id).limit(1))


def invited_teachers(event: Event, most: int) -> Sequence[Row[int, str]]:
    """(id, region of a school) of those who were not told yet, the first ones by number."""
    query = select(Person.id, func.min(School.region_key)).join(Membership, Membership.person_id == Person.id)
    query = query.join(School, School.id == Membership.school_id).where(*CAN_ACT, Person.role == Role.TEACHER)
    query = query.where(Person.id > event.announced_to, School.region_key.in_(invited_regions(event)))
    query = query.where(Membership.ended_at.is_(None), Membership.declined_at.is_(None))
    return db.session.execute(query.group_by(Person.id).order_by(Person.id).limit(most)).all()


def calls_over() -> Sequence[Event]:
    """With a deadline that has passed; what somebody changes at this moment waits for the next time."""
    query = select(Event).where(Event.status == EventStatus.OPEN, Event.apply_until <= now()).order_by(Event.id)
    query = query.with_for_update(of=Event, skip_locked=True).execution_options(populate_existing=True)
    return db.session.scalars(query).all()


def is_event_over() -> ColumnElement[bool]:
    """Of an application."""
    return exists().where(Event.id == Application.event_id, Event.last_day < today())
