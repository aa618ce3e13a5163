"""Which side is reminded of which documents."""

from portal.accounts.notifications import email_person
from portal.accounts.rules.notices import Topic
from portal.core.clock import today
from portal.core.fingerprint import fingerprint
from portal.documents.queries.checklists import Item
from portal.documents.rules.checklists import reminder_of
from portal.visits.models import Visit
from portal.visits.queries.people import people_of
from portal.visits.rules.codes import Side


def remind(visit: Visit, side: Side, items: list[Item]) -> None:
    which = fingerprint(*((item.document.id, reminder_of(item.due, today())) for item in items))
    for person in people_of(visit.side(side)):
        email_person(
            person,
            "documents/mail/remind.txt",
            f"visit-documents:{visit.id}:{side}:{which}:{person.id}",
            topic=Topic.VISITS,
            visit=visit,
            items=items,
        )
