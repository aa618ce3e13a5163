"""Tells people by email what was done with their account, in their language, with the reason and whom to ask."""

from portal.accounts.models import Person
from portal.accounts.queries.contacts import Contact, contact_at, contact_of, named_contact_of
from portal.core.mail.actions import write_email
from portal.people.models import AccountEntry
from portal.people.queries.accounts import first_region_of


def notify(entry: AccountEntry, person: Person, *, by: Person | None) -> None:
    """Also to somebody suspended; without a proven address nothing is written."""
    if person.email_confirmed_at:
        write_email(
            event=event_of(entry),
            to=person.email,
            language=person.language,
            template=f"people/mail/{entry.step}.txt",
            entry=entry,
            contact=_contact(person, by),
        )


def event_of(entry: AccountEntry) -> str:
    """By which the outbox knows the email about a step."""
    return f"account-entry:{entry.id}"


def _contact(person: Person, by: Person | None) -> Contact | None:
    """An administrator who took the step; after a coordinator's the address that was named for the region, if any."""
    region_key = first_region_of(person)
    if by is None or by == person:
        return contact_of(region_key)
    return (named_contact_of(region_key) if by.is_coordinator else None) or contact_at(by)
