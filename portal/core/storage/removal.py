"""Removes files for good: promised in the transaction that makes them superfluous, and kept after every crash."""

from collections.abc import Iterable

from sqlalchemy import delete, select

from portal.core.claims import add_if_new
from portal.core.db import db
from portal.core.storage.models import FileRemoval
from portal.core.storage.store import KEY
from portal.core.storage.streaming import the_store

MOST = 500  # at once


def promise_removal(names: Iterable[str]) -> None:
    """Part of the running transaction: once it is committed, these files go, whatever happens."""
    for name in names:
        add_if_new(FileRemoval, name=name)


def remove(names: Iterable[str]) -> None:
    """After the commit: keys of stored files and names of uploads; no error when one is gone already."""
    for name in names:
        if KEY.fullmatch(name):
            the_store().delete(name)
        else:
            the_store().drop_original(name)


def promised() -> list[str]:
    """The next ones, the oldest promise first."""
    return list(db.session.scalars(select(FileRemoval.name).order_by(FileRemoval.at).limit(MOST)))


def forget_promises(names: list[str]) -> None:
    """These files are gone."""
    db.session.execute(delete(FileRemoval).where(FileRemoval.name.in_(names)))
