"""Emails to people whose address is proven, for all features above."""

from typing import Any

from portal.accounts.models import Person
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
