"""Programmes of Dana's event: performances of Carla's and Emil's classes, placed or not, published or not."""

from datetime import date, time, timedelta

from portal.classes.models import SchoolClass
from portal.core.db import db
from portal.events.models import Application, Event, EventPlace
from portal.events.rules.codes import ApplicationKind, ApplicationStatus, PlaceKind
from portal.scheduling.actions.publishing import publish
from portal.scheduling.actions.slots import place
from portal.scheduling.queries.slots import Where, stages_of
from tests.builders.events import applied, first_day, opened
from tests.cast import Cast


def accepted(event: Event, school_class: SchoolClass, title: str = "Lieder am Wasser", **facts: object) -> Application:
    return applied(event, school_class, ApplicationStatus.ACCEPTED, title=title, **facts)


def exhibit(event: Event, school_class: SchoolClass, title: str = "Bilder vom Fluss") -> Application:
    """Accepted, without a room."""
    facts = {"kind": ApplicationKind.EXHIBIT, "performance": None, "minutes": None, "n_people": None}
    return accepted(event, school_class, title, **facts)


def room_of(event: Event) -> EventPlace:
    return next(place for place in event.places if place.kind == PlaceKind.ROOM)


def planned(cast: Cast) -> tuple[Event, Application, Application]:
    """A song of Carla's class at noon on the first day, and a dance of another class without a time."""
    event = opened(cast)
    song, dance = accepted(event, cast.school_class), accepted(event, cast.other_class, "Tanz der Wellen")
    put(event, song, "12:00")
    return event, song, dance


def published(cast: Cast) -> tuple[Event, Application, Application]:
    event, song, dance = planned(cast)
    publish(event, by=cast.dana)
    db.session.commit()
    return event, song, dance


def put(event: Event, application: Application, at: str, days_later: int = 0) -> None:
    """On the stage at this time; whoever does so has seen everything."""
    place(event, application, where(event, at, days_later), seen=event.programme_version)
    db.session.commit()


def where(event: Event, at: str, days_later: int = 0) -> Where:
    return Where(stages_of(event)[0], day(days_later), time.fromisoformat(at))


def day(days_later: int = 0) -> date:
    return first_day() + timedelta(days=days_later)
