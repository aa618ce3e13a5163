"""Emails to people whose address is proven, for all features above."""

from typing import Any

from portal.accounts.models import Person
from portal.core.mail.actions import write_email


def email_person(person: Person, template: str, event: str, **facts: Any) -> None:
    """In the person's language, once per event; without a proven address nothing is written. Templates know `name`."""
    if person.email:
        write_email(
            event=event,
            to=person.email,
            language=person.language,
            template=template,
            name=person.name,
            **facts,
        )
