"""Reads when people want emails, what they were told already, and the links that turn emails off."""

from dataclasses import dataclass

from flask import current_app
from itsdangerous import BadData, URLSafeSerializer
from sqlalchemy import exists, select

from portal.accounts.models import LastNotice, MailChoice, Person
from portal.accounts.queries.people import find_by_id
from portal.accounts.rules.notices import TOPICS, Choice, Told, Topic
from portal.core.db import db
from portal.core.fingerprint import fingerprint
from portal.core.refusal import NotFound
from portal.core.web.links import absolute


@dataclass(frozen=True)
class Unsubscribing:
    """Who may turn off which emails by a link: a topic's, or (None) the daily one."""

    person: Person
    topic: Topic | None


def choices_of(person: Person) -> dict[Topic, Choice]:
    """For every topic of the person's role."""
    query = select(MailChoice.topic, MailChoice.choice).where(MailChoice.person_id == person.id)
    chosen = {row.topic: row.choice for row in db.session.execute(query)}
    return {topic: chosen.get(topic, Choice.EACH) for topic in TOPICS.get(person.role, ())}


def choice_of(person: Person, topic: Topic) -> Choice:
    query = select(MailChoice.choice).where(MailChoice.person_id == person.id, MailChoice.topic == topic)
    return db.session.scalar(query) or Choice.EACH


def find_told(person: Person, about: str) -> Told | None:
    query = select(LastNotice.until, LastNotice.at, LastNotice.read_at)
    row = db.session.execute(query.where(LastNotice.person_id == person.id, LastNotice.about == about)).first()
    return Told(*row) if row else None


def has_unread_notices(person: Person) -> bool:
    """Whether an email told this person of something since they looked last."""
    unread = (LastNotice.person_id == person.id, LastNotice.read_at.is_(None))
    return bool(db.session.scalar(select(exists().where(*unread))))


def unsubscribe_link(person: Person, topic: Topic | None) -> str:
    """The address for an email and for the button of a mail program (RFC 8058); it works as long as the account has
    the address that the email went to.
    """
    token = _signer().dumps([person.id, topic or "", fingerprint(person.email)])
    return absolute("accounts.unsubscribe", person.language, token=token)


def get_unsubscribing(token: str) -> Unsubscribing:
    """Raises NotFound when the link is forged, or the account has another address now."""
    try:
        person_id, topic, address = _signer().loads(token)
        found = Unsubscribing(_existing(person_id, address), Topic(topic) if topic else None)
    except (BadData, ValueError, TypeError):
        raise NotFound from None
    return found


def _existing(person_id: int, address: str) -> Person:
    person = find_by_id(person_id)
    if person is None or fingerprint(person.email) != address:
        raise NotFound
    return person


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt="turn emails off")
