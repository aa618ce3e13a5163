"""Emails to people whose address is proven, for all features above."""

from typing import Any

from portal.accounts.models import Person
from portal.core.mail.actions import write_email


def email_person(to: Person, template: str, event: str, /, **facts: Any) -> None:
    """In the person's language, once per event; without a proven address nothing is written. Templates know `name`."""
    if to.email:
        write_email(
            event=event,
            to=to.email,
            language=to.language,
            template=template,
            name=to.name,
            **facts,
        )
