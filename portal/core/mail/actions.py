"""Writes the outbox: emails wait there in the transaction of the action that causes them, until a job sends them."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from flask import current_app
from flask_babel import force_locale
from sqlalchemy import Row, delete, func, select, update

from portal.core.clock import now
from portal.core.db import db, insert_into
from portal.core.mail.models import Email
from portal.core.mail.rules import CLAIM, MAX_ATTEMPTS, MailRefusal, Problem, delay_after, only_own_links
from portal.core.refusal import Refused
from portal.core.retention import Rows

EMAILS_WRITTEN = "emails_written"  # key in the session's info: a job may have something to send after the commit

DONE_WITH = Rows(Email, func.coalesce(Email.sent_at, Email.given_up_at))  # sent, or given up

ClaimedEmail = Row[Any]  # a plain copy: while the mail server answers, no transaction may be open


def write_email(*, event: str, to: str | None, language: str, template: str, **facts: Any) -> None:
    """Puts an email into the outbox, once per `event`; a second one of the same event is dropped silently.

    `template` extends mail/email.txt and fills its blocks `subject` and `text`. With `to=None` the email is rendered
    and thrown away, so that asking for one takes as long for an unknown address as for a known one. The fact `link`
    opens something for the recipient alone: such an email goes to no other address. At the fact `unsubscribe` one
    click ends emails of this kind.
    """
    subject, text = render_email(template, language, facts)
    db.session.info[EMAILS_WRITTEN] = True
    if to is None:
        return
    email: dict[str, Any] = {"event": event, "recipient": to, "language": language, "subject": subject, "text": text}
    _insert({**email, "is_personal": "link" in facts, "unsubscribe": facts.get("unsubscribe", "")})


def hold_for(person_id: int, due_at: datetime, **email: str) -> None:
    """Puts a part of somebody's daily email into the outbox: it is not sent itself."""
    _insert({**email, "held_for": person_id, "due_at": due_at})


def forget(emails: Collection[Email]) -> None:
    """What was told in another email."""
    db.session.execute(delete(Email).where(Email.id.in_([email.id for email in emails])))


def hold(events: Collection[str], until: datetime) -> None:
    """Emails of these events wait until then: what they tell can still be undone."""
    early = (Email.event.in_(events), Email.attempts == 0, Email.due_at < until)
    db.session.execute(update(Email).where(*early).values(due_at=until))


def take_back(events: Collection[str]) -> bool:
    """What was undone is told to nobody; False: a part of it is on its way already."""
    db.session.execute(delete(Email).where(Email.event.in_(events), Email.attempts == 0))
    return db.session.scalar(select(Email.id).where(Email.event.in_(events)).limit(1)) is None


def render_email(template: str, language: str, facts: dict[str, Any]) -> tuple[str, str]:
    """Subject (one line) and text of an email in the recipient's language.

    The address in the fact `contact`, of a coordinator or an office, can be written to from it.
    """
    with force_locale(language):
        page = current_app.jinja_env.get_template(template).render(**facts)
    contact = getattr(facts.get("contact"), "email", "")
    own = only_own_links(page, current_app.config["BASE_URL"].rstrip("/"), contact)
    subject, _, text = own.partition("\n")
    return subject, text.strip() + "\n"


def claim_next(moment: datetime | None = None) -> ClaimedEmail | None:
    """Takes the email that has waited longest; once this is committed, no other process sends it.

    Unlike core.claims it does not know which row it will get: SKIP LOCKED lets every process take another one.
    """
    moment = moment or now()
    waiting = (Email.sent_at.is_(None), Email.given_up_at.is_(None), Email.held_for.is_(None), Email.due_at <= moment)
    first = select(Email.id).where(*waiting).order_by(Email.due_at, Email.id).limit(1).with_for_update(skip_locked=True)
    query = (
        update(Email)
        .where(Email.id == first.scalar_subquery(), *waiting)
        .values(due_at=moment + CLAIM, attempts=Email.attempts + 1)
        .returning(*Email.__table__.columns)
        .execution_options(synchronize_session=False)
    )
    return db.session.execute(query).one_or_none()


def send_again(email: Email, recipient: str) -> None:
    """Soon, whatever became of it before; to another address only when no link in it opens an account."""
    if email.is_personal and recipient != email.recipient:
        raise Refused(MailRefusal.PERSONAL)
    email.recipient, email.created_at, email.due_at = recipient, now(), now()  # another Message-ID than the first time
    email.held_for = None
    email.attempts, email.sent_at, email.given_up_at, email.failure, email.error = 0, None, None, "", ""
    db.session.info[EMAILS_WRITTEN] = True


def record_sent(email: ClaimedEmail) -> None:
    _change(email, sent_at=now(), failure="", error="")


def record_failure(email: ClaimedEmail, problem: Problem) -> None:
    """Waits, longer after every attempt; what is refused for good, or was tried too often, is given up."""
    told = {"failure": problem.failure.value, "error": problem.words[:500]}
    if problem.is_for_good or email.attempts >= MAX_ATTEMPTS:
        _change(email, given_up_at=now(), **told)
    else:
        _change(email, due_at=now() + delay_after(email.attempts), **told)


def _insert(email: dict[str, Any]) -> None:
    db.session.execute(insert_into(Email).values(email).on_conflict_do_nothing(index_elements=["event"]))


def _change(email: ClaimedEmail, **values: Any) -> None:
    db.session.execute(update(Email).where(Email.id == email.id).values(values))
