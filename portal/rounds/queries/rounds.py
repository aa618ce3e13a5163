"""Reads matching rounds of the coordinator's regions, and what became of their proposals."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.orm import selectinload

from portal.core.clock import today
from portal.core.db import db
from portal.core.refusal import existing
from portal.holidays.queries import calendar_of
from portal.holidays.rules.calendar import nth_school_day
from portal.matching.queries.pool import the_weights
from portal.regions.queries import all_regions
from portal.regions.rules import Status as RegionStatus
from portal.rounds.models import Proposal, Round, RoundRegion, Run
from portal.rounds.rules import ANSWER_DAYS, JOIN_DAYS, Description

SHOWN = 100


@dataclass(frozen=True)
class Standing:
    """What became of the proposals of a round: how many there are of each status."""

    counts: Mapping[str, int]

    def __getitem__(self, status: str) -> int:
        return self.counts.get(status, 0)

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def rounds_of(region_keys: Sequence[str]) -> list[Round]:
    """The rounds in which these regions take part, open ones first, then the newest."""
    query = select(Round).where(_of_regions(region_keys)).options(selectinload(Round.regions))
    return list(db.session.scalars(query.order_by(Round.status.desc(), Round.id.desc()).limit(SHOWN)))


def get_round(region_keys: Sequence[str], round_id: int) -> Round:
    """A round of one of these regions."""
    return existing(db.session.scalar(select(Round).where(Round.id == round_id, _of_regions(region_keys))))


def standing_of(matching_round: Round) -> Standing:
    query = select(Proposal.status, func.count()).join(Run, Run.id == Proposal.run_id)
    query = query.where(Run.round_id == matching_round.id).group_by(Proposal.status)
    return Standing({row[0]: row[1] for row in db.session.execute(query)})


def usual_round() -> Description:
    """A round that can be opened as it stands: all active regions, two weeks to join, ten school days to answer."""
    regions = [key for key, region in all_regions().items() if region.status == RegionStatus.ACTIVE]
    join_until = today() + timedelta(days=JOIN_DAYS)
    answer_until = max(nth_school_day(calendar_of(key), join_until, ANSWER_DAYS) for key in regions)
    return Description(regions, 2, the_weights(), join_until, answer_until)


def _of_regions(region_keys: Sequence[str]) -> ColumnElement[bool]:
    return exists().where(RoundRegion.round_id == Round.id, RoundRegion.region_key.in_(region_keys))
