"""Writes letters into the outbox, in the transaction of the deed that causes them."""

from typing import Any

from flask import current_app
from flask_babel import force_locale
from sqlalchemy.dialects import postgresql, sqlite

from portal.core.db import db
from portal.core.mail.models import Email

INSERTS: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def post(*, event: str, to: str | None, language: str, template: str, **facts: Any) -> None:
    """Puts a letter into the outbox, once per `event`; a second letter of the same event is dropped silently.

    `template` extends mail/email.txt and fills its blocks `subject` and `text`. With `to=None` the letter is written
    and thrown away, so that asking for a letter takes as long for an unknown address as for a known one.
    """
    subject, text = write(template, language, facts)
    db.session.info["letters"] = True
    if to is None:
        return
    email = {"event": event, "recipient": to, "language": language, "subject": subject, "text": text}
    insert = INSERTS[db.session.get_bind().dialect.name]
    db.session.execute(insert(Email).values(email).on_conflict_do_nothing(index_elements=["event"]))


def write(template: str, language: str, facts: dict[str, Any]) -> tuple[str, str]:
    """Subject (one line) and text of a letter in the recipient's language."""
    with force_locale(language):
        page = current_app.jinja_env.get_template(template).render(**facts)
    subject, _, text = page.partition("\n")
    return subject, text.strip() + "\n"
