"""Messages between two teachers."""

from portal.accounts.models import Person
from portal.core.refusal import Refused
from portal.partnering.actions.entries import Message, add_entry
from portal.partnering.actions.preconditions import must_be_confirmed
from portal.partnering.models import Entry, PartnerRequest
from portal.partnering.notifications import notify_message
from portal.partnering.queries.messages import count_unanswered, may_write
from portal.partnering.queries.requests import sides
from portal.partnering.rules import MOST_UNANSWERED, PartneringRefusal


def write(request: PartnerRequest, message: Message, *, by: Person) -> Entry:
    """A message to the other side; after a few without a reply it is the other side's turn."""
    must_be_confirmed(by, sides(by, request)[0])
    if not may_write(request):
        raise Refused(PartneringRefusal.MESSAGES_CLOSED)
    if count_unanswered(by, request) >= MOST_UNANSWERED:
        raise Refused(PartneringRefusal.WAIT_FOR_REPLY)
    entry = add_entry(request, None, by, message)
    notify_message(request, sides(by, request)[1], entry)
    return entry
