"""Writes news of a region."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from sqlalchemy import delete, select

from portal.accounts.models import Person
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import Refused
from portal.core.retention import Afterwards
from portal.core.storage.ingest import IngestedFile, store_variants
from portal.core.storage.removal import promise_removal
from portal.core.storage.store import Store, StoredName, kept_file
from portal.core.storage.streaming import remove_files
from portal.core.transitions import Impossible
from portal.news.models import NewsItem
from portal.regions.queries import must_be_open


def write(region_key: str, description: dict[str, Any], *, by: Person) -> NewsItem:
    """A region whose partnership is suspended announces nothing new; raises Refused."""
    must_be_open(region_key)
    item = NewsItem(region_key=region_key, by_id=by.id, **description)
    db.session.add(item)
    db.session.flush()
    return item


def change(item: NewsItem, description: dict[str, Any]) -> None:
    for name, value in description.items():
        setattr(item, name, value)
    item.updated_at = now()


def set_picture(item: NewsItem, file: IngestedFile, store: Store) -> None:
    """In place of the one before, whose files go with the commit."""
    drop_picture(item)
    item.picture = store_variants(file, store)


def drop_picture(item: NewsItem) -> None:
    promise_removal(_files(item))
    item.picture = {}


def remove(item: NewsItem) -> None:
    if item.removed_at:
        raise Refused(Impossible.ALREADY_TAKEN)
    item.removed_at = now()


def restore(item: NewsItem) -> None:
    if not item.removed_at:
        raise Refused(Impossible.ALREADY_TAKEN)
    item.removed_at = None


def erase_numbered(numbers: Sequence[int]) -> Afterwards:
    """For good, with the pictures, once this is committed."""
    items = db.session.scalars(select(NewsItem).where(NewsItem.id.in_(numbers))).all()
    files = [name for item in items for name in _files(item)]
    db.session.execute(delete(NewsItem).where(NewsItem.id.in_(numbers)))
    promise_removal(files)
    return partial(remove_files, files)


def _files(item: NewsItem) -> list[StoredName]:
    return [kept_file(str(file["key"])) for file in item.picture.values()]
