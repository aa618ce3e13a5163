"""Reads why somebody can't ask a class, answer a request or write now: actions refuse for it, and pages say it."""

from enum import StrEnum

from portal.accounts.models import Person
from portal.matching.models import PartnerSearch
from portal.matching.rules.searches import Status as SearchStatus
from portal.partnering.models import PartnerRequest
from portal.partnering.queries.messages import count_unanswered, may_write
from portal.partnering.queries.partners import are_partners, count_waiting
from portal.partnering.queries.requests import sides
from portal.partnering.queries.safety import is_blocked
from portal.partnering.rules import MOST_UNANSWERED, MOST_WAITING, PartneringRefusal, Step
from portal.projects.queries import is_confirmed
from portal.regions.queries import get_region, is_open
from portal.regions.rules import RegionRefusal

Obstacle = StrEnum | None


def unmet_by(person: Person, search: PartnerSearch) -> Obstacle:
    """Classes deal with confirmed teachers only, also after one of them has taken another name or address."""
    is_known = is_confirmed(person, search.school_class.school_id)
    return None if is_known else PartneringRefusal.NOT_CONFIRMED


def unmet_between(*searches: PartnerSearch) -> Obstacle:
    """Nothing begins in a suspended region."""
    are_open = all(is_open(get_region(search.region_key)) for search in searches)
    return None if are_open else RegionRefusal.NOT_ACTIVE


def unmet_to_ask(search: PartnerSearch, other: PartnerSearch, by: Person) -> Obstacle:
    if code := unmet_by(by, search) or unmet_between(search, other):
        return code
    if is_blocked(search.teacher_id, other.teacher_id):
        return PartneringRefusal.TAKES_NO_REQUESTS
    if are_partners(search, other):
        return PartneringRefusal.ALREADY_PARTNERS
    return PartneringRefusal.TOO_MANY_WAITING if count_waiting(search) >= MOST_WAITING else None


def unmet_to_propose(request: PartnerRequest, by: Person) -> Obstacle:
    mine, theirs = sides(by, request)
    return unmet_by(by, mine) or unmet_between(mine, theirs)


def unmet_to_accept(request: PartnerRequest, by: Person) -> Obstacle:
    """Also when the own class is another one than the other side has asked."""
    mine, theirs = sides(by, request)
    if code := unmet_to_propose(request, by):
        return code
    if request.asked_version not in ("", mine.version):
        return PartneringRefusal.OWN_CLASS_CHANGED
    return _unmet_to_join(mine, theirs)


def unmet_to_write(request: PartnerRequest, by: Person) -> Obstacle:
    """After a few messages without a reply it is the other side's turn."""
    if not may_write(request):
        return PartneringRefusal.MESSAGES_CLOSED
    if code := unmet_by(by, sides(by, request)[0]):
        return code
    return PartneringRefusal.WAIT_FOR_REPLY if count_unanswered(by, request) >= MOST_UNANSWERED else None


def obstacles(request: PartnerRequest, by: Person) -> dict[str, StrEnum]:
    """What can't be done with a request though it is the person's turn, and why."""
    unmet = {
        Step.ACCEPT: unmet_to_accept(request, by),
        Step.PROPOSE: unmet_to_propose(request, by),
        "write": unmet_to_write(request, by),
    }
    return {step: code for step, code in unmet.items() if code}


def _unmet_to_join(mine: PartnerSearch, theirs: PartnerSearch) -> Obstacle:
    """Both still look, and for more partners than they have found."""
    if not is_confirmed(theirs.school_class.teacher, theirs.school_class.school_id):
        return PartneringRefusal.NOT_LOOKING
    if SearchStatus.FULFILLED in (mine.status, theirs.status):
        is_own = mine.status == SearchStatus.FULFILLED
        return PartneringRefusal.OWN_CLASS_HAS_FOUND if is_own else PartneringRefusal.OTHER_CLASS_HAS_FOUND
    if {mine.status, theirs.status} != {SearchStatus.OPEN}:
        return PartneringRefusal.NOT_LOOKING
    return PartneringRefusal.ALREADY_PARTNERS if are_partners(mine, theirs) else None
