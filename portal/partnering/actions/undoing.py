"""Undoes a no that was a slip: the request waits again as before, and nobody gets an email."""

from contextlib import suppress

from sqlalchemy.exc import IntegrityError

from portal.accounts.models import Person
from portal.core.claims import claim
from portal.core.db import db
from portal.core.mail.actions import take_back
from portal.core.refusal import Refused
from portal.core.transitions import Impossible
from portal.matching.models import Block
from portal.partnering.actions.entries import add_entry
from portal.partnering.models import PartnerRequest
from portal.partnering.notifications import event_of
from portal.partnering.queries.locks import lock_searches
from portal.partnering.queries.undoing import ended_by, find_undoable, last_proposal, status_before
from portal.partnering.rules import Step


def undo(request: PartnerRequest, *, by: Person) -> None:
    """Refused when it was long ago, or when something else has happened with one of the two classes."""
    lock_searches(request.from_search, request.to_search)
    entry = find_undoable(by, request)
    if entry is None:
        raise Refused(Impossible.TOO_LATE)
    _wait_again(request)
    add_entry(request, Step.UNDO, by)
    take_back([event_of(request, entry)])


def bring_back(block: Block, *, by: Person) -> None:
    """What had ended with a block that was a slip, as far as it can still wait."""
    for request in ended_by(block):
        with suppress(Refused):
            undo(request, by=by)


def _wait_again(request: PartnerRequest) -> None:
    """Unless the two classes have a newer request: the database decides."""
    as_read = PartnerRequest.status == request.status
    before = {"status": status_before(request), "status_since": last_proposal(request).at}
    try:
        with db.session.begin_nested():
            claim(request, as_read, refusal=Impossible.TOO_LATE, **before)
    except IntegrityError:
        raise Refused(Impossible.TOO_LATE) from None
