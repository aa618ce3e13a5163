"""Reads who is concerned when something got into wrong hands; nothing of it is stored."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, case, func, select, union

from portal.accounts.models import Person
from portal.accounts.queries.people import find_by_login
from portal.classes.models import SchoolClass, Student
from portal.core.db import db
from portal.core.web.access import Role
from portal.families.models import FamilyLanguage
from portal.processing.queries.concerned import PEOPLE, mailbox
from portal.processing.rules.breach import Lost
from portal.schools.models import School

SHOWN = 100  # people on the page; the file has all

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
    columns = (Person.id, Person.name, Person.role, LANGUAGE, mailbox(), SchoolClass.name, School.name)
    query = _joined(select(*columns), lost, number).order_by(School.name, SchoolClass.name, Person.role, Person.id)
    rows = db.session.execute(query.limit(limit))
    return [Affected(row[0], row[1], row[2], row[3], *(value or "" for value in row[4:])) for row in rows]


def summary(lost: Lost, number: int) -> Summary:
    counts = _joined(select(Person.role, LANGUAGE, func.count()), lost, number).group_by(Person.role, LANGUAGE)
    regions = _joined(select(School.region_key).distinct(), lost, number).where(School.region_key.is_not(None))
    rows = [(role, language, n) for role, language, n in db.session.execute(counts.order_by(Person.role, LANGUAGE))]
    return Summary(rows, list(db.session.scalars(regions.order_by(School.region_key))))


def _joined(query: Select[Any], lost: Lost, number: int) -> Select[Any]:
    numbers = union(*PEOPLE[lost](number)).subquery()
    query = query.select_from(Person).outerjoin(Student, Student.person_id == Person.id)
    query = query.outerjoin(SchoolClass, SchoolClass.id == Student.class_id)
    query = query.outerjoin(School, School.id == SchoolClass.school_id)
    query = query.outerjoin(FamilyLanguage, FamilyLanguage.person_id == Person.id)
    return query.where(Person.id.in_(select(numbers)))
