"""The check of stored files: what is missing, cut off or left over is named, and only what is old is removed."""

import os
import time
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from portal.contributions.models import Contribution, Medium
from portal.core.db import db
from portal.core.storage.queries import keys_in
from portal.core.storage.store import DiskStore
from portal.core.storage.streaming import the_store
from tests.cast import Cast

TWO_DAYS = 2 * 24 * 60 * 60  # seconds


def stored(content: bytes, age: float = TWO_DAYS) -> str:
    """The key of a file that was stored so many seconds ago."""
    store = the_store()
    assert isinstance(store, DiskStore)
    upload = store.incoming() / "one.part"
    upload.write_bytes(content)
    key = store.adopt(upload, ".webp")
    os.utime(store.path(key), (time.time(), time.time() - age))
    return key


@pytest.fixture
def annas(cast: Cast) -> Contribution:
    """A contribution in a portal that has stored nothing yet."""
    for file in the_store().stored():
        the_store().delete(file.key)
    return cast.contribution()


def named(contribution: Contribution, key: str, n_bytes: int) -> Medium:
    """A picture of Anna's that names this file."""
    files = {"full": {"key": key, "mime": "image/webp", "bytes": n_bytes, "sha256": "0"}}
    medium = Medium(contribution=contribution, kind="image", name="p.jpg", alt="", files=files, n_bytes=1, sha256="0")
    db.session.add(medium)
    db.session.commit()
    return medium


def check(app: Flask, *options: str) -> tuple[int, list[str]]:
    result = app.test_cli_runner().invoke(args=["files", "check", *options])
    return result.exit_code, result.output.splitlines()


def path_of(key: str) -> Path:
    store = the_store()
    assert isinstance(store, DiskStore)
    return store.path(key)


def test_when_all_is_there_the_check_says_so(app: Flask, annas: Contribution) -> None:
    named(annas, stored(b"picture"), 7)
    assert check(app) == (0, ["files: 1, missing: 0, of another size: 0, unreferenced: 0"])


def test_missing_and_cut_off_files_are_named_with_the_row_that_wants_them(app: Flask, annas: Contribution) -> None:
    missing, cut_off = named(annas, "ab/cd/" + "0" * 32 + ".webp", 7), named(annas, stored(b"pict"), 7)
    code, lines = check(app)
    assert code == 1
    assert lines == [
        f"missing: {missing.files['full']['key']} (medium {missing.id})",
        f"other size: {cut_off.files['full']['key']} (medium {cut_off.id})",
        "files: 2, missing: 1, of another size: 1, unreferenced: 0",
    ]


def test_what_a_crash_left_is_named_and_removed_when_it_is_old(app: Flask, annas: Contribution) -> None:
    """A younger one may belong to an upload that is not committed yet."""
    kept, left, young = stored(b"picture"), stored(b"left"), stored(b"young", age=60)
    named(annas, kept, 7)
    count = "files: 1, missing: 0, of another size: 0, unreferenced: 1"
    assert check(app) == (0, [f"unreferenced: {left} (4 bytes)", count])
    assert path_of(left).exists()
    assert check(app, "--remove")[1][-1] == "removed: 1"
    assert [path_of(key).exists() for key in (kept, left, young)] == [True, False, True]


def test_nothing_that_any_row_names_counts_as_left_over(app: Flask, cast: Cast, annas: Contribution) -> None:
    """Also where no picture is: a note that is the key alone."""
    key = stored(b"picture")
    cast.school.address = key
    db.session.commit()
    assert check(app, "--remove", "--hours", "1")[1][0] == "files: 1, missing: 0, of another size: 0, unreferenced: 0"
    assert path_of(key).exists()


KEY = "ab/cd/" + "0" * 32


@pytest.mark.parametrize(
    ("value", "keys"),
    [
        (None, []),
        ("words about ab/cd", []),
        (KEY, [(KEY, None)]),
        ({"full": {"key": KEY, "bytes": 5}, "thumbnail": {"key": f"{KEY}.webp", "bytes": 6}},
         [(KEY, 5), (f"{KEY}.webp", 6)]),
        ([{"key": KEY}, [KEY]], [(KEY, None), (KEY, None)]),
        ({"key": KEY, "bytes": 5, "preview": {"key": KEY, "bytes": 6}}, [(KEY, 5), (KEY, 6)]),
    ],
)  # fmt: skip
def test_keys_are_found_wherever_they_stand(value: Any, keys: list[tuple[str, int | None]]) -> None:
    assert list(keys_in(value)) == keys


def test_a_missing_file_is_not_found(cast: Cast, annas: Contribution) -> None:
    medium = named(annas, KEY, 7)
    address = f"/en/contributions/{annas.id}/media/{medium.id}/full"
    assert cast.signed_in(cast.anna).get(address).status_code == 404
