"""Joins two classes: the one place where each is counted as a partner of the other."""

from portal.accounts.models import Person
from portal.core.clock import today
from portal.core.db import db
from portal.core.refusal import Refused
from portal.matching.models import PartnerSearch, Partnership
from portal.matching.rules.searches import Status as SearchStatus
from portal.partnering.actions.automatic import accept_between, end_requests_of
from portal.partnering.actions.entries import add_entry
from portal.partnering.actions.joint_projects import add_class, open_joint_project
from portal.partnering.actions.partner_counts import count_both
from portal.partnering.models import PartnerRequest
from portal.partnering.queries.partners import are_partners
from portal.partnering.queries.requests import find_accepted
from portal.partnering.rules import PartneringRefusal, Period, Status, Step, pair_key, proposed_period
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
    if find_accepted(one, other) is None:
        _open_thread(one, other, joint)
    end_requests_of([search for search in (one, other) if search.status == SearchStatus.FULFILLED])
    return joint


def _open_thread(one: PartnerSearch, other: PartnerSearch, project: Project) -> None:
    """Partners that nobody asked write to each other, block and report like all others."""
    starts_on, ends_on = proposed_period(one.period, other.period)
    request = PartnerRequest(
        pair=pair_key(one.id, other.id),
        from_search=one,
        to_search=other,
        project_id=project.id,
        starts_on=starts_on,
        ends_on=ends_on,
        status=Status.ACCEPTED,
        remind_on=today(),
        due_on=today(),
    )
    db.session.add(request)
    db.session.flush()
    add_entry(request, Step.MATCH, None)


def _joint_project(one: PartnerSearch, other: PartnerSearch, project: Project | None, period: Period | None) -> Project:
    """A project that is over can't take anybody in: then there is a new one."""
    if project is None or project.status not in TAKES_CONTRIBUTIONS:
        return open_joint_project(one, other, period)
    for search in (one, other):
        add_class(project, search.school_class)
    return project
