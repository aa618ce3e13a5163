"""The email to whoever holds a copy with something in it that may not be shown any more."""

from portal.accounts.notifications import email_person
from portal.offline.models import Copy


def tell_holder(copy: Copy) -> None:
    """A duty, so it always comes; it names folders, and neither works nor people."""
    works = copy.to_remove
    event = f"offline-copy:{copy.id}:{','.join(str(work.place) for work in works)}"
    email_person(copy.person, "offline/mail/remove.txt", event, copy=copy, works=works)
