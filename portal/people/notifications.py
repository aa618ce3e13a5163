"""Tells people by email what was done with their account, in their language, with the reason and whom to ask."""

from portal.accounts.models import Person
from portal.core.mail.actions import write_email
from portal.people.models import AccountEntry


def notify(entry: AccountEntry, person: Person, *, by: Person | None) -> None:
    """Also to somebody suspended; without a proven address nothing is written."""
    if person.email_confirmed_at:
        write_email(
            event=f"account-entry:{entry.id}",
            to=person.email,
            language=person.language,
            template=f"people/mail/{entry.step}.txt",
            entry=entry,
            contact=by.email if by and by != person else None,
        )
