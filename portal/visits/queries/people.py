"""Reads who acts for the sides of a visit, and who of them is told about it."""

from collections.abc import Sequence

from portal.accounts.models import Person
from portal.accounts.queries.people import coordinators_of
from portal.visits.models import Visit, VisitSide
from portal.visits.queries.own import teacher_of


def people_of(side: VisitSide) -> Sequence[Person]:
    """The teacher of the class; without a class, or while nobody can act for it, the coordination of the region."""
    teacher = teacher_of(side)
    return [teacher] if teacher else coordinators_of(side.region_key)


def others(visit: Visit, by: Person | None) -> list[Person]:
    """Everybody of both sides but whoever did it; each once."""
    found = {person.id: person for side in visit.sides for person in people_of(side)}
    return [person for person in found.values() if by is None or person.id != by.id]
