"""Reads events: public ones for everybody, drafts for those who organise them."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import selectinload

from portal.accounts.models import Person
from portal.core.clock import today
from portal.core.db import db
from portal.core.refusal import NotFound, existing
from portal.core.transitions import Transition, possible
from portal.events.models import Event, EventPlace
from portal.events.rules.codes import EventStatus
from portal.events.rules.steps import EVENT_TRANSITIONS, PUBLIC, EventStep, Relation
from portal.regions.queries import all_regions, closed_regions
from portal.regions.rules import Status as RegionStatus

SHOWN = 100


def get_visible(by: Person, event_id: int) -> Event:
    """Public, or of those who look at their own draft; with its places."""
    event = existing(db.session.scalar(with_places().where(Event.id == event_id)))
    if not event.is_public and not organises(by, event):
        raise NotFound
    return event


def get_organised(by: Person, event_id: int) -> Event:
    event = get_visible(by, event_id)
    if not organises(by, event):
        raise NotFound
    return event


def get_place(event: Event, place_id: int) -> EventPlace:
    return existing(next((place for place in event.places if place.id == place_id), None))


def organises(by: Person, event: Event) -> bool:
    if not by.is_authenticated:
        return False
    return by.is_administrator or (by.is_coordinator and event.region_key in by.region_keys)


def public_events() -> tuple[list[Event], list[Event]]:
    """Those that are still to come or last, the first one first; and those that are over, the last one first."""
    query, day = select(Event).where(Event.status.in_(PUBLIC)), today()
    coming = query.where(Event.last_day >= day).order_by(Event.first_day, Event.id)
    over = query.where(Event.last_day < day).order_by(Event.first_day.desc(), Event.id)
    return list(db.session.scalars(coming.limit(SHOWN))), list(db.session.scalars(over.limit(SHOWN)))


def organised_by(by: Person) -> Sequence[Event]:
    """All of the own regions, drafts too, the last ones first; administrators see those of every region."""
    query = select(Event).order_by(Event.first_day.desc(), Event.id)
    if not by.is_administrator:
        query = query.where(Event.region_key.in_(by.region_keys))
    return db.session.scalars(query.limit(SHOWN)).all()


def steps_for(by: Person, event: Event) -> list[Transition[EventStep, Relation, EventStatus]]:
    held = {Relation.ORGANISER} if organises(by, event) else set()
    return possible(EVENT_TRANSITIONS, event.status, held)


def organising_regions(by: Person) -> list[str]:
    """Regions for which this person may make an event now."""
    closed = closed_regions()
    own = list(all_regions()) if by.is_administrator else by.region_keys
    return [key for key in own if key not in closed]


def invited_regions(event: Event) -> list[str]:
    """Regions whose classes may apply now; those whose partnership is not active may not."""
    active = [key for key, region in all_regions().items() if region.status == RegionStatus.ACTIVE]
    return [key for key in active if not event.invited or key in event.invited]


def zone_of(event: Event) -> str:
    """The name of the time zone in which its times are meant."""
    return all_regions()[event.region_key].timezone


def days_without_hours(event: Event) -> dict[int, list[date]]:
    """Of each place that has any, by its id, the days on which it is closed."""
    closed = {place.id: set(event.days) - {each.day for each in place.openings} for place in event.places}
    return {place_id: sorted(days) for place_id, days in closed.items() if days}


def with_places() -> Select[Event]:
    return select(Event).options(selectinload(Event.places).selectinload(EventPlace.openings))
