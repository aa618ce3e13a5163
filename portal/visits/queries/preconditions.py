"""Reads why something can't be done with a visit now: actions refuse for it, and pages say it."""

from enum import StrEnum

from portal.accounts.models import Person
from portal.core.clock import today
from portal.projects.queries import is_confirmed
from portal.regions.queries import get_region, is_open
from portal.regions.rules import RegionRefusal
from portal.visits.models import Visit
from portal.visits.queries.own import sides_of
from portal.visits.queries.pairs import Pair, Party, pair_of
from portal.visits.rules.codes import OPEN, VisitRefusal

Unmet = StrEnum | None


def unmet_between(pair: Pair) -> Unmet:
    """Nothing begins in a suspended region, or with a class that is closed."""
    if not all(is_open(get_region(key)) for key in pair.region_keys):
        return RegionRefusal.NOT_ACTIVE
    classes = [party.school_class for party in (pair.host, pair.guest) if party.school_class]
    return VisitRefusal.CLASS_CLOSED if any(each.closed_at for each in classes) else None


def unmet_by(person: Person, pair: Pair) -> Unmet:
    """Classes deal with confirmed teachers only."""
    return None if all(_is_known(person, party) for party in (pair.host, pair.guest)) else VisitRefusal.NOT_CONFIRMED


def unmet_to_plan(person: Person, pair: Pair) -> Unmet:
    return unmet_by(person, pair) or unmet_between(pair)


def unmet_to_change(person: Person, visit: Visit) -> Unmet:
    return unmet_to_plan(person, pair_of(visit))


def unmet_to_agree(person: Person, visit: Visit) -> Unmet:
    """A yes is for days to come."""
    return unmet_to_change(person, visit) or (VisitRefusal.DAYS_OVER if visit.first_day < today() else None)


def waits_for(person: Person, visit: Visit) -> bool:
    """Whether one of the person's sides has not agreed to the visit as it is now."""
    mine = sides_of(person, visit)
    return visit.status in OPEN and any(side.side in mine and not side.has_agreed for side in visit.sides)


def _is_known(person: Person, party: Party) -> bool:
    """At the school, where it is the person's own class."""
    school_class = party.school_class
    return school_class is None or school_class.teacher_id != person.id or is_confirmed(person, school_class.school_id)
