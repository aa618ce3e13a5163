"""What each student of a teacher's classes has handed in to a project."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import lazyload

from portal.accounts.models import Person
from portal.classes.models import SchoolClass, Student
from portal.contributions.models import Author, Contribution
from portal.contributions.queries.contributions import listed
from portal.contributions.rules import HANDED_IN
from portal.core.db import db
from portal.projects.models import Project


@dataclass(frozen=True)
class ClassOverview:
    """A class with its students, each with what she has handed in."""

    school_class: SchoolClass
    students: list[tuple[Person, list[Contribution]]]

    @property
    def n_handed_in(self) -> int:
        return sum(bool(works) for _, works in self.students)


def overview(teacher: Person, project: Project) -> list[ClassOverview]:
    """Of the teacher's own classes in the project; those of colleagues are their own matter."""
    own = [school_class for school_class in project.classes if school_class.teacher_id == teacher.id]
    class_ids = [school_class.id for school_class in own]
    works, students = _works_by_author(project, class_ids), _students_by_class(class_ids)
    return [
        ClassOverview(school_class, [(student, works[student.id]) for student in students[school_class.id]])
        for school_class in own
    ]


def projects_handed_in_to(student: Person) -> set[int]:
    """The numbers of the projects to which the student has handed in something."""
    mine = select(Author.contribution_id).where(Author.person_id == student.id)
    query = select(Contribution.project_id).where(Contribution.id.in_(mine), Contribution.status.in_(HANDED_IN))
    return set(db.session.scalars(query.distinct()))


def _works_by_author(project: Project, class_ids: Collection[int]) -> dict[int, list[Contribution]]:
    query = (
        select(Contribution)
        .options(*listed())
        .where(
            Contribution.project_id == project.id,
            Contribution.class_id.in_(class_ids),
            Contribution.status.in_(HANDED_IN),
        )
    )
    works: defaultdict[int, list[Contribution]] = defaultdict(list)
    for contribution in db.session.scalars(query.order_by(Contribution.status_since)):
        for author in contribution.authors:
            works[author.id].append(contribution)
    return works


def _students_by_class(class_ids: Collection[int]) -> dict[int, list[Person]]:
    query = select(Student.class_id, Person).join(Person, Student.person_id == Person.id)
    query = query.where(Student.class_id.in_(class_ids)).options(lazyload("*")).order_by(Person.name, Person.id)
    students: defaultdict[int, list[Person]] = defaultdict(list)
    for class_id, person in db.session.execute(query):
        students[class_id].append(person)
    return students
