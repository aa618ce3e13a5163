"""Kinds of data that go after a period: what each is, how long it stays, and how much has stayed too long."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, NamedTuple, Protocol, cast

from flask import Flask, current_app
from flask_babel import LazyString
from sqlalchemy import ColumnElement, delete, func, inspect, select, tuple_

from portal.core.db import Table, db

Condition = ColumnElement[bool]
Afterwards = Callable[[], object]  # once the erasure is committed: files that nothing points to any more


def nothing_else() -> None:
    """No files belong to what was erased."""


class Overdue(NamedTuple):
    """How much goes, and since when the oldest of it counts."""

    number: int
    oldest: datetime | None


class Erased(NamedTuple):
    number: int
    afterwards: Afterwards = nothing_else


class Source(Protocol):
    """Where data of a kind lies."""

    def overdue(self, before: datetime) -> Overdue:
        """What has counted since an earlier moment."""

    def erase(self, before: datetime, most: int) -> Erased:
        """Erases the oldest of the same, so many at most, without committing."""


@dataclass(frozen=True)
class Rows:
    """Rows of a table; `since` is the moment from which the period counts, nothing while it does not count yet."""

    table: type[Table]
    since: Any  # a column, or an expression of some
    only: Callable[[], Sequence[Condition]] = tuple  # asked each time, as they may depend on the moment
    erase_some: Callable[[Sequence[Any]], Afterwards] | None = None  # by their keys; without it they are deleted
    at_once: int = 1000  # fewer where each of them takes long, so that nobody who writes waits for it

    def overdue(self, before: datetime) -> Overdue:
        number, oldest = db.session.execute(
            select(func.count(), func.min(self.since)).select_from(self.table).where(*self._over(before))
        ).one()
        return Overdue(number, oldest)

    def erase(self, before: datetime, most: int) -> Erased:
        query = (
            select(*self._key)
            .where(*self._over(before))
            .order_by(self.since, *self._key)
            .limit(min(most, self.at_once))
        )
        keys = [tuple(row) for row in db.session.execute(query)]
        if self.erase_some and keys:
            return Erased(len(keys), self.erase_some([key[0] for key in keys]))
        db.session.execute(delete(self.table).where(tuple_(*self._key).in_(keys)))
        return Erased(len(keys))

    @property
    def _key(self) -> Sequence[ColumnElement[Any]]:
        return inspect(self.table).primary_key

    def _over(self, before: datetime) -> Sequence[Condition]:
        return (self.since < before, *self.only())


@dataclass(frozen=True)
class Together:
    """Data that lies in several places and goes in this order."""

    sources: Sequence[Source]

    def overdue(self, before: datetime) -> Overdue:
        parts = [source.overdue(before) for source in self.sources]
        return Overdue(sum(part.number for part in parts), min((p.oldest for p in parts if p.oldest), default=None))

    def erase(self, before: datetime, most: int) -> Erased:
        """From the first place where there is some."""
        parts = (source.erase(before, most) for source in self.sources)
        return next((erased for erased in parts if erased.number), Erased(0))


@dataclass(frozen=True)
class Period:
    """Days: as shipped, and the limits of what an administrator may choose."""

    days: int
    least: int
    most: int


class KindWords(NamedTuple):
    """What a kind of data is, and why it stays as long as it does."""

    name: LazyString
    why: LazyString


@dataclass(frozen=True)
class KindOfData:
    """Data that goes after a period; whoever it belongs to is told `notice` before, also of a shorter period."""

    key: str
    words: KindWords
    period: Period
    source: Source
    notice: timedelta = field(default_factory=timedelta)


def init_retention(app: Flask, kinds: Sequence[KindOfData]) -> None:
    app.extensions["retention"] = {kind.key: kind for kind in kinds}


def kinds_of_data() -> dict[str, KindOfData]:
    """All that the features have, by key, in their order."""
    return cast(dict[str, KindOfData], current_app.extensions["retention"])
