"""Forms that were saved: remembered in the transaction that saves them, so that no form is saved twice."""

from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import select

from portal.core.claims import add_if_new
from portal.core.clock import now
from portal.core.db import Table, db
from portal.core.retention import Rows
from portal.core.sending.models import SentForm

LOST = timedelta(minutes=10)  # in which somebody who got no answer fills the form in once more

FORMS = Rows(SentForm, SentForm.at)


def digest_of(*parts: str) -> str:
    return sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()


@dataclass(frozen=True)
class Sending:
    """One form on its way in. A page that is opened gives each of its forms a key that no other page has."""

    key: str
    sender: str
    address: str
    content: str  # a digest

    @property
    def digest(self) -> str:
        return digest_of(self.key, self.address)


def find_same(sending: Sending) -> SentForm | None:
    """The same form, if it was saved, whatever was typed into it."""
    return db.session.get(SentForm, sending.digest, populate_existing=True)


def find_unanswered(sending: Sending, answered: str) -> SentForm | None:
    """What the sender sent last, if it went to the same address and the answer was lost.

    `answered`: the digest of the last form of which the browser has had the answer.
    """
    query = select(SentForm).where(SentForm.sender == sending.sender, SentForm.at > now() - LOST)
    last = db.session.scalar(query.order_by(SentForm.at.desc()).limit(1))
    return last if last and last.address == digest_of(sending.address) and last.digest != answered else None


def remember(sending: Sending, person_id: int | None, answer: dict[str, Any]) -> bool:
    """False when the same form was saved already, which may have happened just now."""
    db.session.flush()
    people = Table.metadata.tables["person"]
    person = select(people.c.id).where(people.c.id == person_id).scalar_subquery()  # none who has just been removed
    return add_if_new(
        SentForm,
        digest=sending.digest,
        sender=sending.sender,
        address=digest_of(sending.address),
        content=sending.content,
        person_id=person,
        at=now(),
        answer=answer,
    )


def forget_sign_ins(person_id: int) -> None:
    """A form that signed this person in signs nobody in any more, also if its answer was lost."""
    recent = (SentForm.person_id == person_id, SentForm.at > now() - LOST)
    for form in db.session.scalars(select(SentForm).where(*recent)):
        form.answer = {**form.answer, "signed_in": None}
