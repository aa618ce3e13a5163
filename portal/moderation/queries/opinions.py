"""Reads what colleagues and other regions ask a coordinator about, and what her own regions have passed on."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from portal.accounts.models import Person
from portal.contributions.models import Contribution, OpinionRequest
from portal.contributions.queries.contributions import listed
from portal.contributions.rules import Status
from portal.core.db import db

SHOWN = 100
IN_REVIEW = (Contribution.status == Status.IN_REVIEW, OpinionRequest.at >= Contribution.status_since)


@dataclass(frozen=True)
class PassedOn:
    """Everything is in review; the oldest first."""

    asked: list[OpinionRequest]  # of the coordinator or her regions; those without an answer first
    asking: list[OpinionRequest]  # of others by the coordinator's regions
    handed_over: list[Contribution]  # of the coordinator's regions; others decide


def passed_on(by: Person) -> PassedOn:
    keys = by.reviewed_regions
    asked = _requests(_is_asked(by))
    asking = _requests(Contribution.deciding_region.in_(keys), OpinionRequest.person_id.is_distinct_from(by.id))
    handed = (
        select(Contribution)
        .options(*listed())
        .where(
            Contribution.status == Status.IN_REVIEW,
            Contribution.region_key.in_(keys),
            Contribution.review_region_key.is_not(None),
        )
    )
    handed = handed.order_by(Contribution.status_since, Contribution.id).limit(SHOWN)
    return PassedOn(list(db.session.scalars(asked)), list(db.session.scalars(asking)), list(db.session.scalars(handed)))


def count_asked(by: Person) -> int:
    """Questions that wait for her answer, or one of her region."""
    query = select(func.count()).select_from(OpinionRequest).join(Contribution)
    return db.session.scalar(query.where(*IN_REVIEW, _is_asked(by), OpinionRequest.answered_at.is_(None))) or 0


def _is_asked(by: Person) -> ColumnElement[bool]:
    """Herself, or her region by another one; as `contributions.queries.opinions` says of one contribution."""
    keys = by.reviewed_regions
    whole_region = and_(OpinionRequest.person_id.is_(None), Contribution.deciding_region.not_in(keys))
    return and_(OpinionRequest.region_key.in_(keys), or_(OpinionRequest.person_id == by.id, whole_region))


def _requests(*conditions: ColumnElement[bool]) -> Select[OpinionRequest]:
    query = select(OpinionRequest).join(OpinionRequest.contribution).where(*IN_REVIEW, *conditions)
    query = query.options(
        contains_eager(OpinionRequest.contribution).options(*listed()),
        joinedload(OpinionRequest.by).lazyload("*"),
        joinedload(OpinionRequest.person).lazyload("*"),
        joinedload(OpinionRequest.answered_by).lazyload("*"),
    )
    return query.order_by(OpinionRequest.answered_at.is_not(None), OpinionRequest.at, OpinionRequest.id).limit(SHOWN)
