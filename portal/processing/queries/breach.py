"""Reads who is concerned when something got into wrong hands; nothing of it is stored."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, case, func, literal, select, union

from portal.accounts.models import Assignment, Person
from portal.accounts.queries.people import find_by_login
from portal.classes.models import SchoolClass, Student
from portal.contributions.models import Author, AuthorInvitation, Contribution, Medium, Mention, Recognisable
from portal.core.clock import end_of
from portal.core.db import db
from portal.core.mail.models import Email
from portal.core.refusal import NotFound, existing
from portal.core.web.access import Role
from portal.families.models import FamilyLanguage
from portal.processing.rules.breach import Lost, day_of
from portal.schools.models import Membership, School

SHOWN = 100  # people on the page; the file has all

Numbers = Sequence[Select[Any]]
LANGUAGE = case(
    (Person.role == Role.STUDENT, func.coalesce(FamilyLanguage.language, SchoolClass.card_language)),
    else_=Person.language,
)


@dataclass(frozen=True)
class Affected:
    """Somebody who is to be informed, and how."""

    person_id: int
    name: str
    role: Role
    language: str  # of the family, or of the adult
    mailbox: str  # empty: a letter to the family, by the teacher
    school_class: str
    school: str


@dataclass(frozen=True)
class Summary:
    """How many, by role and language, and in which regions."""

    counts: Sequence[tuple[Role, str, int]]
    region_keys: Sequence[str]

    @property
    def number(self) -> int:
        return sum(number for _role, _language, number in self.counts)

    @property
    def languages(self) -> list[str]:
        return sorted({language for _role, language, _number in self.counts})


def find_number(lost: Lost, typed: str) -> int | None:
    """The number of what was typed: a number, or the address of an account; None when there is none."""
    if lost == Lost.ACCOUNT and "@" in typed:
        person = find_by_login(typed)
        return person.id if person else None
    digits = typed.replace("-", "") if lost == Lost.BACKUP else typed
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else None


def affected(lost: Lost, number: int, limit: int | None = None) -> list[Affected]:
    """In the order of schools and classes; raises NotFound for what is not there."""
    columns = (Person.id, Person.name, Person.role, LANGUAGE, _mailbox(), SchoolClass.name, School.name)
    query = _joined(select(*columns), lost, number).order_by(School.name, SchoolClass.name, Person.role, Person.id)
    rows = db.session.execute(query.limit(limit))
    return [Affected(row[0], row[1], row[2], row[3], *(value or "" for value in row[4:])) for row in rows]


def summary(lost: Lost, number: int) -> Summary:
    counts = _joined(select(Person.role, LANGUAGE, func.count()), lost, number).group_by(Person.role, LANGUAGE)
    regions = _joined(select(School.region_key).distinct(), lost, number).where(School.region_key.is_not(None))
    rows = [(role, language, n) for role, language, n in db.session.execute(counts.order_by(Person.role, LANGUAGE))]
    return Summary(rows, list(db.session.scalars(regions.order_by(School.region_key))))


def _mailbox() -> Any:
    return func.coalesce(Person.email, Person.claimed_email)


def _joined(query: Select[Any], lost: Lost, number: int) -> Select[Any]:
    numbers = union(*PEOPLE[lost](number)).subquery()
    query = query.select_from(Person).outerjoin(Student, Student.person_id == Person.id)
    query = query.outerjoin(SchoolClass, SchoolClass.id == Student.class_id)
    query = query.outerjoin(School, School.id == SchoolClass.school_id)
    query = query.outerjoin(FamilyLanguage, FamilyLanguage.person_id == Person.id)
    return query.where(Person.id.in_(select(numbers)))


def _of_file(number: int) -> Numbers:
    medium = existing(db.session.get(Medium, number))
    seen = select(Recognisable.person_id).where(Recognisable.medium_id == number)
    return [seen, select(Author.person_id).where(Author.contribution_id == medium.contribution_id)]


def _of_contribution(number: int) -> Numbers:
    existing(db.session.get(Contribution, number))
    seen = select(Recognisable.person_id).join(Medium, Medium.id == Recognisable.medium_id)
    return [
        select(Author.person_id).where(Author.contribution_id == number),
        select(AuthorInvitation.person_id).where(AuthorInvitation.contribution_id == number),
        select(Mention.person_id).where(Mention.contribution_id == number, Mention.is_meant),
        seen.where(Medium.contribution_id == number),
    ]


def _of_account(number: int) -> Numbers:
    """The person, and everybody whose data the account shows."""
    person = existing(db.session.get(Person, number))
    own = [select(Person.id).where(Person.id == number)]
    if person.is_administrator:
        return [*own, select(Person.id).where(Person.role != Role.STUDENT)]
    regions = select(Assignment.region_key).where(Assignment.person_id == number)
    cared_for = School.region_key.in_(regions) if person.is_coordinator else literal(False)
    return [*own, *_of_classes(SchoolClass.teacher_id == number), *_of_classes(cared_for), _members(cared_for)]


def _of_class(number: int) -> Numbers:
    existing(db.session.get(SchoolClass, number))
    return _of_classes(SchoolClass.id == number)


def _of_school(number: int) -> Numbers:
    existing(db.session.get(School, number))
    return [*_of_classes(SchoolClass.school_id == number), _members(School.id == number)]


def _of_email(number: int) -> Numbers:
    email = existing(db.session.get(Email, number))
    return [select(Person.id).where(_mailbox() == email.recipient)]


def _of_backup(number: int) -> Numbers:
    """Everybody who had an account on that day and still has one."""
    if (day := day_of(number)) is None:
        raise NotFound
    return [select(Person.id).where(Person.created_at < end_of(day))]


def _of_classes(condition: Any) -> Numbers:
    """The students and the teachers of classes."""
    students = select(Student.person_id).join(SchoolClass, SchoolClass.id == Student.class_id)
    teachers = select(SchoolClass.teacher_id).where(SchoolClass.teacher_id.is_not(None))
    at_school = (School, School.id == SchoolClass.school_id)
    return [students.join(*at_school).where(condition), teachers.join(*at_school).where(condition)]


def _members(condition: Any) -> Select[Any]:
    return select(Membership.person_id).join(School, School.id == Membership.school_id).where(condition)


PEOPLE: dict[Lost, Callable[[int], Numbers]] = {
    Lost.FILE: _of_file,
    Lost.CONTRIBUTION: _of_contribution,
    Lost.ACCOUNT: _of_account,
    Lost.CLASS: _of_class,
    Lost.SCHOOL: _of_school,
    Lost.EMAIL: _of_email,
    Lost.BACKUP: _of_backup,
}
