"""Joins two classes: the one place where each is counted as a partner of the other."""

from portal.accounts.models import Person
from portal.core.db import db
from portal.core.refusal import Refused
from portal.matching.models import PartnerSearch, Partnership
from portal.matching.rules.searches import Status
from portal.partnering.actions.automatic import accept_between, end_requests_of
from portal.partnering.actions.joint_projects import add_class, open_joint_project
from portal.partnering.actions.partner_counts import count_both
from portal.partnering.queries.partners import are_partners
from portal.partnering.rules import PartneringRefusal, Period, pair_key
from portal.projects.models import Project
from portal.projects.queries import is_confirmed
from portal.projects.rules import TAKES_CONTRIBUTIONS
from portal.regions.queries import must_be_open


def join_partners(
    one: PartnerSearch,
    other: PartnerSearch,
    *,
    by: Person | None,
    project: Project | None = None,
    period: Period | None = None,
) -> Project:
    """Makes two classes partners in a joint project, at home in the school of `one` unless `project` takes both in.

    Refused when one of the two takes no more partners, when they are partners already, or when a region is suspended.
    A live request between them is accepted by it; other requests of a class that has all its partners now end.
    """
    for search in (one, other):
        must_be_open(search.region_key)
        if not is_confirmed(search.school_class.teacher, search.school_class.school_id):
            raise Refused(PartneringRefusal.NOT_LOOKING)
    count_both(one, other, by)
    if are_partners(one, other):  # nobody else can join them now: both searches are locked
        raise Refused(PartneringRefusal.ALREADY_PARTNERS)
    joint = _joint_project(one, other, project, period)
    key = pair_key(one.id, other.id)
    db.session.add(Partnership(pair=key, one_id=one.id, other_id=other.id, project_id=joint.id))
    db.session.flush()
    accept_between(one, other, joint, by)
    end_requests_of([search for search in (one, other) if search.status == Status.FULFILLED])
    return joint


def _joint_project(one: PartnerSearch, other: PartnerSearch, project: Project | None, period: Period | None) -> Project:
    """A project that is over can't take anybody in: then there is a new one."""
    if project is None or project.status not in TAKES_CONTRIBUTIONS:
        return open_joint_project(one, other, period)
    for search in (one, other):
        add_class(project, search.school_class)
    return project
