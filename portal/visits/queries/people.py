"""Reads who acts for the sides of a visit, and who of them is told about it."""

from collections.abc import Sequence

from portal.accounts.models import Person
from portal.accounts.queries.people import coordinators_of
from portal.visits.models import Visit, VisitSide


def people_of(side: VisitSide) -> Sequence[Person]:
    """The teacher of the class; without a class, or when nobody teaches it now, the coordination of the region."""
    teacher = side.school_class.teacher if side.school_class else None
    return [teacher] if teacher else coordinators_of(side.region_key)


def others(visit: Visit, by: Person | None) -> list[Person]:
    """Everybody of both sides but whoever did it; each once."""
    found = {person.id: person for side in visit.sides for person in people_of(side)}
    return [person for person in found.values() if by is None or person.id != by.id]
