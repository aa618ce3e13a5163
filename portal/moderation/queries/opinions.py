"""Reads what other regions ask a coordinator about, and what her own regions have passed on."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, func, select
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

    asked: list[OpinionRequest]  # of the coordinator's regions by others; those without an answer first
    asking: list[OpinionRequest]  # by the coordinator's regions
    handed_over: list[Contribution]  # of the coordinator's regions; others decide


def passed_on(by: Person) -> PassedOn:
    keys = by.reviewed_regions
    asked = _requests(OpinionRequest.region_key.in_(keys), Contribution.deciding_region.not_in(keys))
    asking = _requests(Contribution.deciding_region.in_(keys))
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
    """Questions of other regions that wait for an answer."""
    keys = by.reviewed_regions
    query = select(func.count()).select_from(OpinionRequest).join(Contribution)
    mine = (OpinionRequest.region_key.in_(keys), Contribution.deciding_region.not_in(keys))
    return db.session.scalar(query.where(*IN_REVIEW, *mine, OpinionRequest.answered_at.is_(None))) or 0


def _requests(*conditions: ColumnElement[bool]) -> Select[OpinionRequest]:
    query = select(OpinionRequest).join(OpinionRequest.contribution).where(*IN_REVIEW, *conditions)
    query = query.options(
        contains_eager(OpinionRequest.contribution).options(*listed()),
        joinedload(OpinionRequest.by).lazyload("*"),
        joinedload(OpinionRequest.answered_by).lazyload("*"),
    )
    return query.order_by(OpinionRequest.answered_at.is_not(None), OpinionRequest.at, OpinionRequest.id).limit(SHOWN)
