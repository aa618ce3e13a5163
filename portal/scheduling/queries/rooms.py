"""Reads which exhibit is shown in which room of an event."""

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import selectinload

from portal.classes.queries import with_school
from portal.core.db import db
from portal.core.refusal import existing
from portal.events.models import Application, Event, EventPlace
from portal.events.queries.accepted import Accepted
from portal.events.rules.codes import ApplicationKind, ApplicationStatus, EventStatus, PlaceKind


def exhibits_of(event: Event) -> Sequence[Application]:
    """The accepted ones, in the order of their applications."""
    query = select(Application).options(selectinload(Application.school_class).options(*with_school()))
    query = query.where(Application.event_id == event.id, *is_exhibited())
    return db.session.scalars(query.order_by(Application.id)).all()


def get_exhibit(event: Event, application_id: int) -> Application:
    query = select(Application).where(Application.id == application_id, Application.event_id == event.id)
    return existing(db.session.scalar(query.where(*is_exhibited())))


def rooms_of(event: Event, exhibits: Collection[Accepted] = ()) -> list[tuple[EventPlace, list[Accepted]]]:
    """With what is shown there; a place that is no room any more stays as long as something is."""
    shown = {place: [each for each in exhibits if each.application.room_id == place.id] for place in event.places}
    return [(place, some) for place, some in shown.items() if some or place.kind == PlaceKind.ROOM]


def room_of_class(application: Application) -> EventPlace | None:
    """Where its exhibit is shown, as its teacher reads it; None before the programme is published."""
    is_shown = application.status == ApplicationStatus.ACCEPTED and application.event.status == EventStatus.PUBLISHED
    return application.room if is_shown else None


def is_exhibited() -> tuple[ColumnElement[bool], ...]:
    """Conditions of an exhibit that can have a room."""
    return (Application.kind == ApplicationKind.EXHIBIT, Application.status == ApplicationStatus.ACCEPTED)
