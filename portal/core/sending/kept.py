"""What was typed into forms that could not be saved: kept for its author until it is sent or dropped."""

from collections.abc import Sequence

from sqlalchemy import delete, exists, select

from portal.core.db import Table, db
from portal.core.refusal import existing
from portal.core.retention import Rows
from portal.core.sending.models import KeptText

MOST = 20  # of one person
LONGEST = 512 * 1024  # characters of all fields together

TEXTS = Rows(KeptText, KeptText.at)

Fields = Sequence[tuple[str, str]]


def keep(person_id: int, address: str, fields: Fields) -> bool:
    """False when it is too long, or the account is gone. The same text is kept once."""
    people = Table.metadata.tables["person"]
    is_known = db.session.scalar(select(exists().where(people.c.id == person_id)))
    if not is_known or sum(len(name) + len(value) for name, value in fields) > LONGEST:
        return False
    mine = kept_of(person_id)
    stored = [[name, value] for name, value in fields]
    if not any((each.address, each.fields) == (address, stored) for each in mine):
        db.session.add(KeptText(person_id=person_id, address=address, fields=stored))
        for oldest in mine[MOST - 1 :]:
            db.session.delete(oldest)
    return True


def kept_of(person_id: int) -> Sequence[KeptText]:
    """The newest first."""
    return db.session.scalars(select(KeptText).filter_by(person_id=person_id).order_by(KeptText.id.desc())).all()


def has_kept(person_id: int) -> bool:
    return bool(db.session.scalar(select(exists().where(KeptText.person_id == person_id))))


def get_kept(person_id: int, number: int) -> KeptText:
    return existing(db.session.scalar(select(KeptText).filter_by(person_id=person_id, id=number)))


def drop(person_id: int, number: int) -> None:
    """It was sent, or is not needed any more."""
    db.session.execute(delete(KeptText).where(KeptText.person_id == person_id, KeptText.id == number))
