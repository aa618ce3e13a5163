"""Reads nominations: their authors, who speaks for the nominee, and the organisers of the round."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import joinedload, selectinload

from portal.accounts.models import Person
from portal.awards.models import AwardRound, Nomination
from portal.awards.queries.nominees import sides_of
from portal.awards.queries.rounds import is_organiser
from portal.awards.rules.codes import NominationRelation, NominationStatus, NominationStep, RoundStatus, Side
from portal.awards.rules.nominations import TRANSITIONS, NominationTransition, sides_needed
from portal.awards.rules.rounds import UNDER_WAY, takes_answers, takes_nominations
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import NotFound, existing
from portal.core.transitions import possible
from portal.projects.models import ProjectTeacher
from portal.schools.models import Membership
from portal.twinnings.models import Twinning, TwinningSchool


def relations(person: Person, nomination: Nomination) -> set[NominationRelation]:
    """Whoever speaks for the nominee learns of it once it is proposed."""
    found = {NominationRelation.NOMINATOR} if nomination.by_id == person.id else set()
    if nomination.status != NominationStatus.DRAFT and sides_of(person, nomination.whom):
        found |= {NominationRelation.NOMINEE}
    return found


def get_related(person: Person, nomination_id: int, *, to_write: bool = False) -> Nomination:
    """One that the person made or speaks for; `to_write` lets nobody else change it meanwhile."""
    nomination = _get(nomination_id, to_write)
    if not relations(person, nomination):
        raise NotFound
    return nomination


def get_readable(person: Person, nomination_id: int) -> Nomination:
    """The same, and organisers read what is no draft."""
    nomination = _get(nomination_id)
    is_told = nomination.status != NominationStatus.DRAFT and is_organiser(person, nomination.round)
    if not is_told and not relations(person, nomination):
        raise NotFound
    return nomination


def get_organised(person: Person, nomination_id: int, *, to_write: bool = False) -> Nomination:
    """One of a round that the person organises."""
    nomination = _get(nomination_id, to_write)
    if nomination.status == NominationStatus.DRAFT or not is_organiser(person, nomination.round):
        raise NotFound
    return nomination


def get_decidable(person: Person, nomination_id: int) -> Nomination:
    """One that can become a laureate now: its round is being decided, and the nominee has agreed."""
    nomination = get_organised(person, nomination_id, to_write=True)
    if nomination.round.status != RoundStatus.JUDGED or nomination.status != NominationStatus.AGREED:
        raise NotFound
    return nomination


def made_by(person: Person) -> Sequence[Nomination]:
    """The newest first."""
    query = _with_nominee().where(Nomination.by_id == person.id).options(joinedload(Nomination.round))
    return db.session.scalars(query.order_by(Nomination.id.desc()).limit(100)).all()


def waiting_for(person: Person) -> list[Nomination]:
    """Those to which the person can still agree for a side that has not answered."""
    query = _with_nominee().join(AwardRound, AwardRound.id == Nomination.round_id)
    query = query.where(
        Nomination.status == NominationStatus.PROPOSED, AwardRound.status == RoundStatus.NOMINATING
    ).options(joinedload(Nomination.round))
    query = query.where(_may_concern(person)).order_by(Nomination.id)
    return [each for each in db.session.scalars(query) if sides_asked(person, each)]


def concerning(person: Person) -> list[Nomination]:
    """All that were made of what the person speaks for, but for drafts; the newest first."""
    query = _with_nominee().where(Nomination.status != NominationStatus.DRAFT, _may_concern(person))
    query = query.options(joinedload(Nomination.round)).order_by(Nomination.id.desc()).limit(100)
    return [each for each in db.session.scalars(query) if sides_of(person, each.whom)]


def agreed_of(round_: AwardRound) -> Sequence[Nomination]:
    """What the jury judges, by categories."""
    query = _with_nominee().where(Nomination.round_id == round_.id, Nomination.status == NominationStatus.AGREED)
    return db.session.scalars(query.order_by(Nomination.category_id, Nomination.id)).all()


def told_of(round_: AwardRound) -> Sequence[Nomination]:
    """All that organisers read: everything but drafts."""
    query = _with_nominee().where(Nomination.round_id == round_.id, Nomination.status != NominationStatus.DRAFT)
    return db.session.scalars(query.order_by(Nomination.status, Nomination.id)).all()


def unanswered_of(round_: AwardRound) -> Sequence[Nomination]:
    query = select(Nomination).where(Nomination.round_id == round_.id, Nomination.status == NominationStatus.PROPOSED)
    return db.session.scalars(query.order_by(Nomination.id).with_for_update(of=Nomination)).all()


def sides_asked(person: Person, nomination: Nomination) -> set[Side]:
    """The sides for which this person can agree now."""
    if not takes_answers(nomination.round.status, nomination.round.dates, now()):
        return set()
    return sides_of(person, nomination.whom) - {Side(code) for code in nomination.agreed_sides}


def sides_missing(nomination: Nomination) -> set[Side]:
    return set(sides_needed(nomination.kind)) - {Side(code) for code in nomination.agreed_sides}


def steps_of(person: Person, nomination: Nomination) -> list[NominationTransition]:
    """What somebody can do with it now, as far as the dates of the round allow."""
    round_ = nomination.round
    impossible = set() if takes_nominations(round_.status, round_.dates, now()) else {NominationStep.PROPOSE}
    if not sides_asked(person, nomination):
        impossible |= {NominationStep.AGREE}
    if not takes_answers(round_.status, round_.dates, now()):
        impossible |= {NominationStep.DECLINE}
    if round_.status not in UNDER_WAY:
        impossible |= {NominationStep.WITHDRAW}
    found = possible(TRANSITIONS, nomination.status, relations(person, nomination))
    return [each for each in found if each.step not in impossible]


def without_place() -> list[ColumnElement[bool]]:
    """Nominations of rounds that are over, but for laureates."""
    over = select(AwardRound.id).where(AwardRound.status.in_([RoundStatus.PUBLISHED, RoundStatus.CANCELLED]))
    return [Nomination.round_id.in_(over), Nomination.code.is_(None)]


def _with_nominee() -> Select[Nomination]:
    """With all that its name and its sides are read from, so that long lists cost no more questions than short ones."""
    nominee = (Nomination.project, Nomination.one_school, Nomination.other_school, Nomination.category)
    twinning = selectinload(Nomination.twinning).selectinload(Twinning.schools)
    return select(Nomination).options(twinning, *map(selectinload, nominee))


def _may_concern(person: Person) -> ColumnElement[bool]:
    """Of nominations: something of this person is nominated; which side is asked afterwards."""
    projects = select(ProjectTeacher.project_id).where(ProjectTeacher.person_id == person.id)
    schools = select(Membership.school_id).where(Membership.person_id == person.id)
    towns = select(TwinningSchool.twinning_id).where(TwinningSchool.school_id.in_(schools))
    keys = person.region_keys if person.is_coordinator else []
    coordinated = select(Twinning.id).where(Twinning.one_region_key.in_(keys) | Twinning.other_region_key.in_(keys))
    return (
        Nomination.project_id.in_(projects)
        | Nomination.one_school_id.in_(schools)
        | Nomination.other_school_id.in_(schools)
        | Nomination.twinning_id.in_(towns)
        | Nomination.twinning_id.in_(coordinated)
    )


def _get(nomination_id: int, to_write: bool = False) -> Nomination:
    query = select(Nomination).where(Nomination.id == nomination_id)
    if to_write:
        _hold_round_of(nomination_id)
        query = query.with_for_update(of=Nomination).execution_options(populate_existing=True)
    return existing(db.session.scalar(query))


def _hold_round_of(nomination_id: int) -> None:
    """Before the nomination, as steps of a round do: what is decided now is decided before such a step or after it."""
    query = select(AwardRound).join(Nomination, Nomination.round_id == AwardRound.id)
    held = query.where(Nomination.id == nomination_id).with_for_update(read=True, of=AwardRound)
    db.session.scalar(held.execution_options(populate_existing=True))
