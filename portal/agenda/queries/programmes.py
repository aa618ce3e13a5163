"""Reads programmes and their items, of public visits and by a secret address, too."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from sqlalchemy import exists, func, select
from sqlalchemy.orm import joinedload, selectinload

from portal.agenda.models import Agenda, AgendaItem, AgendaVersion
from portal.agenda.queries.addresses import is_parents_token
from portal.core.db import db
from portal.core.refusal import existing
from portal.visits.models import Visit, VisitSide
from portal.visits.rules.codes import CERTAIN, Status


def is_cancelled(visit: Visit) -> bool:
    return visit.status == Status.CANCELLED


def get_public(visit_id: int) -> Visit:
    return existing(find_public(visit_id))


def find_public(visit_id: int) -> Visit | None:
    """One to which both sides have agreed, and whose programme they show to everybody, unless a coordination has hidden
    it; its classes are not read.
    """
    is_public = exists().where(Agenda.visit_id == Visit.id, Agenda.is_public)
    query = select(Visit).where(Visit.id == visit_id, Visit.status.in_(CERTAIN), is_public)
    without_classes = selectinload(Visit.sides).lazyload(VisitSide.school_class)
    return db.session.scalar(query.where(Visit.hidden_at.is_(None)).options(without_classes))


def public_programmes(visits: Iterable[Visit]) -> set[int]:
    """Which of these visits, of which visitors know, have a programme that everybody reads; by their numbers."""
    agendas = db.session.scalars(select(Agenda).where(Agenda.visit_id.in_([visit.id for visit in visits])))
    return {agenda.visit_id for agenda in agendas if agenda.is_public}


def find_for_parents(visit_id: int, token: str) -> Visit | None:
    """By the secret address, as long as it is open; a cancelled visit too: parents want to know."""
    query = select(Agenda).where(Agenda.visit_id == visit_id, Agenda.parents_since.is_not(None))
    agenda = db.session.scalar(query.options(joinedload(Agenda.visit)))
    return agenda.visit if agenda and is_parents_token(agenda, token) else None


def find_agenda(visit: Visit) -> Agenda | None:
    return db.session.get(Agenda, visit.id)


def items_of(visit: Visit) -> list[AgendaItem]:
    """In the order of the programme."""
    query = select(AgendaItem).where(AgendaItem.visit_id == visit.id, AgendaItem.removed_at.is_(None))
    return list(db.session.scalars(query.order_by(AgendaItem.day, AgendaItem.starts, AgendaItem.id)))


def cleared_items_of(visit: Visit) -> list[AgendaItem]:
    """Those that others than the two sides may read."""
    return [item for item in items_of(visit) if item.is_cleared]


def n_items(visit: Visit) -> int:
    of_visit = (AgendaItem.visit_id == visit.id, AgendaItem.removed_at.is_(None))
    return db.session.scalar(select(func.count()).select_from(AgendaItem).where(*of_visit)) or 0


def get_item(visit: Visit, item_id: int, *, is_removed: bool = False) -> AgendaItem:
    state = AgendaItem.removed_at.is_not(None) if is_removed else AgendaItem.removed_at.is_(None)
    query = select(AgendaItem).where(AgendaItem.id == item_id, AgendaItem.visit_id == visit.id, state)
    return existing(db.session.scalar(query.execution_options(populate_existing=True)))


def versions_of(item: AgendaItem) -> Sequence[AgendaVersion]:
    """What was saved, the newest first."""
    query = select(AgendaVersion).where(AgendaVersion.item_id == item.id).order_by(AgendaVersion.id.desc())
    return db.session.scalars(query).all()


def find_version(item: AgendaItem, version: str) -> AgendaVersion | None:
    query = select(AgendaVersion).where(AgendaVersion.item_id == item.id, AgendaVersion.version == version)
    return db.session.scalar(query.order_by(AgendaVersion.id.desc()).limit(1))


def days_of(visit: Visit, items: Sequence[AgendaItem] = ()) -> list[date]:
    """The days of the visit, and those of items that were planned when it had other days."""
    length = (visit.last_day - visit.first_day).days
    days = {visit.first_day + timedelta(days=number) for number in range(length + 1)}
    return sorted(days | {item.day for item in items})
