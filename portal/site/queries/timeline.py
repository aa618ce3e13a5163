"""Reads the history of a partnership: what happened when, as far as it is public."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import exists, func, select

from portal.awards.models import Nomination
from portal.contributions.models import Contribution
from portal.core.clock import today
from portal.core.db import db
from portal.events.models import Event
from portal.events.rules.codes import EventStatus
from portal.projects.models import Project, ProjectRegion
from portal.regions.models import Region
from portal.site.queries.calendar import without_people
from portal.visits.models import Visit, VisitSide
from portal.visits.rules.codes import Status as VisitStatus

MOST = 30  # visits, and events, the latest ones


class Moment(StrEnum):
    """What happened."""

    FOUNDED = "founded"
    RENEWED = "renewed"
    ACTIVE = "active"
    SUSPENDED = "suspended"
    ENDED = "ended"
    RENAMED = "renamed"
    FIRST_PROJECT = "first_project"
    FIRST_WORK = "first_work"
    VISIT = "visit"
    EVENT = "event"
    LAUREATE = "laureate"


@dataclass(frozen=True)
class Entry:
    """A day of the history; `thing` is what visitors can look at, or the row that tells it."""

    day: date
    moment: Moment
    thing: Any = None


def timeline(key: str, laurels: Iterable[Nomination]) -> list[Entry]:
    """From the beginning of a region until today, with the awards that were received."""
    region = db.session.scalars(select(Region).where(Region.key == key)).one()
    entries = [*_of_partnership(region), *_firsts(key), *_visits(key), *_events(key)]
    entries += [Entry(each.round.status_since.date(), Moment.LAUREATE, each) for each in laurels]
    return sorted((each for each in entries if each.day <= today()), key=lambda each: (each.day, each.moment))


def _of_partnership(region: Region) -> Iterator[Entry]:
    if region.founded:
        yield Entry(region.founded, Moment.FOUNDED)
    if region.renewed:
        yield Entry(region.renewed, Moment.RENEWED)
    for status in region.statuses:
        yield Entry(status.since, Moment(status.status))
    for rename in region.renames:
        yield Entry(rename.since, Moment.RENAMED, rename)


def _firsts(key: str) -> Iterator[Entry]:
    takes_part = exists().where(ProjectRegion.project_id == Project.id, ProjectRegion.region_key == key)
    first = db.session.scalar(select(func.min(Project.created_at)).where(Project.is_public, takes_part))
    if first:
        yield Entry(first.date(), Moment.FIRST_PROJECT)
    is_published = Contribution.region_key == key, Contribution.published_at.is_not(None)
    first = db.session.scalar(select(func.min(Contribution.published_at)).where(*is_published))
    if first:
        yield Entry(first.date(), Moment.FIRST_WORK)


def _visits(key: str) -> Iterator[Entry]:
    is_side = exists().where(VisitSide.visit_id == Visit.id, VisitSide.region_key == key)
    query = select(Visit).where(Visit.is_public, Visit.status == VisitStatus.REPORTED, is_side)
    query = query.options(*without_people())
    for visit in db.session.scalars(query.order_by(Visit.first_day.desc()).limit(MOST)):
        yield Entry(visit.first_day, Moment.VISIT, visit)


def _events(key: str) -> Iterator[Entry]:
    """Those that the region has organised."""
    query = select(Event).where(Event.region_key == key, Event.status == EventStatus.PUBLISHED)
    for event in db.session.scalars(query.order_by(Event.first_day.desc()).limit(MOST)):
        yield Entry(event.first_day, Moment.EVENT, event)
