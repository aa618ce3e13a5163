"""Which edition of the public pages is current: one number in the database, raised by whatever visitors can see."""

from sqlalchemy import update
from sqlalchemy.orm import Mapped, mapped_column

from portal.core.db import Table, db


class CacheVersion(Table):
    """A single row; its number goes up with every public change."""

    __tablename__ = "cache_version"

    id: Mapped[int] = mapped_column(primary_key=True, default=1)
    number: Mapped[int] = mapped_column(default=1)


def increase() -> None:
    """Something that visitors see has changed; counts with the transaction that changed it."""
    if not db.session.execute(update(CacheVersion).values(number=CacheVersion.number + 1)).rowcount:  # type: ignore[attr-defined]
        db.session.add(CacheVersion(id=1, number=2))
