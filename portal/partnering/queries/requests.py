"""Reads partner requests; each query is already limited to what the person may see."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, and_, or_, select
from sqlalchemy.orm import joinedload

from portal.accounts.models import Person
from portal.accounts.queries.people import find_by_id
from portal.classes.queries import with_school
from portal.core.db import db
from portal.core.refusal import existing
from portal.matching.models import PartnerSearch
from portal.partnering.models import PartnerRequest
from portal.partnering.queries.locks import is_resting
from portal.partnering.rules import LIVE, WAITS_FOR, Relation, Status, pair_key
from portal.projects.models import Project
from portal.projects.queries import is_confirmed, is_teacher_of

SHOWN = 100


@dataclass(frozen=True)
class RequestLists:
    """All requests of a teacher: what waits for an answer of the own side or the other one, and what is over."""

    waiting: list[PartnerRequest]
    sent: list[PartnerRequest]
    done: list[PartnerRequest]


def relations(person: Person, request: PartnerRequest) -> set[Relation]:
    """What somebody is to a request; empty for everybody else."""
    teachers = {Relation.SENDER: request.from_search.teacher_id, Relation.RECEIVER: request.to_search.teacher_id}
    return {relation for relation, teacher_id in teachers.items() if teacher_id == person.id}


def sides(person: Person, request: PartnerRequest) -> tuple[PartnerSearch, PartnerSearch]:
    """The search of the own class and that of the other one."""
    mine, theirs = request.from_search, request.to_search
    return (mine, theirs) if mine.teacher_id == person.id else (theirs, mine)


def waits_for(person: Person, request: PartnerRequest) -> bool:
    """Whether the next step is the person's."""
    return WAITS_FOR.get(request.status) in relations(person, request)


def get_own(person: Person, request_id: int) -> PartnerRequest:
    """A request of one of the teacher's classes, or to it. Never locks: searches are locked before requests."""
    request = db.session.scalar(_requests().where(PartnerRequest.id == request_id))
    return existing(request if request and relations(person, request) else None)


def find_live(one: PartnerSearch, other: PartnerSearch) -> PartnerRequest | None:
    """The request that waits between two classes, whoever asked."""
    query = select(PartnerRequest).where(PartnerRequest.pair == pair_key(one.id, other.id))
    return db.session.scalar(query.where(PartnerRequest.status.in_(LIVE)))


def find_accepted(one: PartnerSearch, other: PartnerSearch) -> PartnerRequest | None:
    """By which the two are partners, where their messages are."""
    query = select(PartnerRequest).where(PartnerRequest.pair == pair_key(one.id, other.id))
    return db.session.scalar(query.where(PartnerRequest.status == Status.ACCEPTED).order_by(PartnerRequest.id).limit(1))


def own_requests(person: Person) -> RequestLists:
    """What waits for the person comes by its due day, the rest the newest first."""
    mine = _searches_of(person)
    query = _requests().where(or_(PartnerRequest.from_search_id.in_(mine), PartnerRequest.to_search_id.in_(mine)))
    requests = list(db.session.scalars(query.order_by(PartnerRequest.status_since.desc()).limit(SHOWN)))
    waiting = sorted((r for r in requests if waits_for(person, r)), key=lambda r: (r.due_on, r.id))
    sent = [r for r in requests if r.status in LIVE and r not in waiting]
    return RequestLists(waiting, sent, [r for r in requests if r.status not in LIVE])


def waiting_for(person: Person, limit: int = 10) -> list[PartnerRequest]:
    """What the person can answer, the most urgent first."""
    mine = _searches_of(person)
    to_answer = or_(
        and_(PartnerRequest.status == Status.SENT, PartnerRequest.to_search_id.in_(mine)),
        and_(PartnerRequest.status == Status.PROPOSED, PartnerRequest.from_search_id.in_(mine)),
    )
    query = _requests().where(to_answer, ~is_resting()).order_by(PartnerRequest.due_on, PartnerRequest.id)
    return list(db.session.scalars(query.limit(limit)))


def find_project(person: Person, request: PartnerRequest) -> Project | None:
    """The joint project, or the one to which the sender wants to invite; only for those who own it."""
    project = db.session.get(Project, request.project_id) if request.project_id else None
    return project if project and is_teacher_of(person, project) else None


def find_colleague(person: Person, request: PartnerRequest) -> Person | None:
    """The teacher of the other class, whom only partners get to know; nobody while her school has not confirmed the
    name and the address of today.
    """
    theirs = sides(person, request)[1]
    teacher = find_by_id(theirs.teacher_id) if request.status == Status.ACCEPTED else None
    return teacher if is_confirmed(teacher, theirs.school_class.school_id) else None


def with_class(search: Any) -> Any:
    """Loads the class of a search together with what it hangs on."""
    return search.joinedload(PartnerSearch.school_class).options(*with_school())


def _searches_of(person: Person) -> Select[int]:
    return select(PartnerSearch.id).where(PartnerSearch.teacher_id == person.id)


def _requests() -> Select[PartnerRequest]:
    both = (joinedload(PartnerRequest.from_search), joinedload(PartnerRequest.to_search))
    return select(PartnerRequest).options(*(with_class(search) for search in both))
