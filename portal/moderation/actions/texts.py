"""Writes the texts for reasons of a region."""

from dataclasses import dataclass

from portal.accounts.models import Person
from portal.core.claims import claim
from portal.core.clock import now
from portal.core.db import db
from portal.core.transitions import Impossible
from portal.moderation.models import ReasonText


@dataclass(frozen=True)
class Wording:
    """What a text is called in lists, and what it says."""

    language: str
    title: str
    text: str


def add_text(region_key: str, wording: Wording, code: str = "", *, by: Person) -> None:
    """`code`: of the portal's text that is replaced in this language."""
    db.session.add(ReasonText(region_key=region_key, code=code, by_id=by.id, **vars(wording)))


def change_text(text: ReasonText, wording: Wording, *, by: Person) -> None:
    """What was sent stays as it was sent."""
    as_read, version = ReasonText.version == text.version, text.version + 1
    changed = {**vars(wording), "by_id": by.id, "changed_at": now(), "version": version}
    claim(text, as_read, refusal=Impossible.ALREADY_TAKEN, **changed)


def delete_text(text: ReasonText) -> None:
    """With earlier ones that replaced the same text of the portal, which is offered again."""
    if text.code:
        same = {"region_key": text.region_key, "language": text.language, "code": text.code}
        for each in db.session.query(ReasonText).filter_by(**same):
            db.session.delete(each)
    else:
        db.session.delete(text)
