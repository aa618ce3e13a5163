"""Events of the cast: a Hessentag that Dana organises, with a stage and a room, and what classes apply with."""

from datetime import date, time, timedelta
from typing import Any

from portal.classes.models import SchoolClass
from portal.core.clock import now, today
from portal.core.db import db
from portal.events.actions.events import Description, Place, add_place, make_event, take_step
from portal.events.models import Application, Event
from portal.events.rules.codes import ApplicationKind, ApplicationStatus, Performance, PlaceKind
from portal.events.rules.days import Hours
from portal.events.rules.steps import EventStep
from tests.cast import Cast

NAME, CALL = "Hessentag in Lindenbrück", "Zeigt, was ihr **zusammen** macht."
HOURS = Hours(time(10), time(18), time(14), time(16))


def first_day() -> date:
    return today() + timedelta(days=120)


def described(**changes: Any) -> Description:
    usual: dict[str, Any] = {
        "language": "de",
        "names": {"de": NAME, "fr": "Fête de la Hesse"},
        "town": "Lindenbrück",
        "first_day": first_day(),
        "last_day": first_day() + timedelta(days=2),
        "calls": {"de": CALL},
        "apply_until": now() + timedelta(days=30),
    }
    return Description(**{**usual, **changes})


def made(cast: Cast, **changes: Any) -> Event:
    """A draft of Dana's, with a stage and a room."""
    event = make_event("hessen", described(**changes), by=cast.dana)
    hours = dict.fromkeys(event.days, HOURS)
    add_place(event, Place(PlaceKind.STAGE, "Bühne am Fluss", 10, hours))
    add_place(event, Place(PlaceKind.ROOM, "Rathaus", 0, hours))
    db.session.commit()
    return event


def opened(cast: Cast, **changes: Any) -> Event:
    """The same with a public call."""
    event = made(cast, **changes)
    take_step(event, EventStep.OPEN_CALL, by=cast.dana)
    db.session.commit()
    return event


def over(event: Event) -> Event:
    """Its deadline was a minute ago."""
    event.apply_until = now() - timedelta(minutes=1)
    db.session.commit()
    return event


def applied(
    event: Event,
    school_class: SchoolClass,
    status: ApplicationStatus = ApplicationStatus.HANDED_IN,
    **changes: Any,
) -> Application:
    """A performance of this class."""
    usual: dict[str, Any] = {
        "kind": ApplicationKind.PERFORMANCE,
        "title": "Lieder am Wasser",
        "language": school_class.card_language,
        "performance": Performance.MUSIC,
        "minutes": 20,
        "n_people": 24,
    }
    application = Application(
        event=event,
        school_class=school_class,
        region_key=school_class.school.region_key,
        status=status,
        **{**usual, **changes},
    )
    db.session.add(application)
    db.session.commit()
    return application
