"""Prepares uploaded files one after another, tells of what waits and was not told of yet, and tends the search."""

import time
from datetime import datetime, timedelta

from portal.contributions.actions import contacts, preparation
from portal.contributions.actions.preparation import LEASE, ClaimedFile
from portal.contributions.actions.publishing import index_part
from portal.contributions.models import Medium
from portal.contributions.notifications import announce_handed_in, announce_in_review
from portal.contributions.queries.contacts import find_not_looked_through
from portal.contributions.queries.lists import classes_with_handed_in, regions_in_review
from portal.contributions.queries.preparation import unneeded_originals
from portal.contributions.rules import MOST_ATTEMPTS, MOST_KILLED
from portal.core.clock import now
from portal.core.db import db
from portal.core.jobs.queue import is_stopping
from portal.core.search.renewal import renew, tend
from portal.core.search.spellings import forget_unused
from portal.core.storage.ingest import IngestedFile, ingest, read_again, store_variants
from portal.core.storage.kinds import Unfit, UnfitFile
from portal.core.storage.sandbox import KilledByLimit
from portal.core.storage.streaming import the_store
from portal.spotting.finding import EDITION

KEPT = timedelta(hours=1)  # that an upload outlives its preparation: a backup copies files after the database


class GivenUp(Exception):
    """This worker is to stop, or another one has the file by now."""


def prepare_next() -> bool:
    """Prepares the file whose turn it is; False when none waits."""
    claimed = preparation.claim_next()
    db.session.commit()
    if claimed:
        Work(claimed).do()
    return claimed is not None


def announce_waiting() -> None:
    """What came while an earlier email was unread, and for those who want one email a day."""
    for school_class in classes_with_handed_in():
        announce_handed_in(school_class)
    for region_key in regions_in_review():
        announce_in_review(region_key)


def sweep() -> None:
    """Removes uploads that nobody will decode any more; interrupted requests and erased contributions leave some."""
    preparation.forget_done(KEPT)
    db.session.commit()
    for name in unneeded_originals(the_store().originals(KEPT.total_seconds())):
        the_store().drop_original(name)


def tend_index() -> None:
    """Brings the search to the words of today after an update, and forgets words that are published no more."""
    tend(renew_next, forget_unused)


def renew_next() -> bool:
    return renew("contribution", index_part)


def look_for_contacts() -> None:
    """Looks through what came before that was done, or before more was found; published works stay published."""
    tend(look_through_next, count_next)


def look_through_next() -> bool:
    """One document; no transaction is open while it is read."""
    medium = find_not_looked_through()
    if medium is None:
        return False
    number, key = medium.id, medium.files["full"]["key"]
    db.session.commit()
    contacts.note_reading_again(number, read_again(key, the_store()))
    return True


def count_next() -> bool:
    return renew("contacts", contacts.count_part, EDITION)


class Work:
    """The preparation of one file by one worker; no transaction is open while it is decoded."""

    def __init__(self, file: ClaimedFile) -> None:
        self.file, self.until, self.start = file, file.until, time.monotonic()

    def do(self) -> None:
        try:
            self._finish(self._decoded())
        except GivenUp:
            self._give_back(again_at=None, counts=False)
        except KilledByLimit as killed:
            if self.file.attempts < MOST_KILLED:
                self._give_back(again_at=None, counts=True)
            else:
                self._refuse(killed)
        except UnfitFile as unfit:
            self._refuse(unfit)
        except Exception:  # a full disk or a broken installation: not the file's fault
            db.session.rollback()
            self._give_back(again_at=now() + LEASE, counts=False)
            raise

    def _decoded(self) -> IngestedFile:
        path = the_store().original(self.file.original)
        if self.file.attempts > MOST_ATTEMPTS:
            raise UnfitFile(Unfit.TOO_DEMANDING)
        if not path.exists():
            raise UnfitFile(Unfit.UNREADABLE)
        return ingest(path, self.file.name, workdir=the_store().incoming(), meanwhile=self._renew)

    def _renew(self) -> None:
        until = None if is_stopping() else preparation.renew(self.file, self.until)
        db.session.commit()
        if until is None:
            raise GivenUp
        self.until = until

    def _finish(self, ingested: IngestedFile) -> None:
        try:
            files = store_variants(ingested, the_store())
        finally:
            ingested.discard()  # what could not be stored
        if medium := self._end():
            preparation.make_ready(medium, ingested, files)
            contacts.count_contacts(medium.contribution)
            db.session.commit()
        else:
            for stored in files.values():
                the_store().delete(stored["key"])

    def _refuse(self, unfit: UnfitFile) -> None:
        if medium := self._end():
            preparation.refuse(medium, unfit.code)
            db.session.commit()

    def _end(self) -> Medium | None:
        """The file, unless another worker has it by now."""
        return preparation.finish(self.file, self.until, time.monotonic() - self.start)

    def _give_back(self, *, again_at: datetime | None, counts: bool) -> None:
        preparation.give_back(self.file, self.until, again_at=again_at, counts=counts)
        db.session.commit()
