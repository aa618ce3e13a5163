"""Reads whom the teachers of a region ask."""

from dataclasses import dataclass

from portal.accounts.models import Person
from portal.accounts.queries.people import coordinators_of
from portal.core.db import db
from portal.regions.models import Region


@dataclass(frozen=True)
class Contact:
    """An office or a person; the name may be empty."""

    name: str
    email: str


def contact_of(region_key: str) -> Contact | None:
    """The address that was named for a region, else that of one of its coordinators; None without any."""
    return named_contact_of(region_key) or next(map(contact_at, coordinators_of(region_key)), None)


def named_contact_of(region_key: str) -> Contact | None:
    region = db.session.get(Region, region_key)
    if region is None or not region.contact_email:
        return None
    return Contact(region.contact_name, region.contact_email)


def contact_at(person: Person) -> Contact:
    """Somebody who can be asked."""
    return Contact(person.name, person.email or "")
