"""Files that go for good: promised in the transaction that makes them superfluous, and removed after it."""

from collections.abc import Iterable, Sequence

from sqlalchemy import delete, select

from portal.core.claims import add_if_new
from portal.core.db import db
from portal.core.storage.models import FileRemoval
from portal.core.storage.store import StoredName

MOST = 500  # at once


def promise_removal(names: Iterable[StoredName]) -> None:
    """Part of the running transaction: once it is committed, these files go, whatever happens; a job makes sure."""
    for name in names:
        add_if_new(FileRemoval, name=name)


def promised() -> Sequence[StoredName]:
    """The next ones, the oldest promise first."""
    return db.session.scalars(select(FileRemoval.name).order_by(FileRemoval.at).limit(MOST)).all()


def forget_promises(names: Sequence[StoredName]) -> None:
    """These files are gone."""
    db.session.execute(delete(FileRemoval).where(FileRemoval.name.in_(names)))
