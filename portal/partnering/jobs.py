"""No request goes silent: reminders at half time, kind ends when the time is over or a class looks no longer.

What somebody works on at the same moment is left for the next hour; every step is taken once, however often this runs.
"""

from sqlalchemy import or_, select

from portal.core.clock import now, today
from portal.matching.models import PartnerSearch
from portal.matching.rules.searches import Status as SearchStatus
from portal.partnering.actions.endings import close, live, locked
from portal.partnering.models import PartnerRequest
from portal.partnering.notifications import notify_ended, notify_expired, notify_reminder, notify_unanswered
from portal.partnering.queries.requests import next_best
from portal.partnering.rules import WAITS_FOR, Relation, Status, Step


def remind() -> None:
    """Half of the time is over."""
    quiet = PartnerRequest.reminded_at.is_(None)
    due = live().where(quiet, PartnerRequest.remind_on <= today(), PartnerRequest.due_on >= today())
    for request in locked(due, skip=True):
        request.reminded_at = now()
        notify_reminder(request, _both(request)[0])


def expire() -> None:
    """The last day is over; both sides hear of it."""
    for request in locked(live().where(PartnerRequest.due_on < today()), skip=True):
        silent, waiting = _both(request)
        close(request, Step.EXPIRE, Status.EXPIRED, None)
        notify_expired(request, silent)
        notify_unanswered(request, waiting, next_best(waiting))


def end() -> None:
    """Nobody waits for a class that has closed its search or let it lapse."""
    over = select(PartnerSearch.id).where(
        PartnerSearch.status.in_((SearchStatus.CLOSED, SearchStatus.EXPIRED, SearchStatus.FULFILLED))
    )
    idle = or_(PartnerRequest.from_search_id.in_(over), PartnerRequest.to_search_id.in_(over))
    for request in locked(live().where(idle), skip=True):
        close(request, Step.END, Status.ENDED, None)
        for search in (request.from_search, request.to_search):
            if search.status == SearchStatus.OPEN:
                notify_ended(request, search)


def _both(request: PartnerRequest) -> tuple[PartnerSearch, PartnerSearch]:
    """The side that has to answer, and the one that waits."""
    receiver_answers = WAITS_FOR[Status(request.status)] == Relation.RECEIVER
    both = request.to_search, request.from_search
    return both if receiver_answers else both[::-1]
