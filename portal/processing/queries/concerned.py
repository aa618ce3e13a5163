"""Whom a thing concerns that got into wrong hands, as queries for the numbers of people."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Select, func, literal, or_, select

from portal.accounts.models import Assignment, Person
from portal.classes.models import SchoolClass, Student
from portal.contributions.models import Author, AuthorInvitation, Contribution, Medium, Mention, Recognisable
from portal.core.clock import end_of
from portal.core.db import db
from portal.core.mail.models import Email
from portal.core.refusal import NotFound, existing
from portal.core.web.access import Role
from portal.processing.rules.breach import Lost, day_of
from portal.schools.models import Membership, School

Numbers = Sequence[Select[Any]]


def mailbox() -> Any:
    """Of a person, confirmed or not."""
    return func.coalesce(Person.email, Person.claimed_email)


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
    """The person, and everybody whose data the account shows today, also as an author with others or a substitute."""
    person = existing(db.session.get(Person, number))
    mine = select(Author.contribution_id).where(Author.person_id == number)
    own = [select(Person.id).where(Person.id == number), _authors(Contribution.id.in_(mine))]
    if person.is_administrator:
        return [*own, select(Person.id).where(Person.role != Role.STUDENT)]
    regions = select(Assignment.region_key).where(Assignment.person_id == number)
    cared_for = School.region_key.in_(regions) if person.is_coordinator else literal(False)
    keys = person.reviewed_regions
    reviewed = _authors(or_(Contribution.region_key.in_(keys), Contribution.review_region_key.in_(keys)))
    return [
        *own,
        reviewed,
        *_of_classes(SchoolClass.teacher_id == number),
        *_of_classes(cared_for),
        _members(cared_for),
    ]


def _of_class(number: int) -> Numbers:
    existing(db.session.get(SchoolClass, number))
    return _of_classes(SchoolClass.id == number)


def _of_school(number: int) -> Numbers:
    existing(db.session.get(School, number))
    return [*_of_classes(SchoolClass.school_id == number), _members(School.id == number)]


def _of_email(number: int) -> Numbers:
    email = existing(db.session.get(Email, number))
    return [select(Person.id).where(mailbox() == email.recipient)]


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


def _authors(condition: Any) -> Select[Any]:
    return select(Author.person_id).join(Contribution, Contribution.id == Author.contribution_id).where(condition)


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
