"""Whether the numbers of participants agree with the plan, with usage and with the programmes for the partners."""

from flask import current_app

from portal.funding.queries import programmes_for
from portal.funding.rules.eligibility import Outcome, Partner
from portal.funding.rules.programmes import number
from portal.hosting.models import VisitParticipant
from portal.hosting.queries.participants import numbers_of
from portal.hosting.rules.numbers import Bounds, Noticed, Planned, noticed_of_guests, noticed_of_side
from portal.regions.queries import all_regions
from portal.visits.models import Visit
from portal.visits.rules.codes import Side


def hints_of(visit: Visit, side: Side, participants: list[VisitParticipant]) -> list[Noticed]:
    """Adults and programmes count for the guests alone: they are those who travel."""
    plan, numbers = visit.side(side), numbers_of(participants)
    per_companion = current_app.config["STUDENTS_PER_COMPANION"] if side == Side.GUEST else None
    found = noticed_of_side(numbers, Planned(plan.n_students, plan.n_companions, per_companion))
    return found + noticed_of_guests(numbers, _bounds(visit)) if side == Side.GUEST else found


def _bounds(visit: Visit) -> list[Bounds]:
    """Of the programmes that the two regions could apply for."""
    regions = [all_regions()[side.region_key] for side in visit.sides]
    verdicts = programmes_for([Partner(region.country, region.key) for region in regions])
    return [
        Bounds(verdict.programme.key, number(verdict.facts, "min_pupils"), number(verdict.facts, "max_participants"))
        for verdict in verdicts
        if verdict.outcome in (Outcome.POSSIBLE, Outcome.ASK)
    ]
