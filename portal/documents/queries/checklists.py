"""Reads what a visit needs, how far it is, and of what somebody is to be reminded."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from portal.core.clock import today
from portal.core.db import db
from portal.core.refusal import existing
from portal.documents.models import RequiredDocument, VisitDocument
from portal.documents.rules.checklists import Trip, Urgency, due_on, is_asked, reminder_of, urgency_of
from portal.documents.rules.codes import State
from portal.regions.queries import all_regions
from portal.visits.models import Visit
from portal.visits.rules.codes import Side, Status

LIVE = (Status.PLANNED, Status.AGREED)
HORIZON = timedelta(days=400)  # before the first day, in which reminders can fall


@dataclass(frozen=True)
class Item:
    """A document of a visit; `entry` is what was said about it, if anything was."""

    document: RequiredDocument
    due: date
    entry: VisitDocument | None

    @property
    def state(self) -> State:
        return self.entry.state if self.entry else State.OPEN

    @property
    def urgency(self) -> Urgency:
        return urgency_of(self.due, today())


def checklist(visit: Visit) -> list[Item]:
    """What the visit needs, what is due first before the rest."""
    return _items(visit, all_documents(), _entries([visit.id]).get(visit.id, {}))


def find_entry(visit: Visit, document_id: int) -> VisitDocument | None:
    return db.session.get(VisitDocument, (visit.id, document_id), populate_existing=True)


def get_item(visit: Visit, document_id: int) -> Item:
    """Raises NotFound for what this visit does not need."""
    return existing(next((item for item in checklist(visit) if item.document.id == document_id), None))


def all_documents() -> Sequence[RequiredDocument]:
    query = select(RequiredDocument).order_by(RequiredDocument.id)
    return db.session.scalars(query).all()


def get_document(document_id: int) -> RequiredDocument:
    return existing(db.session.get(RequiredDocument, document_id))


def to_remind() -> list[tuple[Visit, Side, list[Item]]]:
    """Visits to come with the open documents of a side of which it was not told often enough, once for each side."""
    query = select(Visit).where(Visit.status.in_(LIVE), Visit.first_day.between(today(), today() + HORIZON))
    visits = db.session.scalars(query.order_by(Visit.id)).all()
    documents, entries = all_documents(), _entries([visit.id for visit in visits])
    found = []
    for visit in visits:
        items = [item for item in _items(visit, documents, entries.get(visit.id, {})) if _is_to_remind(item)]
        for side in Side:
            if own := [item for item in items if item.document.side == side]:
                found.append((visit, side, own))
    return found


def _is_to_remind(item: Item) -> bool:
    written = item.entry.n_reminders if item.entry else 0
    return item.state == State.OPEN and written < reminder_of(item.due, today())


def _items(visit: Visit, documents: Iterable[RequiredDocument], entries: dict[int, VisitDocument]) -> list[Item]:
    regions = all_regions()
    countries = (regions[visit.host.region_key].country, regions[visit.guest.region_key].country)
    trip = Trip(visit.kind, *countries, visit.first_day)
    items = [
        Item(document, due_on(document, visit.first_day), entries.get(document.id))
        for document in documents
        if is_asked(document, trip)
    ]
    return sorted(items, key=lambda item: (item.due, item.document.id))


def _entries(visit_ids: Collection[int]) -> dict[int, dict[int, VisitDocument]]:
    found: dict[int, dict[int, VisitDocument]] = {}
    for entry in db.session.scalars(select(VisitDocument).where(VisitDocument.visit_id.in_(visit_ids))):
        found.setdefault(entry.visit_id, {})[entry.document_id] = entry
    return found
