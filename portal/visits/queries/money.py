"""Reads which programmes give money for a visit, and what it still lacks for each."""

from portal.funding.queries import Verdict, programmes_for
from portal.funding.rules.eligibility import Outcome, Partner, Trip
from portal.funding.rules.programmes import is_grant
from portal.regions.queries import all_regions
from portal.visits.models import Visit


def programmes_of(visit: Visit) -> list[Verdict]:
    """Those that give money and that these partners can ever have; what lacks nothing comes first."""
    partners = [Partner(all_regions()[side.region_key].country, side.region_key) for side in visit.sides]
    verdicts = programmes_for(partners, _trip(visit))
    return [each for each in verdicts if is_grant(each.facts) and each.outcome != Outcome.IMPOSSIBLE]


def _trip(visit: Visit) -> Trip:
    """Accompanying adults do not count among the participants."""
    guest = visit.guest
    school_class = guest.school_class if guest.n_students else None
    ages = (school_class.age_from, school_class.age_to) if school_class else None
    n_days = (visit.last_day - visit.first_day).days + 1
    return Trip(n_days, guest.n_students, guest.n_students, ages)
