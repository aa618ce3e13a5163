"""Messages between two teachers."""

from portal.accounts.models import Person
from portal.partnering.actions.entries import Message, add_entry
from portal.partnering.actions.preconditions import must_not
from portal.partnering.models import Entry, PartnerRequest
from portal.partnering.notifications import notify_message
from portal.partnering.queries.preconditions import unmet_to_write
from portal.partnering.queries.requests import sides


def write(request: PartnerRequest, message: Message, *, by: Person) -> Entry:
    """A message to the other side; after a few without a reply it is the other side's turn."""
    must_not(unmet_to_write(request, by))
    entry = add_entry(request, None, by, message)
    notify_message(request, sides(by, request)[1], entry)
    return entry
