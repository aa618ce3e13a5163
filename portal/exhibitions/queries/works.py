"""Reads the works of an exhibition that may be shown now, and those that could be added."""

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, Row, func, select

from portal.accounts.models import Person
from portal.consent.rules.codes import Use
from portal.contributions.models import Contribution
from portal.core.db import db
from portal.core.fingerprint import fingerprint
from portal.core.web.paging import Page, Position
from portal.events.models import Application, ApplicationWork, Event
from portal.events.rules.codes import ApplicationKind, ApplicationStatus
from portal.exhibitions.models import Exhibition
from portal.exhibitions.queries.exhibitions import find_own
from portal.uses.queries import Work, still_usable, works
from portal.uses.rules import Filters


def works_shown(exhibition: Exhibition) -> list[Work]:
    """In their order: public, and allowed for exhibitions at this moment; named is who may be named in both. None of a
    project that visitors do not see.
    """
    if not exhibition.is_open:
        return []
    order = {exhibit.contribution_id: exhibit.position for exhibit in exhibition.exhibits}
    usable = still_usable(order, Use.EXHIBITION)
    return sorted((_named_in_both(work) for work in usable), key=lambda work: order[work.contribution.id])


def has_folder(person: Person, exhibition_id: int) -> bool:
    """Whether the person can download this exhibition now: it is still her own, and something may be shown."""
    found = find_own(person, exhibition_id)
    return found is not None and bool(works_shown(found))


def marks_of(works: Collection[Work]) -> dict[str, str]:
    """By the id of a work: what changes when it is shown otherwise."""
    return {str(work.contribution.id): fingerprint(work.contribution.revision, work.names) for work in works}


def works_to_add(exhibition: Exhibition, by: Person, project: int | None, after: Position | None) -> Page[Work]:
    """What may be exhibited and is not in it: of the region's coordination, or of the project."""
    filters = Filters(Use.EXHIBITION, project=project, region=exhibition.region_key)
    page = _of_project(exhibition.project_id) if exhibition.project_id else works(by, filters, after)
    there = {exhibit.contribution_id for exhibit in exhibition.exhibits}
    return Page([work for work in page.items if work.contribution.id not in there], after=page.after)


def may_be_added(exhibition: Exhibition, numbers: Collection[int]) -> list[int]:
    """Of these works the ones that may be exhibited here, the newest last."""
    usable = [work.contribution for work in still_usable(numbers, Use.EXHIBITION)]
    return [each.id for each in reversed(usable) if _belongs_to(each, exhibition)]


def events_with_exhibits(region_key: str) -> Sequence[Row[Event, int]]:
    """(event, number of works) of events that the region organises and for which exhibits were accepted."""
    query = select(Event, func.count(ApplicationWork.contribution_id)).select_from(Application)
    query = query.join(ApplicationWork).join(Event)
    query = query.where(Event.region_key == region_key, *_accepted()).group_by(Event.id)
    return db.session.execute(query.order_by(Event.first_day.desc(), Event.id)).all()


def works_of_event(region_key: str, event_id: int) -> list[int]:
    """What classes exhibit there and may be exhibited, in the order of their applications."""
    query = select(ApplicationWork.contribution_id).select_from(Application).join(ApplicationWork).join(Event)
    query = query.where(Event.id == event_id, Event.region_key == region_key, *_accepted())
    numbers = list(db.session.scalars(query.order_by(Application.id, ApplicationWork.position)))
    usable = {work.contribution.id for work in still_usable(numbers, Use.EXHIBITION)}
    return [number for number in numbers if number in usable]


def _accepted() -> tuple[ColumnElement[bool], ...]:
    return Application.kind == ApplicationKind.EXHIBIT, Application.status == ApplicationStatus.ACCEPTED


def _belongs_to(contribution: Contribution, exhibition: Exhibition) -> bool:
    if exhibition.project_id:
        return contribution.project_id == exhibition.project_id
    return contribution.region_key == exhibition.region_key


def _of_project(project_id: int) -> Page[Work]:
    published = (Contribution.project_id == project_id, Contribution.published_at.is_not(None))
    numbers = db.session.scalars(select(Contribution.id).where(*published))
    return Page(still_usable(list(numbers), Use.EXHIBITION))


def _named_in_both(work: Work) -> Work:
    return Work(work.contribution, [number for number in work.named if number in work.contribution.named_authors])
