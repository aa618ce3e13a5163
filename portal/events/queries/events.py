"""Reads events: public ones for everybody, drafts for those who organise them."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from sqlalchemy import Select, literal, select, tuple_
from sqlalchemy.orm import selectinload

from portal.accounts.models import Person
from portal.classes.queries import own_classes
from portal.core.clock import now, today
from portal.core.db import db
from portal.core.refusal import NotFound, existing
from portal.core.transitions import Transition, possible
from portal.core.web.paging import Page, Position, to_cursor
from portal.events.models import Event, EventPlace
from portal.events.rules.codes import EventRefusal, EventStatus
from portal.events.rules.steps import EVENT_TRANSITIONS, PUBLIC, EventStep, Relation
from portal.regions.queries import all_regions, closed_regions
from portal.regions.rules import RegionRefusal
from portal.regions.rules import Status as RegionStatus

SHOWN = 100
PER_PAGE = 24
CALLING = (EventStep.OPEN_CALL, EventStep.REOPEN_CALL)


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


def coming_events() -> Sequence[Event]:
    """Public ones that are still to come or last, the first one first."""
    query = select(Event).where(Event.status.in_(PUBLIC), Event.last_day >= today())
    return db.session.scalars(query.order_by(Event.first_day, Event.id).limit(SHOWN)).all()


def past_events(after: Position | None) -> Page[Event]:
    """One page of the public ones that are over, the last one first; in a cursor, a day is its first moment."""
    query = select(Event).where(Event.status.in_(PUBLIC), Event.last_day < today())
    if after:
        query = query.where(tuple_(Event.first_day, Event.id) < tuple_(literal(after[0].date()), literal(after[1])))
    events = db.session.scalars(query.order_by(Event.first_day.desc(), Event.id.desc()).limit(PER_PAGE + 1)).all()
    last = events[PER_PAGE - 1] if len(events) > PER_PAGE else None
    cursor = to_cursor((datetime.combine(last.first_day, time(), UTC), last.id)) if last else None
    return Page(events[:PER_PAGE], after=cursor)


def organised_by(by: Person) -> Sequence[Event]:
    """All of the own regions, drafts too, the last ones first; administrators see those of every region."""
    query = select(Event).order_by(Event.first_day.desc(), Event.id)
    if not by.is_administrator:
        query = query.where(Event.region_key.in_(by.region_keys))
    return db.session.scalars(query.limit(SHOWN)).all()


def steps_for(by: Person, event: Event) -> list[Transition[EventStep, Relation, EventStatus]]:
    """What this person can do with it now."""
    held = {Relation.ORGANISER} if organises(by, event) else set()
    known = possible(EVENT_TRANSITIONS, event.status, held)
    return [each for each in known if each.step not in CALLING or unmet_for_call(event) is None]


def unmet_for_call(event: Event) -> EventRefusal | RegionRefusal | None:
    """Why its call can't be published now."""
    if event.region_key in closed_regions():
        return RegionRefusal.NOT_ACTIVE
    is_complete = has_call(event) and event.apply_until and event.apply_until > now()
    return None if is_complete else EventRefusal.INCOMPLETE


def has_call(event: Event) -> bool:
    """Whether it has its words, and a deadline."""
    has_words = event.names.get(event.language) and event.calls.get(event.language)
    return bool(has_words and event.apply_until)


def organising_regions(by: Person) -> list[str]:
    """Regions for which this person may make an event now."""
    closed = closed_regions()
    own = list(all_regions()) if by.is_administrator else by.region_keys
    return [key for key in own if key not in closed]


def invited_regions(event: Event) -> list[str]:
    """Regions whose classes may apply now; those whose partnership is not active may not."""
    active = [key for key, region in all_regions().items() if region.status == RegionStatus.ACTIVE]
    return [key for key in active if not event.invited or key in event.invited]


def own_region(by: Person) -> str:
    """Whose time the reader's clock shows; empty for visitors and for who works in no region."""
    if not by.is_authenticated:
        return ""
    taught = [each.school.region_key for each in own_classes(by)] if by.is_teacher else []
    return next(iter([*taught, *by.region_keys]), "")


def zone_of(event: Event) -> str:
    """The name of the time zone in which its times are meant."""
    return all_regions()[event.region_key].timezone


def days_without_hours(event: Event) -> dict[int, list[date]]:
    """Of each place that has any, by its id, the days on which it is closed."""
    closed = {place.id: set(event.days) - {each.day for each in place.openings} for place in event.places}
    return {place_id: sorted(days) for place_id, days in closed.items() if days}


def with_places() -> Select[Event]:
    return select(Event).options(selectinload(Event.places).selectinload(EventPlace.openings))
