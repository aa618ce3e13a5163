"""Items of programmes."""

from typing import Any

from portal.accounts.models import Person
from portal.agenda.actions.items import add
from portal.agenda.forms import TEXTS
from portal.agenda.models import AgendaItem
from portal.core.db import db
from portal.visits.models import Visit


def typed(visit: Visit, **values: Any) -> dict[str, str]:
    """What a form about an item holds: nine to ten on the first day, unless something else is given."""
    usual = {"day": visit.first_day.isoformat(), "starts": "09:00", "ends": "10:00", "mark": "usual", "language": "de"}
    return {**usual, "title_de": "Begrüßung", **{name: str(value) for name, value in values.items()}}


def item_of(visit: Visit, by: Person, **values: Any) -> AgendaItem:
    """An item that is saved."""
    empty = dict.fromkeys(("place", "leader", "ends_next_day", *TEXTS), "")
    item = add(visit, empty | typed(visit, **values), by=by)
    db.session.commit()
    return item
