"""Whether the numbers of participants agree with the plan, with usage and with the programmes for the partners."""

from collections import Counter

from flask import current_app

from portal.funding.queries import programmes_for
from portal.funding.rules.eligibility import Outcome, Partner
from portal.funding.rules.programmes import number
from portal.hosting.models import VisitParticipant
from portal.hosting.queries.participants import numbers_of
from portal.hosting.rules.numbers import Bounds, Noticed, Planned, noticed_of_side, noticed_of_visit
from portal.regions.queries import all_regions
from portal.visits.models import Visit
from portal.visits.rules.codes import Side


def hints_of_side(visit: Visit, side: Side, participants: list[VisitParticipant]) -> list[Noticed]:
    plan = visit.side(side)
    per_companion = current_app.config["STUDENTS_PER_COMPANION"]
    return noticed_of_side(numbers_of(participants), Planned(plan.n_students, plan.n_companions), per_companion)


def hints_of_visit(visit: Visit, participants: list[VisitParticipant]) -> list[Noticed]:
    """By the programmes that the two regions could apply for. Nothing is said about an empty list."""
    regions = [all_regions()[side.region_key] for side in visit.sides]
    verdicts = programmes_for([Partner(region.country, region.key) for region in regions])
    bounds = [
        Bounds(verdict.programme.key, number(verdict.facts, "min_pupils"), number(verdict.facts, "max_participants"))
        for verdict in verdicts
        if verdict.outcome in (Outcome.POSSIBLE, Outcome.ASK)
    ]
    return noticed_of_visit(Counter(numbers_of(participants)), bounds)
