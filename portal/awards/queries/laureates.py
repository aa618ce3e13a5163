"""Reads laureates of published rounds, for the public pages, and certificates by their codes."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import contains_eager, selectinload

from portal.awards.models import AwardRound, LaureateRegion, Nomination
from portal.awards.queries.rounds import page_of
from portal.awards.rules.codes import RoundStatus
from portal.contributions.models import Contribution
from portal.contributions.queries.contributions import origin
from portal.core.db import db
from portal.core.refusal import existing
from portal.core.web.paging import Page, Position


def laureates(*conditions: ColumnElement[bool]) -> Sequence[Nomination]:
    """Those whose award counts: the newest year first, then by award, category and place."""
    query = _published().where(Nomination.revoked_at.is_(None), *conditions)
    order = (AwardRound.year.desc(), AwardRound.award, AwardRound.id, Nomination.category_id, Nomination.place)
    return db.session.scalars(query.order_by(*order, Nomination.id)).all()


def all_laureates(after: Position | None) -> Page[Nomination]:
    """One page: those of some published rounds, the newest first."""
    rounds = page_of(select(AwardRound).where(AwardRound.status == RoundStatus.PUBLISHED), after)
    numbers = [round_.id for round_ in rounds.items]
    return Page(laureates(Nomination.round_id.in_(numbers)), rounds.after)


def laureates_of(round_: AwardRound) -> Sequence[Nomination]:
    return laureates(Nomination.round_id == round_.id)


def laurels_of_project(project_id: int) -> Sequence[Nomination]:
    return laureates(Nomination.project_id == project_id)


def laurels_of_twinning(twinning_id: int) -> Sequence[Nomination]:
    return laureates(Nomination.twinning_id == twinning_id)


def laurels_of_region(region_key: str) -> Sequence[Nomination]:
    numbers = select(LaureateRegion.nomination_id).where(LaureateRegion.region_key == region_key)
    return laureates(Nomination.id.in_(numbers))


def get_laureate(nomination_id: int) -> Nomination:
    """Also one whose award was taken back: its page says so."""
    return existing(find_laureate(nomination_id))


def find_laureate(nomination_id: int) -> Nomination | None:
    return db.session.scalar(_published().where(Nomination.id == nomination_id))


def find_certificate(code: str) -> Nomination | None:
    return db.session.scalar(_published().where(Nomination.code == code))


def pictures_of(nomination: Nomination) -> Sequence[Contribution]:
    """Works with a picture that visitors see and that may be used for the award."""
    query = select(Contribution).where(Contribution.id.in_(nomination.picture_ids))
    query = query.where(Contribution.published_at.is_not(None)).options(*origin(), selectinload(Contribution.media))
    return db.session.scalars(query.order_by(Contribution.published_at.desc(), Contribution.id.desc())).all()


def _published() -> Select[Nomination]:
    query = select(Nomination).join(Nomination.round).options(contains_eager(Nomination.round))
    is_published = AwardRound.status == RoundStatus.PUBLISHED
    return query.options(selectinload(Nomination.category)).where(is_published, Nomination.code.is_not(None))
