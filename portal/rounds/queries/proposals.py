"""Reads proposals: those of a run for the coordination, a teacher's own, and those whose time has come."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, or_, select
from sqlalchemy.orm import joinedload, selectinload

from portal.accounts.models import Person
from portal.accounts.queries.people import find_by_id
from portal.core.clock import today
from portal.core.db import db
from portal.core.refusal import existing
from portal.matching.models import PartnerSearch
from portal.matching.rules.searches import Status as SearchStatus
from portal.partnering.queries.preconditions import unmet_between, unmet_by
from portal.partnering.queries.requests import with_class
from portal.projects.models import Project
from portal.projects.queries import is_confirmed, is_teacher_of
from portal.regions.queries import closed_regions
from portal.rounds.models import Proposal, Run, Side
from portal.rounds.queries.participants import PER_PAGE, SHOWN
from portal.rounds.rules import ProposalStatus

AT_ONCE = 500  # the rest follows an hour later


def proposals_of(run: Run, page: int) -> list[Proposal]:
    """One page of what was published of a run (from 1), in its order; one more than a page where there are."""
    query = select(Proposal).where(Proposal.run_id == run.id).options(*_with_sides()).order_by(Proposal.id)
    return list(db.session.scalars(query.offset((page - 1) * PER_PAGE).limit(PER_PAGE + 1)))


def unmet_to_confirm(proposal: Proposal, by: Person) -> StrEnum | None:
    """Why somebody's yes can't count: the own school is not confirmed, or a region is suspended."""
    own, others = sides_of(by, proposal)
    return unmet_by(by, own.search) or unmet_between(own.search, *(side.search for side in others))


def get_own(person: Person, proposal_id: int) -> Proposal:
    """A proposal for one of the teacher's classes."""
    return existing(db.session.scalar(_own(person).where(Proposal.id == proposal_id)))


def own_proposals(person: Person) -> list[Proposal]:
    """All proposals for the teacher's classes, the newest first."""
    return list(db.session.scalars(_own(person).order_by(Proposal.id.desc()).limit(SHOWN)))


def proposals_waiting_for(person: Person) -> list[Proposal]:
    """What the teacher can answer, the most urgent first."""
    query = _own(person, Side.answer == "").where(Proposal.status == ProposalStatus.WAITING, ~_is_resting())
    return list(db.session.scalars(query.order_by(Proposal.due_on, Proposal.id).limit(SHOWN)))


def sides_of(person: Person, proposal: Proposal) -> tuple[Side, list[Side]]:
    """The side of the own class, and the others."""
    own = next(side for side in proposal.sides if side.search.teacher_id == person.id)
    return own, [side for side in proposal.sides if side is not own]


def colleagues_of(person: Person, proposal: Proposal) -> dict[int, Person]:
    """The other teachers, as far as they are confirmed today, by the numbers of their searches; nobody before all have
    said yes.
    """
    if proposal.status != ProposalStatus.CONFIRMED:
        return {}
    _own_side, others = sides_of(person, proposal)
    teachers = {side.search: find_by_id(side.search.teacher_id) for side in others}
    return {
        search.id: teacher
        for search, teacher in teachers.items()
        if teacher and is_confirmed(teacher, search.school_class.school_id)
    }


def joint_project_of(person: Person, proposal: Proposal) -> Project | None:
    """The joint project, for those who own it."""
    project = db.session.get(Project, proposal.project_id) if proposal.project_id else None
    return project if project and is_teacher_of(person, project) else None


def lock_proposal(proposal: Proposal) -> None:
    """Reads a proposal and its answers anew; nobody else can answer until the end of the transaction."""
    query = select(Proposal).where(Proposal.id == proposal.id).with_for_update(of=Proposal)
    db.session.scalars(query.execution_options(populate_existing=True)).one()
    for side in proposal.sides:
        db.session.refresh(side, ["answer", "is_live"])


def proposals_to_remind() -> Sequence[Proposal]:
    """Whose half of the time is over, and nobody was reminded yet. Locked, like the following ones."""
    is_due = (Proposal.remind_on <= today(), Proposal.due_on >= today())
    return _locked_waiting(Proposal.reminded_at.is_(None), *is_due, ~_is_resting())


def overdue_proposals() -> Sequence[Proposal]:
    """Whose last day is over; those of a suspended region wait until the partnership goes on."""
    return _locked_waiting(Proposal.due_on < today(), ~_is_resting())


def resting_proposals() -> Sequence[Proposal]:
    """Whose last day is over while nobody can answer, since the partnership with a region is suspended."""
    return _locked_waiting(Proposal.due_on < today(), _is_resting())


def proposals_without_search() -> Sequence[Proposal]:
    """Of which one class looks no longer, or for too few partners."""
    is_over = or_(
        PartnerSearch.status != SearchStatus.OPEN, PartnerSearch.n_wanted - PartnerSearch.n_found < Run.size - 1
    )
    is_of = (Run.id == Proposal.run_id, Side.proposal_id == Proposal.id, Side.search_id == PartnerSearch.id)
    return _locked_waiting(exists().where(*is_of, is_over))


def proposals_of_searches(search_ids: Sequence[int]) -> Sequence[Proposal]:
    """What waits for one of these classes."""
    return _locked_waiting(exists().where(Side.proposal_id == Proposal.id, Side.search_id.in_(search_ids)))


def unannounced_proposals(limit: int) -> Sequence[Proposal]:
    """The oldest that nobody was told of, locked."""
    query = select(Proposal).where(Proposal.notified_at.is_(None)).order_by(Proposal.id).limit(limit)
    return db.session.scalars(query.with_for_update(of=Proposal, skip_locked=True)).all()


def _is_resting() -> ColumnElement[bool]:
    of_closed = (Side.proposal_id == Proposal.id, PartnerSearch.region_key.in_(closed_regions()))
    return exists().where(Side.search_id == PartnerSearch.id, *of_closed)


def _locked_waiting(*conditions: ColumnElement[bool]) -> Sequence[Proposal]:
    """What somebody else works on is left out."""
    query = select(Proposal).where(Proposal.status == ProposalStatus.WAITING, *conditions).order_by(Proposal.id)
    query = query.limit(AT_ONCE).with_for_update(of=Proposal, skip_locked=True)
    return db.session.scalars(query.execution_options(populate_existing=True)).all()


def _own(person: Person, *conditions: ColumnElement[bool]) -> Select[Proposal]:
    """Of which a side is the teacher's and fulfils the conditions."""
    is_of = (Side.proposal_id == Proposal.id, Side.search_id == PartnerSearch.id)
    is_own = exists().where(*is_of, PartnerSearch.teacher_id == person.id, *conditions)
    return select(Proposal).where(is_own).options(*_with_sides())


def _with_sides() -> tuple[Any, ...]:
    return (selectinload(Proposal.sides).options(with_class(joinedload(Side.search))),)
