"""A store on disk, and uploads that are ingested for it."""

from pathlib import Path

import pytest

from portal.core.storage.ingest import IngestedFile, ingest
from portal.core.storage.store import DiskStore
from tests.builders.uploads import Ingest


@pytest.fixture
def store(tmp_path: Path) -> DiskStore:
    return DiskStore(tmp_path / "files", durable=False)


@pytest.fixture
def ingested_as(store: DiskStore, tmp_path: Path) -> Ingest:
    """Ingests some bytes under a file name."""

    def run(content: bytes, name: str) -> IngestedFile:
        upload = tmp_path / "upload"
        upload.write_bytes(content)
        return ingest(upload, name, workdir=store.incoming())

    return run
