"""Brings an index that an earlier version of the portal made to the words of today, a part at a time."""

import time
from collections.abc import Callable

from sqlalchemy import column, select, table, text, update

from portal.core.db import db
from portal.core.jobs.queue import is_stopping

EDITION = 3  # to be raised when documents get other words: by other stems, or by what else is indexed of them
PART = 20  # documents: others wait so long for the database
PAUSE = 0.12  # seconds between parts; who waits for SQLite looks again every 0.1 seconds
AT_A_TIME = 20.0  # seconds of a job that comes back every minute

EDITIONS = table("search_edition", *map(column, ("corpus", "edition", "up_to")))
BEGIN = text(
    "INSERT INTO search_edition (corpus, edition, up_to) VALUES (:corpus, 0, 0) ON CONFLICT (corpus) DO NOTHING"
)

IndexPart = Callable[[int, int], int | None]  # (after which number, how many) → the last number, None when none is left


def renew(corpus: str, index_part: IndexPart, edition: int = EDITION) -> bool:
    """Indexes the next documents again, within the caller's transaction; False when all are of this edition.

    Of several processes that do it at once, each waits for the part of the one before.
    """
    db.session.execute(BEGIN, {"corpus": corpus})
    own = EDITIONS.c.corpus == corpus
    progress = select(EDITIONS.c.edition, EDITIONS.c.up_to).where(own).with_for_update()
    known, up_to = db.session.execute(progress).one()
    if known == edition and up_to is None:
        return False
    last = index_part(up_to if known == edition else 0, PART)
    db.session.execute(update(EDITIONS).where(own).values(edition=edition, up_to=last))
    return last is not None


def tend(*steps: Callable[[], bool]) -> None:
    """Repeats each step while it has something to do, for a job; commits each time and lets others write."""
    until = time.monotonic() + AT_A_TIME
    for step in steps:
        while not is_stopping() and time.monotonic() < until and step():
            db.session.commit()
            time.sleep(PAUSE)
