"""What waits for me: one list per role, each item with its one next step."""

from dataclasses import dataclass

from sqlalchemy import select

from portal.accounts.models import Person
from portal.classes.models import SchoolClass, Student
from portal.contributions import queries as contributions
from portal.contributions.models import Contribution, ContributionMove
from portal.db import db
from portal.moderation import queries as moderation
from portal.projects import queries as projects
from portal.projects.models import Project
from portal.schools.models import Membership
from portal.schools.queries import count_waiting


@dataclass(frozen=True)
class StudentDesk:
    """A student's own works, with the latest answer to each."""

    school_class: SchoolClass
    works: list[Contribution]
    moves: dict[int, ContributionMove]
    projects: list[Project]


@dataclass(frozen=True)
class TeacherDesk:
    """What a teacher has to confirm, forward or continue."""

    waiting: list[Contribution]
    under_way: list[Contribution]
    projects: list[Project]
    classes: list[SchoolClass]
    membership: Membership | None


@dataclass(frozen=True)
class CoordinatorDesk:
    """What the regions of a coordinator wait for."""

    works: list[Contribution]
    n_works: int
    n_other_languages: int
    projects: list[Project]
    n_schools: int


def student_desk(person: Person) -> StudentDesk:
    student = db.session.get_one(Student, person.id)
    works = contributions.of_author(person)
    return StudentDesk(
        student.school_class, works, contributions.last_moves(works), projects.open_for(student.class_id)
    )


def teacher_desk(person: Person) -> TeacherDesk:
    membership = db.session.scalar(
        select(Membership).filter_by(person_id=person.id).order_by(Membership.created_at).limit(1)
    )
    return TeacherDesk(
        contributions.waiting_for_teacher(person),
        contributions.under_way(person),
        projects.own_projects(person, limit=20),
        projects.joinable_classes(person),
        membership,
    )


def coordinator_desk(person: Person) -> CoordinatorDesk:
    n_mine = moderation.count(person)
    return CoordinatorDesk(
        list(moderation.waiting(person).items[:10]),
        n_mine,
        moderation.count(person, all_languages=True) - n_mine,
        projects.waiting(person.region_keys, limit=10),
        count_waiting(person.region_keys),
    )
