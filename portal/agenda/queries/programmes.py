"""Reads programmes: of visits that are one's own or of one's region, of public ones, and by a secret address."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import joinedload

from portal.accounts.models import Person
from portal.agenda.models import Agenda, AgendaItem, AgendaVersion
from portal.agenda.queries.addresses import is_parents_token
from portal.core.db import db
from portal.core.refusal import existing
from portal.visits.models import Visit, VisitSide
from portal.visits.queries.own import get_own, is_own, with_sides
from portal.visits.rules.codes import Status


def get_readable(person: Person, visit_id: int) -> Visit:
    """One's own, or one with a side in a region that the person coordinates; raises NotFound."""
    of_region = exists().where(VisitSide.visit_id == Visit.id, VisitSide.region_key.in_(person.region_keys))
    query = select(Visit).where(Visit.id == visit_id, or_(is_own(person), of_region)).options(*with_sides())
    return existing(db.session.scalar(query))


def may_edit(person: Person, visit: Visit) -> bool:
    return not is_cancelled(visit) and bool(db.session.scalar(select(is_own(person)).where(Visit.id == visit.id)))


def get_editable(person: Person, visit_id: int, *, to_write: bool = True) -> Visit:
    """One's own; locked, so that of two people who save at once the second sees what the first one saved."""
    return get_own(person, visit_id, to_write=to_write)


def is_cancelled(visit: Visit) -> bool:
    return visit.status == Status.CANCELLED


def get_public(visit_id: int) -> Visit:
    """One whose two sides show the programme to everybody, unless the visit was cancelled."""
    query = select(Visit).where(Visit.id == visit_id, Visit.status != Status.CANCELLED).options(*with_sides())
    is_public = exists().where(Agenda.visit_id == Visit.id, Agenda.is_public)
    return existing(db.session.scalar(query.where(is_public)))


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
