"""What people choose about emails, that they have looked at what waits, and their daily emails."""

from collections.abc import Mapping, Sequence

from portal.accounts.models import LastNotice, MailChoice, Person
from portal.accounts.notifications import send_daily
from portal.accounts.queries.notices import choices_of
from portal.accounts.rules.notices import Choice, Topic
from portal.core.claims import change_if
from portal.core.clock import now
from portal.core.db import db
from portal.core.mail.actions import forget
from portal.core.mail.models import Email


def choose(person: Person, choices: Mapping[Topic, Choice]) -> None:
    """When emails about these topics come; the others stay as they were."""
    for topic, choice in choices.items():
        db.session.merge(MailChoice(person_id=person.id, topic=topic, choice=choice))
    db.session.flush()


def turn_off(person: Person, topic: Topic | None) -> None:
    """No more emails about a topic; None: about none that comes once a day."""
    choose(person, dict.fromkeys([topic] if topic else daily_topics(person), Choice.OFF))


def daily_topics(person: Person) -> list[Topic]:
    return [topic for topic, choice in choices_of(person).items() if choice == Choice.DAILY]


def note_read(person_id: int) -> None:
    """Whoever opens the desk sees all that waits there: emails about it are read."""
    change_if(LastNotice, LastNotice.person_id == person_id, LastNotice.read_at.is_(None), read_at=now())


def write_daily(person: Person | None, held: Sequence[Email]) -> None:
    """One email with all that was held back for it."""
    send_daily(person, held)
    forget(held)
