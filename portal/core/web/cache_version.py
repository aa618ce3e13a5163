"""The version of the public pages: one number in the database, increased by every change that visitors can see."""

from sqlalchemy.orm import Mapped, mapped_column

from portal.core.claims import change_if
from portal.core.db import Table, db


class CacheVersion(Table):
    """A single row; its number goes up with every public change."""

    __tablename__ = "cache_version"

    id: Mapped[int] = mapped_column(primary_key=True, default=1)
    number: Mapped[int] = mapped_column(default=1)


def increase() -> None:
    """Something that visitors see has changed; counts with the transaction that changed it."""
    if not change_if(CacheVersion, number=CacheVersion.number + 1):
        db.session.add(CacheVersion(id=1, number=2))
