"""Reads which classes take part in a round, and in which rounds a teacher's classes could."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, select
from sqlalchemy.orm import joinedload, selectinload

from portal.accounts.models import Person
from portal.classes.queries import with_school
from portal.core.clock import end_of, now
from portal.core.db import db
from portal.core.refusal import existing
from portal.matching.models import PartnerSearch
from portal.matching.rules.searches import Status as SearchStatus
from portal.regions.queries import closed_regions
from portal.rounds.models import Absence, Proposal, Round, RoundRegion, Run, Side
from portal.rounds.rules import RoundStatus, places_needed

SHOWN = 100
PER_PAGE = 50


def looking(n_places: int = 1) -> Select[PartnerSearch]:
    """Open searches for so many more partners at least, in the order in which they were opened; without those of
    suspended regions.
    """
    query = select(PartnerSearch).where(
        PartnerSearch.status == SearchStatus.OPEN,
        PartnerSearch.expires_at > now(),
        PartnerSearch.region_key.not_in(closed_regions()),
        PartnerSearch.n_wanted - PartnerSearch.n_found >= n_places,
        n_lacking() >= n_places,
    )
    return query.order_by(PartnerSearch.opened_at, PartnerSearch.id)


def n_lacking() -> ColumnElement[int]:
    """How many partners a search still lacks: those that proposals wait for count as found."""
    proposed = select(func.sum(Run.size - 1)).join(Proposal, Proposal.run_id == Run.id).join(Side)
    proposed = proposed.where(Side.search_id == PartnerSearch.id, Side.is_live).correlate(PartnerSearch)
    return PartnerSearch.n_wanted - PartnerSearch.n_found - func.coalesce(proposed.scalar_subquery(), 0)


def taking_part(matching_round: Round) -> Select[PartnerSearch]:
    """Those of them that the next run looks at."""
    absent = exists().where(Absence.round_id == matching_round.id, Absence.search_id == PartnerSearch.id)
    return looking(places_needed(matching_round.size)).where(
        PartnerSearch.opened_at < end_of(matching_round.join_until),
        PartnerSearch.region_key.in_(matching_round.region_keys),
        ~absent,
    )


def still_taking_part(matching_round: Round, search_ids: Collection[int]) -> dict[int, int]:
    """Those of these searches that the next run would look at → how many partners they lack."""
    query = taking_part(matching_round).order_by(None).with_only_columns(PartnerSearch.id, n_lacking())
    return {row[0]: row[1] for row in db.session.execute(query.where(PartnerSearch.id.in_(search_ids)))}


def lock_searches(search_ids: Collection[int]) -> dict[int, int]:
    """How many partners each of these lacks; nobody else can propose anything to them until the end of the transaction.

    Always in the order of their numbers, so that two people never wait for each other.
    """
    query = select(PartnerSearch.id).where(PartnerSearch.id.in_(search_ids)).order_by(PartnerSearch.id)
    db.session.execute(query.with_for_update()).all()
    lacking = select(PartnerSearch.id, n_lacking()).where(PartnerSearch.id.in_(search_ids))
    return {row[0]: row[1] for row in db.session.execute(lacking)}


def count_taking_part(matching_round: Round) -> int:
    return db.session.scalar(taking_part(matching_round).order_by(None).with_only_columns(func.count())) or 0


def count_by_region(matching_round: Round) -> dict[str, int]:
    """How many classes of each region take part in the next run."""
    query = taking_part(matching_round).order_by(None).with_only_columns(PartnerSearch.region_key, func.count())
    counted: dict[str, int] = {row[0]: row[1] for row in db.session.execute(query.group_by(PartnerSearch.region_key))}
    return {key: counted.get(key, 0) for key in matching_round.region_keys}


def some_taking_part(matching_round: Round, page: int) -> list[PartnerSearch]:
    """One page of them (from 1), with what lists tell of class and school; one more than a page where there are."""
    query = taking_part(matching_round).options(*_with_class()).offset((page - 1) * PER_PAGE).limit(PER_PAGE + 1)
    return list(db.session.scalars(query))


def searches_by_id(ids: Sequence[int]) -> dict[int, PartnerSearch]:
    """These searches, whatever became of them since."""
    query = select(PartnerSearch).where(PartnerSearch.id.in_(ids)).options(*_with_class())
    return {search.id: search for search in db.session.scalars(query)}


def own_places(person: Person) -> list[tuple[Round, PartnerSearch, bool]]:
    """The open rounds that reach the teacher's open searches, and whether the class takes part."""
    query = (
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
        .where(PartnerSearch.region_key.not_in(closed_regions()))
        .options(selectinload(Round.regions), joinedload(PartnerSearch.school_class).lazyload("*"))
        .order_by(Round.id, PartnerSearch.id)
    )
    return [(row[0], row[1], row[2] is None) for row in db.session.execute(query.limit(SHOWN))]


def get_place(person: Person, round_id: int, search_id: int) -> tuple[Round, PartnerSearch]:
    """An open round and an own class that it reaches."""
    places = ((matching_round, search) for matching_round, search, _is_in in own_places(person))
    return existing(next(((r, search) for r, search in places if (r.id, search.id) == (round_id, search_id)), None))


def _with_class() -> tuple[Any, ...]:
    """With class, school and region, but without the teacher."""
    return (joinedload(PartnerSearch.school_class).options(*with_school()),)
