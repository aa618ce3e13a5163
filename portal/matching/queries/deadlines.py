"""Reads the searches for which something is due; what is more than `AT_ONCE` follows with the next run."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, case, exists, or_, select, tuple_

from portal.classes.models import SchoolClass
from portal.core.clock import now
from portal.core.db import db
from portal.matching.models import PartnerSearch
from portal.matching.rules.profiles import stage_of
from portal.matching.rules.searches import LIVE, REMINDER, Status
from portal.schools.models import Membership, School
from portal.schools.queries.memberships import resting
from portal.schools.rules.lists.types import school_types

AT_ONCE = 500


def waiting() -> Sequence[PartnerSearch]:
    """For the confirmation of their teachers."""
    return _searches(PartnerSearch.status == Status.WAITING)


def unconfirmed() -> Sequence[PartnerSearch]:
    """Open ones of teachers who are confirmed no longer, or not for the name and the address of today."""
    known = [(membership.person_id, membership.school_id) for membership in resting()]
    at_school = (Membership.person_id == PartnerSearch.teacher_id, Membership.school_id == SchoolClass.school_id)
    is_confirmed = exists().where(*at_school, Membership.confirmed_at.is_not(None))
    is_hidden = or_(~is_confirmed, tuple_(PartnerSearch.teacher_id, SchoolClass.school_id).in_(known))
    query = select(PartnerSearch).join(SchoolClass).where(PartnerSearch.status == Status.OPEN, is_hidden)
    return db.session.scalars(query.limit(AT_ONCE)).all()


def expiring_soon() -> Sequence[PartnerSearch]:
    """Those whose teachers have not been reminded yet."""
    is_soon = PartnerSearch.expires_at <= now() + REMINDER
    return _searches(PartnerSearch.status == Status.OPEN, is_soon, PartnerSearch.reminded_at.is_(None))


def of_another_stage() -> Sequence[PartnerSearch]:
    """Those whose schools were of another type when they began."""
    stage = case({key: stage_of(key) for key in school_types()}, value=School.type_key, else_="")
    query = select(PartnerSearch).join(SchoolClass).join(School).where(PartnerSearch.status.in_(LIVE))
    return db.session.scalars(query.where(PartnerSearch.stage != stage).limit(AT_ONCE)).all()


def overdue() -> Sequence[PartnerSearch]:
    """Those whose time is over."""
    is_live = PartnerSearch.status.in_((Status.OPEN, Status.WAITING))
    return _searches(is_live, PartnerSearch.expires_at <= now())


def _searches(*conditions: ColumnElement[bool]) -> Sequence[PartnerSearch]:
    return db.session.scalars(select(PartnerSearch).where(*conditions).limit(AT_ONCE)).all()
