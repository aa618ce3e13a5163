"""Secret addresses: they follow from the installation's secret, so that no table holds what opens anything."""

import hmac

from flask import current_app

from portal.accounts.models import Person
from portal.accounts.rules.throttle import Limits
from portal.agenda.models import Agenda, CalendarAddress
from portal.classes.rules.codes import letters_from
from portal.core.db import db

LENGTH = 26  # characters of 32: 130 bits
# Wrong addresses from one network. The right one always opens: a picture on some page must lock nobody out.
WRONG_ADDRESSES = Limits(network=100)


def parents_token(agenda: Agenda) -> str:
    """A number of a visit that was deleted can come again, its moment of planning can not."""
    return _token(f"programme {agenda.visit_id} {agenda.visit.created_at.isoformat()} {agenda.parents_serial}")


def is_parents_token(agenda: Agenda, token: str) -> bool:
    return _is_same(parents_token(agenda), token)


def calendar_token(address: CalendarAddress) -> str:
    return _token(f"calendar {address.person_id} {address.serial}")


def find_address(person_id: int) -> CalendarAddress | None:
    return db.session.get(CalendarAddress, person_id)


def find_owner(person_id: int, token: str) -> Person | None:
    """Whose calendar the address opens; nobody's while the account is suspended."""
    address = find_address(person_id)
    is_open = address and address.opened_at and not address.person.suspended_at
    return address.person if address and is_open and _is_same(calendar_token(address), token) else None


def _token(message: str) -> str:
    return letters_from(current_app.config["SECRET_KEY"], message, LENGTH).lower()


def _is_same(right: str, given: str) -> bool:
    return hmac.compare_digest(right.encode(), given.encode())
