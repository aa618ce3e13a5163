"""A store on disk and the way into it."""

from pathlib import Path

import pytest

from portal.core.storage.ingest import Intake, take_in
from portal.core.storage.store import DiskStore
from tests.builders.uploads import TakeIn

LIMIT = 50_000_000  # bytes


@pytest.fixture
def store(tmp_path: Path) -> DiskStore:
    return DiskStore(tmp_path / "files")


@pytest.fixture
def taken(store: DiskStore, tmp_path: Path) -> TakeIn:
    """Takes in some bytes under a name."""

    def take(content: bytes, name: str) -> Intake:
        upload = tmp_path / "upload"
        upload.write_bytes(content)
        return take_in(upload, name, workdir=store.incoming(), max_bytes=LIMIT)

    return take
