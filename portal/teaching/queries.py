"""Reads the schools of a teacher, and what the next school year makes of her classes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, exists, select

from portal.accounts.models import Person
from portal.classes.models import SchoolClass
from portal.classes.queries import end_of_year_at, own_classes
from portal.classes.rules.grades import all_grades, grade_after
from portal.core.clock import A_MINUTE, now, today
from portal.core.db import db
from portal.core.refusal import Refused, existing
from portal.core.transitions import Impossible, is_fresh
from portal.holidays.rules.days import A_DAY
from portal.people.models import AccountEntry
from portal.people.queries.memberships import last_end, may_return
from portal.people.queries.work import Work, work_at
from portal.people.rules import Step
from portal.projects.models import Project, ProjectClass, ProjectTeacher
from portal.projects.queries import is_confirmed
from portal.projects.rules import Status
from portal.regions.queries import is_open
from portal.schools.models import Membership
from portal.schools.queries.memberships import colleagues_of
from portal.schools.queries.schools import with_region
from portal.teaching.rules import Level, may_prepare, name_after, older, years_between

LATELY = 100  # entries of one teacher that are looked through


@dataclass(frozen=True)
class OwnSchool:
    """A school where the teacher works or has worked, what she looks after there, and who could take it over."""

    membership: Membership
    work: Work
    colleagues: Sequence[Person]
    may_return: bool
    may_invite: bool


@dataclass(frozen=True)
class NextYear:
    """A class in the school year after its own; `level` None: its students have left the school."""

    school_class: SchoolClass
    ends_on: date
    level: Level | None
    name: str


def own_schools(person: Person) -> list[OwnSchool]:
    """The first one first; those that she has left at the end."""
    schools = [_own_school(person, membership) for membership in db.session.scalars(_memberships(person))]
    return sorted(schools, key=lambda each: each.membership.ended_at is not None)


def get_membership(person: Person, school_id: int) -> Membership:
    return existing(db.session.scalar(_memberships(person).where(Membership.school_id == school_id)))


def classes_to_raise(person: Person) -> list[NextYear]:
    """The teacher's classes whose school year is over, or nearly."""
    return [next_year(each) for each in own_classes(person) if may_prepare(each.year_ends_on, today())]


def next_year(school_class: SchoolClass) -> NextYear:
    """The school year of today; the one after that of the class at the earliest."""
    ends_on = end_of_year_at(school_class.school, max(today(), school_class.year_ends_on + A_DAY))
    years = years_between(school_class.year_ends_on, ends_on)
    level = _level_after(school_class, years)
    before = all_grades().get(school_class.grade_key or "")
    name = name_after(school_class.name, before.label, level.label) if before and level else school_class.name
    return NextYear(school_class, ends_on, level, name)


def projects_under_way(person: Person) -> Sequence[Project]:
    """Own projects that can be finished."""
    mine = exists().where(ProjectTeacher.project_id == Project.id, ProjectTeacher.person_id == person.id)
    return db.session.scalars(select(Project).where(mine, Project.status == Status.RUNNING).order_by(Project.id)).all()


def is_over(project: Project) -> bool:
    """Its last day is over, or it says none and belongs to one teacher alone."""
    return project.ends_on < today() if project.ends_on else len(project.teachers) == 1


def projects_of_class(school_class: SchoolClass, teacher: Person) -> tuple[list[Project], list[Project]]:
    """Projects of a teacher in which the class takes part: without another class of hers, and with one."""
    takes_part = exists().where(ProjectClass.project_id == Project.id, ProjectClass.class_id == school_class.id)
    mine = exists().where(ProjectTeacher.project_id == Project.id, ProjectTeacher.person_id == teacher.id)
    projects = db.session.scalars(select(Project).where(takes_part, mine).order_by(Project.id)).all()
    others = select(ProjectClass.project_id).join(SchoolClass, SchoolClass.id == ProjectClass.class_id)
    others = others.where(SchoolClass.teacher_id == teacher.id, SchoolClass.id != school_class.id)
    shared = set(db.session.scalars(others))
    return [each for each in projects if each.id not in shared], [each for each in projects if each.id in shared]


def get_hand_over(person: Person, class_id: int) -> AccountEntry:
    """By which she handed over a class a moment ago; too late when it was long ago."""
    entry = existing(next((each for each in _handed_over_by(person) if class_id in each.facts["class_ids"]), None))
    if not is_fresh(entry.at, now()):
        raise Refused(Impossible.TOO_LATE)
    return entry


def find_hand_over_by_leaving(membership: Membership) -> AccountEntry | None:
    """What a colleague took over when the teacher left this school a moment ago."""
    end = last_end(membership.person, membership.school_id)
    if end is None or not is_fresh(end.at, now()):
        return None
    of_school = (each for each in _handed_over_by(membership.person) if each.id < end.id)
    last = next(of_school, None)
    is_same = last and last.facts["school"] == membership.school.name and end.at - last.at < A_MINUTE
    return last if is_same else None


def _handed_over_by(person: Person) -> list[AccountEntry]:
    """What she gave to colleagues lately, the last first."""
    given = (AccountEntry.step == Step.TAKE_OVER, AccountEntry.by_id == person.id)
    query = select(AccountEntry).where(*given, AccountEntry.person_id != person.id).order_by(AccountEntry.id.desc())
    return [entry for entry in db.session.scalars(query.limit(LATELY)) if "class_ids" in entry.facts]


def _own_school(person: Person, membership: Membership) -> OwnSchool:
    school = membership.school
    return OwnSchool(
        membership,
        work_at(school, person),
        colleagues_of(person, school.id),
        may_return(membership),
        is_confirmed(person, school.id) and is_open(school.region),
    )


def _memberships(person: Person) -> Select[Membership]:
    query = select(Membership).where(Membership.person_id == person.id).order_by(Membership.created_at)
    return query.options(with_region(Membership.school))


def _level_after(school_class: SchoolClass, years: int) -> Level | None:
    grade = all_grades().get(school_class.grade_key or "")
    if grade is None:
        return older(Level(None, school_class.age_from, school_class.age_to), years)
    following = grade_after(grade, years)
    return Level(following.key, following.age_from, following.age_to, following.label) if following else None
