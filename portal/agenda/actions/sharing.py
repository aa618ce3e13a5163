"""Who else reads a programme: everybody, parents by an address, calendars by another one."""

from portal.accounts.models import Person
from portal.agenda.actions.items import clear
from portal.agenda.models import Agenda, CalendarAddress
from portal.agenda.queries.addresses import find_address
from portal.agenda.queries.contacts import findings_to_share, uncleared
from portal.agenda.queries.programmes import find_agenda, is_cancelled, items_of
from portal.agenda.rules.codes import AgendaRefusal
from portal.core.claims import add_if_new
from portal.core.clock import now
from portal.core.refusal import Refused, existing
from portal.visits.models import Visit
from portal.visits.rules.codes import Status, VisitRefusal


def publish(visit: Visit, *, is_meant: bool) -> None:
    """Everybody reads the programme, as long as both sides agree to the visit and no coordination has hidden it."""
    if visit.hidden_at:
        raise Refused(VisitRefusal.HIDDEN)
    if visit.status == Status.PLANNED:
        raise Refused(AgendaRefusal.NOT_AGREED)
    _clear(visit, is_meant)
    agenda_of(visit).is_public = True


def unpublish(visit: Visit) -> None:
    agenda_of(visit).is_public = False


def open_to_parents(visit: Visit, *, is_meant: bool) -> None:
    """By a new address; one that was given away before does not open any more."""
    _clear(visit, is_meant)
    agenda = agenda_of(visit)
    agenda.parents_serial += 1
    agenda.parents_since = now()


def close_to_parents(visit: Visit) -> None:
    agenda_of(visit).parents_since = None


def open_calendar(person: Person) -> None:
    """By a new address; calendars that know an older one get nothing any more."""
    add_if_new(CalendarAddress, person_id=person.id, serial=0, opened_at=None)
    address = existing(find_address(person.id))
    address.serial += 1
    address.opened_at = now()


def close_calendar(person: Person) -> None:
    if address := find_address(person.id):
        address.opened_at = None


def agenda_of(visit: Visit) -> Agenda:
    """Made when it is needed first."""
    add_if_new(Agenda, visit_id=visit.id, is_public=False, parents_since=None, parents_serial=0)
    return existing(find_agenda(visit))


def _clear(visit: Visit, is_meant: bool) -> None:
    """`is_meant`: somebody has looked at what may be contact data or a name, and wants it to be read."""
    if is_cancelled(visit):
        raise Refused(AgendaRefusal.CANCELLED)
    if not is_meant and findings_to_share(visit):
        raise Refused(AgendaRefusal.CONTACTS)
    for item in uncleared(items_of(visit)):
        clear(item)
