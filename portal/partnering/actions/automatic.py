"""Steps of requests that follow from a partnership or from time, so that nobody waits in vain."""

from collections.abc import Sequence

from portal.accounts.models import Person
from portal.core.clock import now
from portal.matching.models import PartnerSearch
from portal.matching.rules.searches import Status as SearchStatus
from portal.partnering.actions.entries import close
from portal.partnering.models import PartnerRequest
from portal.partnering.notifications import notify_ended, notify_expired, notify_reminder, notify_unanswered
from portal.partnering.queries.deadlines import deadlines_in
from portal.partnering.queries.locks import live_between, live_of
from portal.partnering.queries.partners import alternatives
from portal.partnering.rules import WAITS_FOR, Relation, Status, Step
from portal.projects.models import Project


def accept_between(one: PartnerSearch, other: PartnerSearch, project: Project, by: Person | None) -> None:
    """The live request between two classes that have become partners in another way, if there is one."""
    for request in live_between(one, other):
        request.project_id = project.id
        close(request, Step.ACCEPT, Status.ACCEPTED, by)


def end_requests_of(searches: Sequence[PartnerSearch]) -> None:
    """All live requests of classes that take no more partners; the other side hears of it."""
    for request in live_of(searches):
        _end(request, [side for side in (request.from_search, request.to_search) if side not in searches])


def remind(request: PartnerRequest) -> None:
    """Half of the time is over."""
    request.reminded_at = now()
    notify_reminder(request, _whose_turn(request))


def expire(request: PartnerRequest) -> None:
    """The last day is over; both sides hear of it."""
    silent = _whose_turn(request)
    waiting = request.other_side(silent)
    close(request, Step.EXPIRE, Status.EXPIRED, None)
    notify_expired(request, silent)
    notify_unanswered(request, waiting, alternatives(request, waiting))


def give_more_time(request: PartnerRequest) -> None:
    """Nobody can accept at the moment: all school days for an answer are left when the partnership goes on."""
    deadlines = deadlines_in(_whose_turn(request).region_key)
    request.remind_on, request.due_on, request.reminded_at = deadlines.remind_on, deadlines.due_on, None


def end(request: PartnerRequest) -> None:
    """One of the classes has closed its search or let it expire; the one that looks on hears of it."""
    _end(request, [side for side in (request.from_search, request.to_search) if side.status == SearchStatus.OPEN])


def _end(request: PartnerRequest, notified: Sequence[PartnerSearch]) -> None:
    close(request, Step.END, Status.ENDED, None)
    for search in notified:
        notify_ended(request, search)


def _whose_turn(request: PartnerRequest) -> PartnerSearch:
    """The side that has to answer."""
    return request.to_search if WAITS_FOR[request.status] == Relation.RECEIVER else request.from_search
