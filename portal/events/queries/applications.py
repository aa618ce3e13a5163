"""Reads applications: teachers those of their classes, organisers those of the event, coordinators their region's."""

from collections.abc import Sequence

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload, selectinload

from portal.accounts.models import Person
from portal.classes.models import SchoolClass
from portal.classes.queries import own_classes, with_school
from portal.consent.rules.codes import Use
from portal.contributions.models import Contribution
from portal.contributions.queries.contributions import origin
from portal.contributions.queries.uses import Allowance, allowances_of, usable
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import NotFound, existing
from portal.core.transitions import Transition, is_fresh, possible
from portal.events.models import Application, ApplicationEntry, Event
from portal.events.queries.events import invited_regions, organises, with_places
from portal.events.rules.applications import UNDER_PREPARATION, is_call_open, may_change
from portal.events.rules.codes import ApplicationStatus, EventRefusal, EventStatus
from portal.events.rules.steps import DECISIONS, TRANSITIONS, Relation, Step
from portal.projects.queries import is_confirmed

MOST_OFFERED = 200  # contributions of a class


def get_application(by: Person, application_id: int) -> Application:
    application = existing(db.session.scalar(_whole().where(Application.id == application_id)))
    if not relations(by, application):
        raise NotFound
    return application


def get_own(teacher: Person, application_id: int) -> Application:
    application = get_application(teacher, application_id)
    if Relation.TEACHER not in relations(teacher, application):
        raise NotFound
    return application


def get_deciding(by: Person, application_id: int) -> Application:
    application = get_application(by, application_id)
    if Relation.ORGANISER not in relations(by, application):
        raise NotFound
    return application


def get_applicable(event_id: int) -> Event:
    """An event for which a class may apply, or ask to be admitted late."""
    query = with_places().where(Event.id == event_id, Event.status.in_(UNDER_PREPARATION))
    return existing(db.session.scalar(query))


def relations(by: Person, application: Application) -> set[Relation]:
    """Drafts are seen by nobody but their teacher."""
    is_seen = application.status != ApplicationStatus.DRAFT
    holds = {
        Relation.TEACHER: application.school_class.teacher_id == by.id,
        Relation.ORGANISER: is_seen and organises(by, application.event),
        Relation.COORDINATOR: is_seen and by.is_coordinator and application.region_key in by.region_keys,
    }
    return {relation for relation, is_held in holds.items() if is_held}


def steps_for(by: Person, application: Application) -> list[Transition[Step, Relation, ApplicationStatus]]:
    """What this person can do with it now."""
    known = possible(TRANSITIONS, application.status, relations(by, application))
    return [each for each in known if unmet(each.step, application) is None]


def unmet(step: Step, application: Application) -> EventRefusal | None:
    """Why a step is not possible though the table allows it."""
    event = application.event
    is_open = is_call_open(event.status, event.apply_until, now())
    if step == Step.ASK_LATE and is_open:
        return EventRefusal.CALL_NOT_OVER
    if step == Step.HAND_IN and not is_open and application.status != ApplicationStatus.ASKED_BACK:
        return EventRefusal.CALL_OVER
    if step in (Step.HAND_IN, Step.ASK_LATE):
        return EventRefusal.CALL_OVER if event.is_over else _unmet_by_class(application)
    if step == Step.WITHDRAW:
        return None
    is_planned = event.status in UNDER_PREPARATION or (step != Step.RESUME and event.status == EventStatus.PUBLISHED)
    return None if is_planned else EventRefusal.CALL_OVER


def is_editable(application: Application) -> bool:
    event = application.event
    is_open = is_call_open(event.status, event.apply_until, now())
    return not event.is_over and may_change(application.status, event.status, is_open=is_open)


def classes_for(teacher: Person, event: Event) -> list[SchoolClass]:
    """The teacher's classes with which she may apply."""
    invited = invited_regions(event)
    return [each for each in own_classes(teacher) if each.school.region_key in invited]


def offered_works(class_ids: Sequence[int]) -> list[Contribution]:
    """What is published of these classes, the last first."""
    query = select(Contribution).where(Contribution.class_id.in_(class_ids), Contribution.published_at.is_not(None))
    query = query.options(*origin(), selectinload(Contribution.media))
    return list(db.session.scalars(query.order_by(Contribution.published_at.desc()).limit(MOST_OFFERED)))


def not_exhibitable(works: Sequence[Contribution]) -> dict[int, Allowance]:
    """Those that may not be exhibited now, by id, with what is missing."""
    allowed = {each.id for each in usable(works, Use.EXHIBITION)}
    barred = [each for each in works if each.id not in allowed]
    return {each.id: next(a for a in allowances_of(each) if Use.EXHIBITION in a.uses) for each in barred}


def works_of(application: Application) -> list[Contribution]:
    """The chosen ones that are public, in the order of the class."""
    numbers = [each.contribution_id for each in application.works]
    query = select(Contribution).where(Contribution.id.in_(numbers), Contribution.published_at.is_not(None))
    found = {each.id: each for each in db.session.scalars(query.options(*origin(), selectinload(Contribution.media)))}
    return [found[number] for number in numbers if number in found]


def entries_of(application: Application) -> Sequence[ApplicationEntry]:
    """The oldest first."""
    query = select(ApplicationEntry).where(ApplicationEntry.application_id == application.id)
    return db.session.scalars(
        query.options(joinedload(ApplicationEntry.by).lazyload("*")).order_by(ApplicationEntry.id)
    ).all()


def find_undoable(by: Person, application: Application) -> ApplicationEntry | None:
    """The last step, as long as this person may undo it."""
    entry = next(reversed(entries_of(application)), None)
    if entry is None or entry.step not in DECISIONS or entry.by_id != by.id or application.status != entry.to:
        return None
    return entry if is_fresh(entry.at, now()) else None


def _unmet_by_class(application: Application) -> EventRefusal | None:
    school_class = application.school_class
    if application.region_key not in invited_regions(application.event):
        return EventRefusal.NOT_INVITED
    if not is_confirmed(school_class.teacher, school_class.school_id):
        return EventRefusal.NOT_CONFIRMED
    return unmet_by_content(application)


def unmet_by_content(application: Application) -> EventRefusal | None:
    """Why organisers can not decide about it as it is."""
    if application.missing_fields:
        return EventRefusal.APPLICATION_INCOMPLETE
    works = works_of(application)
    all_there = len(works) == len(application.works)
    return None if all_there and not not_exhibitable(works) else EventRefusal.WORKS_NOT_ALLOWED


def _whole() -> Select[Application]:
    school_class = joinedload(Application.school_class).options(joinedload(SchoolClass.teacher), *with_school()[1:])
    return select(Application).options(joinedload(Application.event), school_class, selectinload(Application.works))
