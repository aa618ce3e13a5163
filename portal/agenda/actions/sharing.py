"""Who else reads a programme: everybody, parents by an address, calendars by another one."""

from portal.accounts.models import Person
from portal.agenda.actions.items import confirm_contacts
from portal.agenda.models import Agenda, CalendarAddress
from portal.agenda.queries.addresses import find_address
from portal.agenda.queries.contacts import unconfirmed
from portal.agenda.queries.programmes import find_agenda, is_cancelled, items_of
from portal.agenda.rules.codes import AgendaRefusal
from portal.core.claims import add_if_new
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import Refused, existing
from portal.visits.models import Visit


def publish(visit: Visit, *, are_contacts_confirmed: bool) -> None:
    """Everybody reads the programme from now on; what looks like contact data is confirmed or in the way."""
    if is_cancelled(visit):
        raise Refused(AgendaRefusal.CANCELLED)
    items = items_of(visit)
    found = unconfirmed(items)
    if found and not are_contacts_confirmed:
        raise Refused(AgendaRefusal.CONTACTS)
    for item in items:
        if item.id in found:
            confirm_contacts(item)
    _agenda(visit).is_public = True


def unpublish(visit: Visit) -> None:
    _agenda(visit).is_public = False


def open_to_parents(visit: Visit) -> None:
    """By a new address; one that was given away before does not open any more."""
    agenda = _agenda(visit)
    agenda.parents_serial += 1
    agenda.parents_since = now()


def close_to_parents(visit: Visit) -> None:
    _agenda(visit).parents_since = None


def open_calendar(person: Person) -> None:
    """By a new address; calendars that know an older one get nothing any more."""
    add_if_new(CalendarAddress, person_id=person.id, serial=0, opened_at=None)
    address = existing(find_address(person.id))
    address.serial += 1
    address.opened_at = now()


def close_calendar(person: Person) -> None:
    if address := find_address(person.id):
        address.opened_at = None


def _agenda(visit: Visit) -> Agenda:
    add_if_new(Agenda, visit_id=visit.id, is_public=False, parents_since=None, parents_serial=0)
    db.session.flush()
    return existing(find_agenda(visit))
