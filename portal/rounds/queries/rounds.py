"""Reads matching rounds; each query is already limited to what the person may find."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any

from flask import abort
from sqlalchemy import Select, exists, func, select
from sqlalchemy.orm import joinedload, selectinload

from portal.accounts.models import Person
from portal.classes.queries import with_school
from portal.core.clock import now
from portal.core.db import db
from portal.matching.models import PartnerSearch
from portal.matching.rules.searches import Status as SearchStatus
from portal.partnering.queries.requests import with_class
from portal.rounds.models import Absence, Proposal, Round, RoundRegion, Run, Side
from portal.rounds.rules import ProposalStatus, RoundStatus, places_needed

SHOWN = 100
PER_PAGE = 50


@dataclass(frozen=True)
class Standing:
    """What became of the proposals of a round: how many there are of each status."""

    counts: dict[str, int]

    def __getitem__(self, status: str) -> int:
        return self.counts.get(status, 0)

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def rounds_of(region_keys: Sequence[str]) -> list[Round]:
    """The rounds in which these regions take part, open ones first, then the newest."""
    mine = exists().where(RoundRegion.round_id == Round.id, RoundRegion.region_key.in_(region_keys))
    found = select(Round).where(mine).options(selectinload(Round.regions))
    return list(db.session.scalars(found.order_by(Round.status.desc(), Round.id.desc()).limit(SHOWN)))


def get_round(region_keys: Sequence[str], round_id: int) -> Round:
    """A round of one of these regions; else 404."""
    mine = exists().where(RoundRegion.round_id == Round.id, RoundRegion.region_key.in_(region_keys))
    return db.session.scalar(select(Round).where(Round.id == round_id, mine)) or abort(404)


def get_run(region_keys: Sequence[str], round_id: int, run_id: int) -> Run:
    """A run of such a round; else 404."""
    known = get_round(region_keys, round_id)
    return db.session.scalar(select(Run).where(Run.id == run_id, Run.round_id == known.id)) or abort(404)


def runs_of(known: Round) -> list[Run]:
    """The newest first."""
    return list(db.session.scalars(select(Run).where(Run.round_id == known.id).order_by(Run.id.desc()).limit(SHOWN)))


def taking_part(known: Round) -> Select[PartnerSearch]:
    """The searches that the next run looks at, in the order in which they were opened."""
    day_after = datetime.combine(known.join_until + timedelta(days=1), time(), UTC)
    absent = exists().where(Absence.round_id == known.id, Absence.search_id == PartnerSearch.id)
    asked = exists().where(Side.search_id == PartnerSearch.id, Side.is_live)
    found = select(PartnerSearch).where(
        PartnerSearch.status == SearchStatus.OPEN, PartnerSearch.expires_at > now(), PartnerSearch.opened_at < day_after
    )
    found = found.where(PartnerSearch.region_key.in_(known.region_keys), ~absent, ~asked)
    found = found.where(PartnerSearch.n_wanted - PartnerSearch.n_found >= places_needed(known.size))
    return found.order_by(PartnerSearch.opened_at, PartnerSearch.id)


def count_by_region(known: Round) -> dict[str, int]:
    """How many classes of each region take part in the next run."""
    found = taking_part(known).order_by(None).with_only_columns(PartnerSearch.region_key, func.count())
    counted: dict[str, int] = {row[0]: row[1] for row in db.session.execute(found.group_by(PartnerSearch.region_key))}
    return {key: counted.get(key, 0) for key in known.region_keys}


def some_taking_part(known: Round, page: int) -> list[PartnerSearch]:
    """One page of them (from 1), with what lists tell of class and school; one more than a page where there are."""
    found = taking_part(known).options(*class_of_search()).offset((page - 1) * PER_PAGE).limit(PER_PAGE + 1)
    return list(db.session.scalars(found))


def searches_by_id(ids: Sequence[int]) -> dict[int, PartnerSearch]:
    """These searches, whatever became of them since."""
    found = select(PartnerSearch).where(PartnerSearch.id.in_(ids)).options(*class_of_search())
    return {search.id: search for search in db.session.scalars(found)}


def standing_of(known: Round) -> Standing:
    found = select(Proposal.status, func.count()).join(Run, Run.id == Proposal.run_id).where(Run.round_id == known.id)
    return Standing({row[0]: row[1] for row in db.session.execute(found.group_by(Proposal.status))})


def proposals_of(run: Run, page: int) -> list[Proposal]:
    """One page of what was published of a run (from 1), in its order; one more than a page where there are."""
    found = select(Proposal).where(Proposal.run_id == run.id).options(*_with_sides()).order_by(Proposal.id)
    return list(db.session.scalars(found.offset((page - 1) * PER_PAGE).limit(PER_PAGE + 1)))


def get_own(person: Person, proposal_id: int) -> Proposal:
    """A proposal for one of the teacher's classes; else 404."""
    mine = exists().where(
        Side.proposal_id == Proposal.id, Side.search_id == PartnerSearch.id, PartnerSearch.teacher_id == person.id
    )
    found = select(Proposal).where(Proposal.id == proposal_id, mine).options(*_with_sides())
    return db.session.scalar(found) or abort(404)


def own_proposals(person: Person) -> list[Proposal]:
    """All proposals for the teacher's classes, the newest first."""
    return list(db.session.scalars(_of(person).order_by(Proposal.id.desc()).limit(SHOWN)))


def proposals_waiting_for(person: Person) -> list[Proposal]:
    """What the teacher has to answer, the most urgent first."""
    unanswered = exists().where(
        Side.proposal_id == Proposal.id,
        Side.search_id == PartnerSearch.id,
        PartnerSearch.teacher_id == person.id,
        Side.answer == "",
    )
    found = _of(person).where(Proposal.status == ProposalStatus.WAITING, unanswered)
    return list(db.session.scalars(found.order_by(Proposal.due_on, Proposal.id).limit(SHOWN)))


def sides_of(person: Person, proposal: Proposal) -> tuple[Side, list[Side]]:
    """The side of the own class, and the others."""
    own = next(side for side in proposal.sides if side.search.teacher_id == person.id)
    return own, [side for side in proposal.sides if side is not own]


def own_places(person: Person) -> list[tuple[Round, PartnerSearch, bool]]:
    """The open rounds that reach the teacher's open searches, and whether the class takes part."""
    found = (
        select(Round, PartnerSearch, Absence)
        .join(RoundRegion, RoundRegion.round_id == Round.id)
        .join(PartnerSearch, PartnerSearch.region_key == RoundRegion.region_key)
        .outerjoin(Absence, (Absence.round_id == Round.id) & (Absence.search_id == PartnerSearch.id))
        .where(
            Round.status == RoundStatus.OPEN,
            PartnerSearch.teacher_id == person.id,
            PartnerSearch.status == SearchStatus.OPEN,
        )
        .where(PartnerSearch.n_wanted - PartnerSearch.n_found >= Round.size - 1, PartnerSearch.expires_at > now())
        .options(selectinload(Round.regions), joinedload(PartnerSearch.school_class).lazyload("*"))
        .order_by(Round.id, PartnerSearch.id)
    )
    return [(row[0], row[1], row[2] is None) for row in db.session.execute(found.limit(SHOWN))]


def get_place(person: Person, round_id: int, search_id: int) -> tuple[Round, PartnerSearch]:
    """An open round and an own class that it reaches; else 404."""
    places = own_places(person)
    return next(
        ((r, search) for r, search, _in in places if (r.id, search.id) == (round_id, search_id)), None
    ) or abort(404)


def _of(person: Person) -> Select[Proposal]:
    mine = exists().where(
        Side.proposal_id == Proposal.id, Side.search_id == PartnerSearch.id, PartnerSearch.teacher_id == person.id
    )
    return select(Proposal).where(mine).options(*_with_sides())


def _with_sides() -> tuple[Any, ...]:
    return (selectinload(Proposal.sides).options(with_class(joinedload(Side.search))),)


def class_of_search() -> tuple[Any, ...]:
    """With school and region, but without the teacher."""
    return (joinedload(PartnerSearch.school_class).options(*with_school()),)
