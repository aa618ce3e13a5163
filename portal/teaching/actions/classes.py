"""What becomes of a teacher's classes: handed over, raised into the next school year, closed and opened again."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from portal.accounts.models import Person
from portal.classes.actions import renew_all_cards, renew_class_code
from portal.classes.models import SchoolClass
from portal.classes.rules.classes import CLOSED_CLASSES
from portal.contributions.actions.publishing import check_again
from portal.contributions.queries.lists import published_of
from portal.core.claims import claim
from portal.core.clock import now, today
from portal.core.db import db
from portal.core.mail.actions import hold
from portal.core.refusal import Refused, existing
from portal.core.transitions import UNDO_FOR, Impossible, is_fresh
from portal.matching.actions.searches import close, renew
from portal.matching.queries.searches import lock_searches_of
from portal.matching.rules.searches import Status
from portal.partnering.actions.automatic import end_requests_of
from portal.people.actions.entries import NO_GROUNDS
from portal.people.actions.handing_over import hand_over
from portal.people.actions.projects import join_project
from portal.people.notifications import event_of
from portal.people.queries.work import Work
from portal.projects.actions.projects import take_step
from portal.projects.models import Project
from portal.projects.rules import Step
from portal.retention.queries import goes_at
from portal.rounds.actions.answers import end_proposals_of
from portal.teaching.queries import NextYear, projects_of_class
from portal.teaching.rules import Plan, TeachingRefusal


@dataclass(frozen=True)
class ClassPlan:
    """What a teacher wants of one class; `name` counts when it rises."""

    year: NextYear
    plan: Plan
    name: str = ""


def hand_over_class(school_class: SchoolClass, to: Person) -> None:
    """With its students, works and partners; projects in which the teacher has another class belong to both.

    The colleague hears of it as soon as it can't be undone any more.
    """
    teacher = existing(school_class.teacher)
    alone, shared = projects_of_class(school_class, teacher)
    new = [project for project in shared if to not in project.teachers]
    work = Work([school_class], alone)
    entry = hand_over(work, school_class.school, of=teacher, to=to, by=teacher, grounds=NO_GROUNDS)
    hold([event_of(entry)], entry.at + UNDO_FOR)
    for project in new:
        join_project(to, project)
    entry.facts = entry.facts | {"new_ids": entry.facts["new_ids"] + [project.id for project in new]}


def begin_year(plans: Sequence[ClassPlan], finished: Sequence[Project], *, by: Person) -> None:
    """All of it or nothing, once: a class that has risen already is refused."""
    for project in finished:
        take_step(project, Step.FINISH, by=by)
    for each in plans:
        if each.plan == Plan.RISE and each.year.level:
            _raise(each)
        elif each.plan != Plan.KEEP:
            close_class(each.year.school_class)


def close_class(school_class: SchoolClass) -> None:
    """Cards and code work no longer; what is published stays as far as the families agree to it."""
    _claim(school_class, is_closed=False)
    for student in school_class.students:
        student.person.end_sessions()
    check_again(published_of(school_class))
    _stop_looking(school_class, of_this_year=True)


def reopen_class(school_class: SchoolClass) -> None:
    """Cards and code work as before. After a slip the class looks on for partners; later the search can be renewed."""
    closed_at = school_class.closed_at
    if closed_at and goes_at(CLOSED_CLASSES, closed_at) <= now():
        raise Refused(TeachingRefusal.ERASED)
    _claim(school_class, is_closed=True)
    if closed_at and is_fresh(closed_at, now()):
        _look_on(school_class, closed_at)


def _raise(plan: ClassPlan) -> None:
    """Grade, age and name of the next school year; new cards and a new code, and no search of the last year."""
    year, school_class = plan.year, plan.year.school_class
    as_read = SchoolClass.year_ends_on == school_class.year_ends_on
    claim(school_class, as_read, refusal=TeachingRefusal.YEAR_HAS_BEGUN, year_ends_on=year.ends_on)
    school_class.name = plan.name or year.name
    if level := year.level:
        school_class.grade_key, school_class.age_from, school_class.age_to = (
            level.grade_key,
            level.age_from,
            level.age_to,
        )
    renew_all_cards(school_class)
    renew_class_code(school_class)
    _stop_looking(school_class, of_this_year=False)


def _stop_looking(school_class: SchoolClass, *, of_this_year: bool) -> None:
    """Searches whose time is over end, with what waits for them."""
    live = [search for search in lock_searches_of([school_class.id]) if search.is_live]
    over = [search for search in live if of_this_year or search.ends_on <= today()]
    for search in over:
        close(search)
    db.session.flush()
    end_requests_of(over)
    end_proposals_of(over)


def _look_on(school_class: SchoolClass, closed_at: datetime) -> None:
    """Searches that ended with the class, unless nothing begins in the region by now."""
    for search in lock_searches_of([school_class.id]):
        if search.status == Status.CLOSED and search.changed_at >= closed_at:
            with suppress(Refused):
                renew(search)


def _claim(school_class: SchoolClass, *, is_closed: bool) -> None:
    as_read = SchoolClass.closed_at.is_not(None) if is_closed else SchoolClass.closed_at.is_(None)
    claim(school_class, as_read, refusal=Impossible.ALREADY_TAKEN, closed_at=None if is_closed else now())
