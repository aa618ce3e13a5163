"""Files whose removal is promised go, whatever happens between the promise and their end."""

import pytest

from portal.core.db import db
from portal.core.storage import jobs
from portal.core.storage.comparison import compared
from portal.core.storage.models import FileRemoval
from portal.core.storage.removal import promise_removal, remove
from portal.core.storage.streaming import the_store
from tests.cast import Cast

pytestmark = pytest.mark.usefixtures("cast")


def arrived() -> tuple[str, str]:
    """A stored file and an upload."""
    names = []
    for keep in (lambda path: the_store().adopt(path, ".webp"), the_store().keep_original):
        path = the_store().incoming() / "one.part"
        path.write_bytes(b"content")
        names.append(keep(path))
    return names[0], names[1]


def are_there(key: str, original: str) -> list[bool]:
    return [the_store().find(key) is not None, the_store().original(original).exists()]


def test_what_was_promised_goes_after_a_crash(cast: Cast) -> None:
    names = arrived()
    promise_removal(names)
    db.session.commit()
    assert are_there(*names) == [True, True]
    jobs.remove_files()
    assert are_there(*names) == [False, False]
    assert db.session.query(FileRemoval).count() == 0


def test_what_is_promised_and_gone_is_not_missed(cast: Cast) -> None:
    names = arrived()
    promise_removal(names)
    db.session.flush()
    assert compared(the_store(), 0).n_files == 0
    remove(names)
    remove(names)
    assert are_there(*names) == [False, False]
    assert compared(the_store(), 0).missing == []


def test_a_promise_that_was_not_committed_is_none(cast: Cast) -> None:
    names = arrived()
    promise_removal(names)
    db.session.rollback()
    jobs.remove_files()
    assert are_there(*names) == [True, True]
    remove(names)
