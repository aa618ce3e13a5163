"""Writes events: what they are, their steps, and their places with opening times."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from portal.accounts.models import Person
from portal.core.claims import claim
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import Refused
from portal.core.transitions import Impossible, decide
from portal.events.models import Event, EventPlace, Opening
from portal.events.notifications import notify_of_cancellation
from portal.events.queries.events import CALLING, has_call, unmet_for_call
from portal.events.rules.codes import EventRefusal, EventStatus, PlaceKind
from portal.events.rules.days import Hours
from portal.events.rules.steps import EVENT_TRANSITIONS, EventStep, Relation
from portal.regions.queries import must_be_open


@dataclass(frozen=True)
class Description:
    """What organisers say about an event; names and calls are language → text, `language` that of the originals."""

    language: str
    names: dict[str, str]
    town: str
    first_day: date
    last_day: date
    calls: dict[str, str] = field(default_factory=dict)
    invited: list[str] = field(default_factory=list)
    apply_until: datetime | None = None


@dataclass(frozen=True)
class Place:
    """What organisers say about a stage or a room; a day without hours is a day on which it is closed."""

    kind: PlaceKind
    name: str
    changeover: int
    hours: Mapping[date, Hours]


def make_event(region_key: str, description: Description, *, by: Person) -> Event:
    must_be_open(region_key)
    event = Event(region_key=region_key, by_id=by.id, **vars(description))
    db.session.add(event)
    db.session.flush()
    return event


def change_event(event: Event, description: Description) -> None:
    """Opening times on days that are none any more go; a call that is open keeps its text and a deadline. Teachers who
    are invited only now are told as the others were.
    """
    _note_change(event)
    if {*event.invited} != {*description.invited}:
        event.announced_to, event.announced_at = 0, None
    for name, value in vars(description).items():
        setattr(event, name, value)
    if event.status == EventStatus.OPEN and not has_call(event):
        raise Refused(EventRefusal.INCOMPLETE)
    days = set(event.days)
    for place in event.places:
        place.openings = [each for each in place.openings if each.day in days]


def take_step(event: Event, step: EventStep, reason: str = "", *, by: Person) -> None:
    """Of two people at once one is first."""
    transition = decide(EVENT_TRANSITIONS, step, event.status, {Relation.ORGANISER}, reason)
    if step in CALLING and (refusal := unmet_for_call(event)):
        raise Refused(refusal)
    why = {"reason": reason, "reason_language": by.language} if step == EventStep.CANCEL else {}
    _move(event, transition.to, **why)
    if step == EventStep.CANCEL:
        notify_of_cancellation(event)


def end_call(event: Event) -> None:
    """Its deadline is over."""
    _move(event, decide(EVENT_TRANSITIONS, EventStep.END_CALL, event.status, {Relation.PORTAL}).to)


def add_place(event: Event, place: Place) -> EventPlace:
    _note_change(event)
    position = max((each.position for each in event.places), default=0) + 1
    new = EventPlace(kind=place.kind, name=place.name, changeover=place.changeover, position=position)
    new.openings = _openings(place)
    event.places.append(new)
    db.session.flush()
    return new


def change_place(known: EventPlace, place: Place) -> None:
    _note_change(known.event)
    known.kind, known.name, known.changeover = place.kind, place.name, place.changeover
    same = {(each.day, each.hours): each for each in known.openings}
    known.openings = [same.get((each.day, each.hours), each) for each in _openings(place)]


def remove_place(known: EventPlace) -> None:
    _note_change(known.event)
    known.event.places.remove(known)


def _note_change(event: Event) -> None:
    """Whoever writes at the same moment waits, and is told that it is another one by now."""
    claim(event, Event.updated_at == event.updated_at, refusal=Impossible.ALREADY_TAKEN, updated_at=now())


def _move(event: Event, to: EventStatus, **values: str) -> None:
    is_here = Event.status == event.status
    moment = now()
    claim(event, is_here, refusal=Impossible.ALREADY_TAKEN, status=to, status_since=moment, updated_at=moment, **values)


def _openings(place: Place) -> list[Opening]:
    return [Opening(day=day, **vars(hours)) for day, hours in place.hours.items()]
