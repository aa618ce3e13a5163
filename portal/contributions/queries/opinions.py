"""Reads which other regions were asked for their opinion about a contribution, and what they answered."""

from collections.abc import Sequence

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from portal.accounts.queries.reading import regions_reading
from portal.contributions.models import Contribution, OpinionRequest
from portal.core.db import db
from portal.core.refusal import existing
from portal.regions.queries import get_region, is_open


def is_asked(region_keys: Sequence[str], contribution: Contribution) -> bool:
    """Whether one of these regions is asked about the contribution in its present review."""
    return find_request(region_keys, contribution) is not None


def find_request(region_keys: Sequence[str], contribution: Contribution) -> OpinionRequest | None:
    """The newest question to one of these regions."""
    query = _open(contribution).where(OpinionRequest.region_key.in_(region_keys))
    return db.session.scalar(query.order_by(OpinionRequest.id.desc()).limit(1))


def get_request(region_keys: Sequence[str], contribution: Contribution) -> OpinionRequest:
    return existing(find_request(region_keys, contribution))


def opinions_on(contribution: Contribution) -> list[OpinionRequest]:
    """All questions of the present review, answered or not, the oldest first."""
    people = (joinedload(OpinionRequest.by).lazyload("*"), joinedload(OpinionRequest.answered_by).lazyload("*"))
    return list(db.session.scalars(_open(contribution).options(*people).order_by(OpinionRequest.id)))


def regions_to_ask(contribution: Contribution) -> list[str]:
    """Keys of the other regions of which a coordinator reads the language of the contribution."""
    keys = regions_reading(contribution.language)
    known = (contribution.region_key, contribution.deciding_region)
    return [key for key in keys if key not in known and is_open(get_region(key))]


def _open(contribution: Contribution) -> Select[OpinionRequest]:
    return select(OpinionRequest).where(
        OpinionRequest.contribution_id == contribution.id, OpinionRequest.at >= contribution.status_since
    )
