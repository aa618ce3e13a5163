"""Nobody else on the machine reads the database, uploads or secrets of an installation."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from portal.app import create_app
from portal.core.db import db
from portal.core.storage.streaming import the_store
from tests.conftest import SETTINGS


@pytest.fixture(autouse=True)
def usual_umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


def open_paths(folder: Path) -> list[Path]:
    return [path for path in (folder, *folder.rglob("*")) if path.stat().st_mode & 0o077]


def test_what_the_portal_makes_is_its_own(tmp_path: Path) -> None:
    app = create_app(SETTINGS, tmp_path / "data")
    with app.app_context():
        db.create_all()
        upload = the_store().incoming() / "upload.part"
        upload.write_text("Anna")
        the_store().adopt(upload, ".txt")
        app.extensions["jobs"].beat()
        made = {path.name for path in (tmp_path / "data").iterdir()}
        db.engine.dispose()
    assert made >= {"portal.db", "jobs.db", "secret_key", "files"}
    assert open_paths(tmp_path / "data") == []


def test_an_installation_from_before_is_closed(tmp_path: Path) -> None:
    data = tmp_path / "data"
    kept = data / "files" / "kept" / "ab"
    kept.mkdir(parents=True)
    (kept / "picture.webp").write_text("Anna")
    (data / "portal.db-wal").write_text("Anna")
    assert open_paths(tmp_path) != []
    create_app({**SETTINGS, "SQLALCHEMY_DATABASE_URI": "sqlite://"}, data)
    assert open_paths(data) == []
    assert (kept / "picture.webp").stat().st_mode & 0o777 == 0o600
    assert kept.stat().st_mode & 0o777 == 0o700


def test_a_database_in_another_place_is_closed_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = tmp_path / "elsewhere.db"
    elsewhere.touch()
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{elsewhere}")
    create_app(SETTINGS, tmp_path / "data")
    assert elsewhere.stat().st_mode & 0o777 == 0o600


def test_a_restored_database_is_closed_at_the_next_start(tmp_path: Path) -> None:
    create_app(SETTINGS, tmp_path)
    (tmp_path / "portal.db").touch()
    (tmp_path / "portal.db").chmod(0o644)
    create_app(SETTINGS, tmp_path)
    assert open_paths(tmp_path) == []
