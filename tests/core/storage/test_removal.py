"""Files whose removal is promised go, whatever happens between the promise and their end."""

import pytest

from portal.core.db import db
from portal.core.storage import jobs
from portal.core.storage.comparison import compared
from portal.core.storage.models import FileRemoval
from portal.core.storage.removal import promise_removal
from portal.core.storage.store import StoredName, kept_file, original_file
from portal.core.storage.streaming import remove_files, the_store
from tests.cast import Cast

pytestmark = pytest.mark.usefixtures("cast")


def arrived() -> list[StoredName]:
    """A stored file and an upload."""
    (one := the_store().incoming() / "one.part").write_bytes(b"content")
    (other := the_store().incoming() / "other.part").write_bytes(b"content")
    return [kept_file(the_store().adopt(one, ".webp")), original_file(the_store().keep_original(other))]


def are_there(names: list[StoredName]) -> list[bool]:
    return [(the_store().incoming().parent / name).exists() for name in names]


def test_what_was_promised_goes_after_a_crash(cast: Cast) -> None:
    names = arrived()
    promise_removal(names)
    db.session.commit()
    assert are_there(names) == [True, True]
    jobs.keep_promises()
    assert are_there(names) == [False, False]
    assert db.session.query(FileRemoval).count() == 0


def test_what_is_promised_and_gone_is_not_missed(cast: Cast) -> None:
    names = arrived()
    promise_removal(names)
    db.session.flush()
    assert compared(the_store(), 0).n_files == 0
    remove_files(names)
    remove_files(names)
    assert are_there(names) == [False, False]
    assert compared(the_store(), 0).missing == []


def test_a_promise_that_was_not_committed_is_none(cast: Cast) -> None:
    names = arrived()
    promise_removal(names)
    db.session.rollback()
    jobs.keep_promises()
    assert are_there(names) == [True, True]
    remove_files(names)
