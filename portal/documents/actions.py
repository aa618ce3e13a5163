"""Writes how far a visit is with its documents, and what is asked at all."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select

from portal.accounts.models import Person
from portal.core.claims import add_if_new, change_if
from portal.core.clock import now, today
from portal.core.db import db
from portal.core.refusal import Refused
from portal.documents.models import RequiredDocument, VisitDocument
from portal.documents.queries.checklists import Item
from portal.documents.rules.checklists import reminder_of
from portal.documents.rules.codes import Confidence, DocumentRefusal, Giver, Receiver, State
from portal.documents.rules.shipped import shipped_documents
from portal.visits.models import Visit
from portal.visits.rules.codes import Side

CODES = {"side": Side, "giver": Giver, "receiver": Receiver, "confidence": Confidence}


def load_facts() -> int:
    """Adds shipped documents that are not known yet; what administrators changed stays. Returns how many."""
    known = [tuple(row) for row in db.session.execute(select(RequiredDocument.key, RequiredDocument.host_countries))]
    rows = [row for row in shipped_documents() if (row["key"], row["host_countries"]) not in known]
    db.session.add_all(RequiredDocument(**{**row, **_codes(row)}) for row in rows)
    return len(rows)


def mark(visit: Visit, item: Item, state: State, *, seen: State, by: Person) -> None:
    """Of two people of whom one says done and the other not needed, the second is told; raises Refused."""
    key = {"visit_id": visit.id, "document_id": item.document.id}
    if item.entry is None and add_if_new(VisitDocument, **key, state=state, n_reminders=0, by_id=by.id, at=now()):
        return
    same = (VisitDocument.visit_id == visit.id, VisitDocument.document_id == item.document.id)
    if not change_if(VisitDocument, *same, VisitDocument.state == seen, state=state, by_id=by.id, at=now()):
        raise Refused(DocumentRefusal.CHANGED_MEANWHILE)


def note_reminded(visit: Visit, items: Iterable[Item]) -> bool:
    """Whether this is the one who writes the reminder: of two jobs at once, one."""
    return all(_claim_reminder(visit, item) for item in items)


def change(document: RequiredDocument, values: dict[str, Any], *, by: Person) -> None:
    for name, value in values.items():
        setattr(document, name, value)
    document.changed_by_id, document.changed_at = by.id, now()


def add(values: dict[str, Any], *, by: Person) -> RequiredDocument:
    document = RequiredDocument(key="", changed_by_id=by.id, **values)
    db.session.add(document)
    db.session.flush()
    return document


def _claim_reminder(visit: Visit, item: Item) -> bool:
    key = {"visit_id": visit.id, "document_id": item.document.id}
    add_if_new(VisitDocument, **key, state=State.OPEN, n_reminders=0, at=now())
    same = (VisitDocument.visit_id == visit.id, VisitDocument.document_id == item.document.id)
    written, wanted = item.entry.n_reminders if item.entry else 0, reminder_of(item.due, today())
    return change_if(VisitDocument, *same, VisitDocument.n_reminders == written, n_reminders=wanted)


def _codes(row: dict[str, Any]) -> dict[str, Any]:
    return {name: kind(row[name]) for name, kind in CODES.items()}
