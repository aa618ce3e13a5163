"""What survives a power cut: the tests switch it off for themselves, so here it is told apart from them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from portal.core.storage.store import DiskStore

ROOT = Path(__file__).parent.parent
ASK = """
from portal.app import create_app
from portal.core.db import db
app = create_app({"JOBS_IN_PROCESS": False})
with app.app_context(), db.engine.connect() as connection:
    for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "busy_timeout"):
        print(name, connection.exec_driver_sql(f"PRAGMA {name}").scalar())
print("jobs", app.extensions["jobs"].huey.storage.conn.execute("PRAGMA synchronous").fetchone()[0])
print("files", app.extensions["store"].durable)
"""
FULL = "2"


def test_the_portal_asks_for_full_durability_outside_of_the_tests(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment |= {"DATA_DIR": str(tmp_path), "DEMO": "0"}
    command = [sys.executable, "-c", ASK]
    said = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True).stdout
    assert dict(line.split() for line in said.splitlines()) == {
        "journal_mode": "wal",
        "synchronous": FULL,
        "foreign_keys": "1",
        "secure_delete": "1",
        "busy_timeout": "15000",
        "jobs": FULL,
        "files": "True",
    }


@pytest.fixture
def flushed(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files and folders that were flushed to the disk, under the names they had then."""
    paths: list[Path] = []

    def note(handle: int) -> None:
        paths.append(Path(f"/proc/self/fd/{handle}").readlink())
        fsync(handle)

    fsync = os.fsync
    monkeypatch.setattr(os, "fsync", note)
    return paths


def test_a_stored_file_and_all_folders_that_lead_to_it_are_flushed(tmp_path: Path, flushed: list[Path]) -> None:
    store = DiskStore(tmp_path)
    upload = store.incoming() / "one.part"
    upload.write_bytes(b"content")
    path = store.path(store.adopt(upload, ".webp"))
    assert flushed == [upload, path.parent, *path.parent.parents[:2]]
    flushed.clear()
    store.delete(store_key(path))
    assert flushed == [path.parent]


def test_an_upload_that_waits_and_the_folders_that_lead_to_it_are_flushed(tmp_path: Path, flushed: list[Path]) -> None:
    store = DiskStore(tmp_path)
    upload = store.incoming() / "one.part"
    upload.write_bytes(b"content")
    path = store.original(store.keep_original(upload))
    assert flushed == [upload, path.parent, tmp_path]


def store_key(path: Path) -> str:
    return "/".join(path.parts[-3:])


def test_without_durability_nothing_is_flushed(tmp_path: Path, flushed: list[Path]) -> None:
    store = DiskStore(tmp_path, durable=False)
    upload = store.incoming() / "one.part"
    upload.write_bytes(b"content")
    store.delete(store.adopt(upload, ".webp"))
    assert flushed == []
