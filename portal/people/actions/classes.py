"""What becomes of the classes of somebody who can't look after them: searches, requests and proposals."""

from collections.abc import Sequence

from portal.accounts.models import Person
from portal.classes.models import SchoolClass
from portal.core.claims import claim
from portal.core.db import db
from portal.matching.actions.searches import give_to, open_if_confirmed, pause
from portal.matching.models import PartnerSearch
from portal.matching.queries.searches import lock_searches_of
from portal.matching.rules.searches import Status
from portal.partnering.actions.automatic import end_requests_of
from portal.partnering.actions.hand_over import give_requests_to
from portal.people.rules import PeopleRefusal
from portal.rounds.actions.answers import end_proposals_of


def stop_looking(class_ids: Sequence[int]) -> Sequence[PartnerSearch]:
    """Their searches are shown to nobody; whoever waits for them hears that nobody can answer at the moment."""
    searches = lock_searches_of(class_ids)
    for search in searches:
        pause(search)
    db.session.flush()
    end_requests_of(searches)
    end_proposals_of(searches)
    return searches


def look_on(class_ids: Sequence[int]) -> None:
    """Searches of a teacher who may act again are open again."""
    for search in lock_searches_of(class_ids):
        if search.status == Status.WAITING:
            open_if_confirmed(search)


def leave_alone(school_class: SchoolClass) -> None:
    """The class has no teacher until somebody takes it over."""
    searches = stop_looking([school_class.id])
    _set_teacher(school_class, None)
    for search in searches:
        give_to(search, None)


def give_class_to(teacher: Person, school_class: SchoolClass) -> None:
    """The teacher has all rights of the class from now on: its students, their works, its search for partners."""
    _set_teacher(school_class, teacher)
    searches = lock_searches_of([school_class.id])
    for search in searches:
        give_to(search, teacher)
    db.session.flush()
    give_requests_to(teacher, searches)


def _set_teacher(school_class: SchoolClass, teacher: Person | None) -> None:
    as_read = SchoolClass.teacher_id.is_not_distinct_from(school_class.teacher_id)
    number = teacher.id if teacher else None
    claim(school_class, as_read, refusal=PeopleRefusal.CHANGED_SINCE, teacher_id=number)
