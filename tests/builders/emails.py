"""What waits in the outbox."""

from sqlalchemy import select

from portal.core.db import db
from portal.core.mail.models import Email


def emails(start: str = "") -> list[tuple[str, str]]:
    """Whom the emails of an event went to, in which language."""
    sent = db.session.scalars(select(Email).where(Email.event.contains(start)).order_by(Email.id))
    return [(email.recipient.partition("@")[0], email.language) for email in sent]
