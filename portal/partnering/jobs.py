"""No request goes silent: reminders at half time, kind ends when the time is over or a class looks no longer.

What somebody works on at the same moment is left for the next hour; every step is taken once, however often this runs.
"""

from sqlalchemy import or_, select

from portal.core.clock import now, today
from portal.matching.models import Wish
from portal.matching.rules import Status as WishStatus
from portal.partnering.actions.endings import close, live, locked
from portal.partnering.models import PartnerRequest
from portal.partnering.notifications import tell_ended, tell_lapsed, tell_reminder, tell_unanswered
from portal.partnering.queries.requests import next_best
from portal.partnering.rules import WAITS_FOR, Part, Status, Step


def remind() -> None:
    """Half of the time is over."""
    quiet = PartnerRequest.reminded_at.is_(None)
    due = live().where(quiet, PartnerRequest.remind_on <= today(), PartnerRequest.due_on >= today())
    for request in locked(due, skip=True):
        request.reminded_at = now()
        tell_reminder(request, _both(request)[0])


def lapse() -> None:
    """The last day is over; both sides hear of it."""
    for request in locked(live().where(PartnerRequest.due_on < today()), skip=True):
        silent, waiting = _both(request)
        close(request, Step.LAPSE, Status.LAPSED, None)
        tell_lapsed(request, silent)
        tell_unanswered(request, waiting, next_best(waiting))


def end() -> None:
    """Nobody waits for a class that has closed its search or let it lapse."""
    over = select(Wish.id).where(Wish.status.in_((WishStatus.CLOSED, WishStatus.LAPSED, WishStatus.FULFILLED)))
    idle = or_(PartnerRequest.from_wish_id.in_(over), PartnerRequest.to_wish_id.in_(over))
    for request in locked(live().where(idle), skip=True):
        close(request, Step.END, Status.ENDED, None)
        for wish in (request.from_wish, request.to_wish):
            if wish.status == WishStatus.OPEN:
                tell_ended(request, wish)


def _both(request: PartnerRequest) -> tuple[Wish, Wish]:
    """The side that has to answer, and the one that waits."""
    receiver_answers = WAITS_FOR[Status(request.status)] == Part.RECEIVER
    both = request.to_wish, request.from_wish
    return both if receiver_answers else both[::-1]
