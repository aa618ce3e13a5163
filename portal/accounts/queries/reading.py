"""Which languages somebody reads: those that were chosen, or what is usual."""

from collections.abc import Iterable

from sqlalchemy import select

from portal.accounts.models import Person
from portal.config import LANGUAGES
from portal.core.db import db
from portal.core.web.access import Role
from portal.regions.queries import all_regions


def languages_read_by(person: Person) -> list[str]:
    """A coordinator who has not chosen any reads what the regions’ schools write in; others their own."""
    return person.read_languages or languages_of(person.region_keys) or [person.language]


def languages_reviewed_by(coordinator: Person) -> list[str]:
    """What this one reads, and what those read who are away today and for whom she decides."""
    people = [coordinator, *coordinator.stood_in_for]
    return list(dict.fromkeys(language for person in people for language in languages_read_by(person)))


def languages_of(regions: Iterable[str]) -> list[str]:
    """What the schools of these regions write in, as far as the portal speaks it, each once."""
    known = all_regions()
    all_of_them = (lang for key in regions if key in known for lang in known[key].languages if lang in LANGUAGES)
    return list(dict.fromkeys(all_of_them))


def readers_in(region_key: str, language: str) -> list[Person]:
    """Who cares for a region, can be written to, and reads a language."""
    readers = (person for person in active_coordinators() if language in languages_read_by(person))
    return [person for person in readers if region_key in person.region_keys]


def active_coordinators() -> list[Person]:
    """Who can be written to; three statements, however many there are."""
    query = select(Person).where(Person.role == Role.COORDINATOR, Person.email.is_not(None))
    return list(db.session.scalars(query.where(Person.suspended_at.is_(None)).order_by(Person.id)))
