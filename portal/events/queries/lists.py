"""Lists of applications: the queue of the organisers, what a teacher applied with, open calls, and numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, select
from sqlalchemy.orm import joinedload

from portal.accounts.models import Person
from portal.classes.models import SchoolClass
from portal.classes.queries import own_classes, with_school
from portal.core.clock import now
from portal.core.db import db
from portal.events.models import Application, Event
from portal.events.queries.events import invited_regions, organises
from portal.events.rules.codes import ApplicationKind, ApplicationStatus, EventStatus, Performance

SHOWN = 500
WAITING = (ApplicationStatus.HANDED_IN, ApplicationStatus.LATE)


@dataclass(frozen=True)
class Filters:
    """What the list shows; empty texts choose nothing, without a status what waits for a decision."""

    status: str = ""
    kind: str = ""
    performance: str = ""
    region: str = ""

    @property
    def chosen(self) -> dict[str, Any]:
        """Name → value, for addresses."""
        return {name: value for name, value in vars(self).items() if value}


@dataclass(frozen=True)
class Place:
    """Where an application stands in the list, and its neighbours there."""

    number: int
    total: int
    previous: int | None
    following: int | None


def applications_of(by: Person, event: Event, filters: Filters) -> Sequence[Application]:
    """The one that waits longest first; never drafts; coordinators of other regions see those of theirs."""
    query = _seen_by(by, event).where(*_conditions(filters)).order_by(Application.status_since, Application.id)
    school_class = joinedload(Application.school_class).options(*with_school())
    return db.session.scalars(query.options(school_class).limit(SHOWN)).all()


def place_of(by: Person, application: Application, filters: Filters) -> Place | None:
    """Nothing when the filters leave it out."""
    query = _seen_by(by, application.event).where(*_conditions(filters)).with_only_columns(Application.id)
    ids = list(db.session.scalars(query.order_by(Application.status_since, Application.id).limit(SHOWN)))
    if application.id not in ids:
        return None
    at = ids.index(application.id)
    return Place(at + 1, len(ids), ids[at - 1] if at else None, ids[at + 1] if at + 1 < len(ids) else None)


def numbers_of(by: Person, event: Event) -> Sequence[Row[str, ApplicationKind, ApplicationStatus, int]]:
    """(region, kind, status, number) of all but drafts that this person sees."""
    columns = (Application.region_key, Application.kind, Application.status)
    query = _seen_by(by, event).with_only_columns(*columns, func.count().label("number"))
    return db.session.execute(query.group_by(*columns).order_by(*columns)).all()


def own_applications(teacher: Person, event: Event | None = None) -> Sequence[Application]:
    """Of the teacher's classes, the last ones first."""
    query = select(Application).join(SchoolClass, SchoolClass.id == Application.class_id)
    query = query.where(SchoolClass.teacher_id == teacher.id)
    if event:
        query = query.where(Application.event_id == event.id)
    shown = (joinedload(Application.event), joinedload(Application.school_class).lazyload("*"))
    return db.session.scalars(query.options(*shown).order_by(Application.id.desc()).limit(SHOWN)).all()


def open_calls(teacher: Person) -> list[Event]:
    """To which a class of this teacher can apply now, that with the next deadline first."""
    query = select(Event).where(Event.status == EventStatus.OPEN, Event.apply_until > now()).order_by(Event.apply_until)
    events = db.session.scalars(query.limit(20)).all()
    regions = {each.school.region_key for each in own_classes(teacher)} if events else set()
    return [event for event in events if regions & set(invited_regions(event))]


def count_waiting(by: Person) -> list[tuple[Event, int]]:
    """Events of this organiser for which applications wait for a decision."""
    query = select(Event, func.count()).join(Application, Application.event_id == Event.id)
    query = query.where(Application.status.in_(WAITING), Event.status.in_([EventStatus.OPEN, EventStatus.CLOSED]))
    if not by.is_administrator:
        query = query.where(Event.region_key.in_(by.region_keys))
    rows = db.session.execute(query.group_by(Event.id).order_by(Event.first_day, Event.id))
    return [(event, number) for event, number in rows]


def _seen_by(by: Person, event: Event) -> Select[Application]:
    query = select(Application).where(Application.event_id == event.id, Application.status != ApplicationStatus.DRAFT)
    return query if organises(by, event) else query.where(Application.region_key.in_(by.region_keys))


def _conditions(filters: Filters) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if filters.status in list(ApplicationStatus):
        conditions.append(Application.status == ApplicationStatus(filters.status))
    elif filters.status != "all":
        conditions.append(Application.status.in_(WAITING))
    if filters.kind in list(ApplicationKind):
        conditions.append(Application.kind == ApplicationKind(filters.kind))
    if filters.performance in list(Performance):
        conditions.append(Application.performance == Performance(filters.performance))
    if filters.region:
        conditions.append(Application.region_key == filters.region)
    return conditions
