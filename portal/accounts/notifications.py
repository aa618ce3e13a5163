"""Emails to people whose address is proven, for all features above; and to administrators about those they invited."""

from typing import Any

from portal.accounts.models import EmailChange, Person
from portal.accounts.queries.people import administrators
from portal.core.mail.actions import write_email


def email_person(to: Person | None, template: str, event: str, /, **facts: Any) -> None:
    """In the person's language, once per event; templates know `name`.

    Nothing is written to nobody, without a proven address, or to somebody suspended who can't act on it.
    """
    if to and to.email and not to.suspended_at:
        write_email(
            event=event,
            to=to.email,
            language=to.language,
            template=template,
            name=to.name,
            **facts,
        )


def notify_of_new_address(person: Person, change: EmailChange) -> None:
    """The invitation of a coordinator or an administrator went to the old address: every other administrator hears."""
    for administrator in administrators():
        if administrator.id != person.id:
            event = f"new address {change.id} {administrator.id}"
            email_person(administrator, "accounts/mail/invited_changed.txt", event, person=person, change=change)
