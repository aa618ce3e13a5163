"""Reads what goes into calendars: the own visits of a person, and how often each was changed."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from sqlalchemy import func, select

from portal.accounts.models import Person
from portal.agenda.models import AgendaItem
from portal.core.db import db
from portal.visits.models import Visit, VisitEntry
from portal.visits.queries.own import is_own, with_sides


def visits_of(person: Person) -> list[Visit]:
    query = select(Visit).where(is_own(person)).options(*with_sides()).order_by(Visit.first_day, Visit.id)
    return list(db.session.scalars(query))


def items_by_visit(visits: Iterable[Visit]) -> dict[int, list[AgendaItem]]:
    """Removed ones too: calendars that know them have to learn that they are cancelled."""
    found = defaultdict(list)
    query = select(AgendaItem).where(AgendaItem.visit_id.in_([visit.id for visit in visits]))
    for item in db.session.scalars(query.order_by(AgendaItem.day, AgendaItem.starts, AgendaItem.id)):
        found[item.visit_id].append(item)
    return found


def n_steps(visit_ids: Collection[int]) -> dict[int, int]:
    """How many steps and changes of each visit are in its log."""
    query = select(VisitEntry.visit_id, func.count()).where(VisitEntry.visit_id.in_(visit_ids))
    return dict(db.session.execute(query.group_by(VisitEntry.visit_id)).all())
