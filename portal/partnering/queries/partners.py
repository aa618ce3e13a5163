"""Reads whom a class can ask, and with whom it has to do already."""

from sqlalchemy import exists, func, or_, select

from portal.accounts.models import Person
from portal.core.db import db
from portal.core.refusal import existing
from portal.matching.models import PartnerSearch, Partnership
from portal.matching.queries.matches import Match, best_for
from portal.matching.queries.searches import get_open, may_see_others
from portal.matching.rules.searches import Status as SearchStatus
from portal.partnering.models import PartnerRequest
from portal.partnering.rules import LIVE, MOST_ALTERNATIVES, UNSUCCESSFUL, pair_key
from portal.projects.models import Project
from portal.projects.queries import own_projects
from portal.projects.rules import TAKES_CONTRIBUTIONS


def get_asking(person: Person, search_id: int) -> PartnerSearch:
    """The search of an own class that may ask others."""
    search = get_open(search_id)
    return existing(search if search.teacher_id == person.id and may_see_others(search) else None)


def get_askable(person: Person, search_id: int) -> PartnerSearch:
    """The search of somebody else's class."""
    search = get_open(search_id)
    return existing(search if search.teacher_id != person.id else None)


def are_partners(one: PartnerSearch, other: PartnerSearch) -> bool:
    return bool(db.session.scalar(select(exists().where(Partnership.pair == pair_key(one.id, other.id)))))


def count_waiting(search: PartnerSearch) -> int:
    """How many requests of this class wait for an answer."""
    mine = (PartnerRequest.from_search_id == search.id, PartnerRequest.status.in_(LIVE))
    return db.session.scalar(select(func.count()).select_from(PartnerRequest).where(*mine)) or 0


def alternatives(request: PartnerRequest, search: PartnerSearch) -> list[Match]:
    """Whom one side can ask when the request came to nothing; nobody when it looks no longer."""
    if request.status not in UNSUCCESSFUL or search.status != SearchStatus.OPEN or not may_see_others(search):
        return []
    known = _known_pairs(search)
    return [each for each in best_for(search) if pair_key(search.id, each.search.id) not in known][:MOST_ALTERNATIVES]


def joinable_projects(person: Person) -> list[Project]:
    """Own projects that can take in another class."""
    return [project for project in own_projects(person) if project.status in TAKES_CONTRIBUTIONS]


def _known_pairs(search: PartnerSearch) -> set[str]:
    """All that this class ever asked or was asked by."""
    mine = or_(PartnerRequest.from_search_id == search.id, PartnerRequest.to_search_id == search.id)
    return set(db.session.scalars(select(PartnerRequest.pair).where(mine)))
