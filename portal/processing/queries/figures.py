"""Counts people and works of this installation."""

from dataclasses import dataclass

from sqlalchemy import func, select

from portal.accounts.models import Person
from portal.classes.models import SchoolClass
from portal.contributions.models import Contribution, Medium
from portal.core.db import Table, db
from portal.core.web.access import Role


@dataclass(frozen=True)
class Figures:
    """How large it is."""

    people: dict[str, int]  # by role
    n_classes: int
    n_contributions: int
    n_published: int
    n_files: int


def figures() -> Figures:
    roles = select(Person.role, func.count()).group_by(Person.role)
    found = {role.value: number for role, number in db.session.execute(roles)}
    published = select(func.count()).select_from(Contribution).where(Contribution.published_at.is_not(None))
    return Figures(
        people={role.value: found.get(role.value, 0) for role in Role},
        n_classes=_count(SchoolClass),
        n_contributions=_count(Contribution),
        n_published=db.session.scalar(published) or 0,
        n_files=_count(Medium),
    )


def _count(table: type[Table]) -> int:
    return db.session.scalar(select(func.count()).select_from(table)) or 0
