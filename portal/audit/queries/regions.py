"""To which region an act belongs, asked by the statement that records it."""

from typing import Any

from sqlalchemy import ColumnElement, distinct, func, literal, select

from portal.accounts.models import Assignment
from portal.audit.rules.things import Kind
from portal.classes.models import SchoolClass, Student
from portal.complaints.models import Case
from portal.contributions.models import Contribution, Medium
from portal.core.acts import Thing
from portal.matching.models import PartnerSearch
from portal.partnering.models import Report
from portal.projects.models import Project
from portal.schools.models import Membership, School

OF_CLASS = select(School.region_key).join(SchoolClass, SchoolClass.school_id == School.id)
OF_KIND: dict[str, tuple[Any, Any]] = {  # what brings the region, and the column of the number
    Kind.CONTRIBUTION: (select(Contribution.region_key), Contribution.id),
    Kind.MEDIUM: (select(Contribution.region_key).join(Medium), Medium.id),
    Kind.PROJECT: (select(Project.region_key), Project.id),
    Kind.PARTNER_SEARCH: (select(PartnerSearch.region_key), PartnerSearch.id),
    Kind.REPORT: (select(Report.region_key), Report.id),
    Kind.CASE: (select(Case.region_key), Case.id),
    Kind.SCHOOL: (select(School.region_key), School.id),
    Kind.CLASS: (OF_CLASS, SchoolClass.id),
}


def region_of(thing: Thing, by_id: int | None) -> ColumnElement[str]:
    """That of the thing, else of whom it concerns, else of whoever acted; empty when those have several or none."""
    if thing.region_key:
        return literal(thing.region_key)
    ways = []
    if thing.kind in OF_KIND:
        query, column = OF_KIND[thing.kind]
        ways.append(query.where(column == thing.number).scalar_subquery())
    for number in filter(None, (thing.person_id, by_id)):
        ways += _of_person(number)
    return func.coalesce(*ways, "") if ways else literal("")


def _of_person(number: int) -> list[Any]:
    """Of a student, a teacher, a coordinator; those who belong to several regions have none."""
    student = OF_CLASS.join(Student, Student.class_id == SchoolClass.id).where(Student.person_id == number)
    works = select(func.min(School.region_key)).join(Membership, Membership.school_id == School.id)
    works = works.where(Membership.person_id == number).having(func.count(distinct(School.region_key)) == 1)
    cares = select(func.min(Assignment.region_key)).where(Assignment.person_id == number).having(func.count() == 1)
    return [query.scalar_subquery() for query in (student, works, cares)]
