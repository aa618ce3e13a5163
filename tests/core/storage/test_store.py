"""The store on disk: complete files under generated names, and nothing left lying about."""

import os
import time
from pathlib import Path

import pytest

from portal.core.storage.store import KEY, DiskStore


def arrive(store: DiskStore, content: bytes = b"content") -> Path:
    path = store.incoming() / "one.part"
    path.write_bytes(content)
    return path


def test_a_file_moves_in_whole_and_can_be_read_again(store: DiskStore) -> None:
    key = store.adopt(arrive(store), ".webp")
    assert KEY.fullmatch(key)
    with store.open(key) as file:
        assert file.read() == b"content"
    assert list(store.incoming().iterdir()) == []


def test_two_equal_files_are_two_files(store: DiskStore) -> None:
    first, second = store.adopt(arrive(store), ".webp"), store.adopt(arrive(store), ".webp")
    store.delete(first)
    with pytest.raises(FileNotFoundError):
        store.open(first)
    assert store.path(second).read_bytes() == b"content"


def test_deleting_twice_is_no_error(store: DiskStore) -> None:
    key = store.adopt(arrive(store), ".pdf")
    store.delete(key)
    store.delete(key)
    store.delete("00/00/" + 32 * "0")


@pytest.mark.parametrize("key", ["../incoming/one.part", "/etc/passwd", "aa/bb/../../x", ""])
def test_a_key_never_leads_elsewhere(store: DiskStore, key: str) -> None:
    arrive(store)
    with pytest.raises(FileNotFoundError):
        store.open(key)


def test_a_name_that_no_file_can_have_keeps_no_other_from_being_removed(store: DiskStore) -> None:
    for name in ("kept/../../etc/passwd", "kept/00/00/none.webp", "originals/..", "elsewhere"):
        store.remove(name)


def test_what_an_upload_left_behind_long_ago_is_found_and_dropped(store: DiskStore) -> None:
    old, fresh = arrive(store), store.incoming() / "fresh.part"
    fresh.write_bytes(b"")
    two_days_ago = time.time() - 2 * 24 * 60 * 60
    os.utime(old, (two_days_ago, two_days_ago))
    assert [file.key for file in store.left_behind(time.time() - 24 * 60 * 60)] == [old.name]
    store.drop_incoming(old.name)
    store.drop_incoming(old.name)
    assert list(store.incoming().iterdir()) == [fresh]
