"""Reads partner requests; each query is already limited to what the person may find."""

from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from flask import abort
from sqlalchemy import Select, and_, exists, func, or_, select
from sqlalchemy.orm import joinedload

from portal.accounts.models import Person
from portal.classes.queries import with_school
from portal.core.db import db
from portal.matching.models import PartnerSearch
from portal.matching.queries.searches import Match, best_for, get_open, may_see_others
from portal.matching.rules import Status as SearchStatus
from portal.partnering.models import Entry, PartnerRequest, Partnership
from portal.partnering.rules import LIVE, NEXT_BEST, WAITS_FOR, Relation, Status, pair
from portal.projects.models import Project
from portal.projects.queries import own_projects
from portal.projects.rules import TAKES_CONTRIBUTIONS

SHOWN = 100


@dataclass(frozen=True)
class Shelf:
    """All requests of a teacher: what waits for an answer of the other side or the own one, and what is over."""

    waiting: list[PartnerRequest]
    sent: list[PartnerRequest]
    done: list[PartnerRequest]


def parts(person: Person, request: PartnerRequest) -> set[Relation]:
    """What somebody is to a request; empty for everybody else."""
    teachers = {Relation.SENDER: request.from_search.teacher_id, Relation.RECEIVER: request.to_search.teacher_id}
    return {part for part, teacher_id in teachers.items() if teacher_id == person.id}


def get_own(person: Person, request_id: int) -> PartnerRequest:
    """A request of one of the teacher's classes, or to it; else 404. Never locks: wishes are locked before requests."""
    request = db.session.scalar(_requests().where(PartnerRequest.id == request_id))
    return request if request and parts(person, request) else abort(404)


def get_asking(person: Person, search_id: int) -> PartnerSearch:
    """The own class that looks for partners; else 404."""
    search = get_open(search_id)
    return search if search.teacher_id == person.id and may_see_others(search) else abort(404)


def get_askable(person: Person, search_id: int) -> PartnerSearch:
    """A class of somebody else that looks for partners; else 404."""
    search = get_open(search_id)
    return search if search.teacher_id != person.id else abort(404)


def find_live(one: PartnerSearch, other: PartnerSearch) -> PartnerRequest | None:
    """The request that waits between two classes, whoever asked."""
    found = select(PartnerRequest).where(PartnerRequest.pair == pair(one.id, other.id))
    return db.session.scalar(found.where(PartnerRequest.status.in_(LIVE)))


def are_partners(one: PartnerSearch, other: PartnerSearch) -> bool:
    return bool(db.session.scalar(select(exists().where(Partnership.pair == pair(one.id, other.id)))))


def next_best(search: PartnerSearch) -> list[Match]:
    """The best classes that have nothing to do with this one yet; none when it does not look any more."""
    if search.status != SearchStatus.OPEN:
        return []
    pairs = select(PartnerRequest.pair).where(
        or_(PartnerRequest.from_search_id == search.id, PartnerRequest.to_search_id == search.id)
    )
    known = set(db.session.scalars(pairs))
    return [match for match in best_for(search) if pair(search.id, match.search.id) not in known][:NEXT_BEST]


def count_waiting(search: PartnerSearch) -> int:
    """How many requests of this class wait for an answer."""
    mine = (PartnerRequest.from_search_id == search.id, PartnerRequest.status.in_(LIVE))
    return db.session.scalar(select(func.count()).select_from(PartnerRequest).where(*mine)) or 0


def shelf(person: Person) -> Shelf:
    """What waits for the person comes by its due day, the rest with the newest first."""
    found = list(db.session.scalars(_of(person).order_by(PartnerRequest.status_since.desc()).limit(SHOWN)))
    waiting = sorted((r for r in found if waits_for(person, r)), key=lambda r: (r.due_on, r.id))
    sent = [r for r in found if r.status in LIVE and r not in waiting]
    return Shelf(waiting, sent, [r for r in found if r.status not in LIVE])


def waiting_for(person: Person, limit: int = 10) -> list[PartnerRequest]:
    """What the person has to answer, the most urgent first."""
    mine = select(PartnerSearch.id).where(PartnerSearch.teacher_id == person.id)
    to_answer = or_(
        and_(PartnerRequest.status == Status.SENT, PartnerRequest.to_search_id.in_(mine)),
        and_(PartnerRequest.status == Status.PROPOSED, PartnerRequest.from_search_id.in_(mine)),
    )
    found = _requests().where(to_answer).order_by(PartnerRequest.due_on, PartnerRequest.id)
    return list(db.session.scalars(found.limit(limit)))


def waits_for(person: Person, request: PartnerRequest) -> bool:
    """Whether the next step is the person's."""
    return WAITS_FOR.get(Status(request.status)) in parts(person, request)


def sides(person: Person, request: PartnerRequest) -> tuple[PartnerSearch, PartnerSearch]:
    """The wish of the own class and that of the other one."""
    mine, theirs = request.from_search, request.to_search
    return (mine, theirs) if mine.teacher_id == person.id else (theirs, mine)


def thread(request: PartnerRequest) -> list[Entry]:
    """All that was said and done, the oldest first."""
    found = select(Entry).where(Entry.request_id == request.id).order_by(Entry.id)
    return list(db.session.scalars(found.limit(500)))


def n_unanswered(person: Person, request: PartnerRequest) -> int:
    """How many messages the person has written since anything else happened."""
    last_first = select(Entry).where(Entry.request_id == request.id).order_by(Entry.id.desc()).limit(20)
    own = takewhile(lambda entry: entry.by_id == person.id and not entry.step, db.session.scalars(last_first))
    return len(list(own))


def joinable_projects(person: Person) -> list[Project]:
    """Own projects that can take in another class."""
    return [project for project in own_projects(person) if project.status in TAKES_CONTRIBUTIONS]


def _of(person: Person) -> Select[PartnerRequest]:
    mine = select(PartnerSearch.id).where(PartnerSearch.teacher_id == person.id)
    return _requests().where(or_(PartnerRequest.from_search_id.in_(mine), PartnerRequest.to_search_id.in_(mine)))


def _requests() -> Select[PartnerRequest]:
    sides = (joinedload(PartnerRequest.from_search), joinedload(PartnerRequest.to_search))
    return select(PartnerRequest).options(*(with_class(side) for side in sides))


def with_class(search: Any) -> Any:
    return search.joinedload(PartnerSearch.school_class).options(*with_school())
