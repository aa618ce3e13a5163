"""The application with a real database, SQLite or PostgreSQL, and the cast of the stories."""

import gc
from collections.abc import Iterator
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, settings
from sqlalchemy import Connection

from portal.accounts.rules import passwords
from portal.catalogues import compile_catalogues
from portal.core.db import db
from tests.builders.searching import SearchingCast
from tests.cast import Browser, Cast
from tests.databases import DATABASES, filled, forget_everything, one_transaction, own_copy, postgres_server

# What asks the database runs on both of them. These files ask for pages, which look the same on either:
# SQLite is enough for them, and test_access.py opens every page on PostgreSQL, too.
PAGES = (
    "*views.py",
    "test_offers.py", "test_access.py", "test_attackers.py", "web/*",
    "test_sign_in.py", "test_sessions.py", "test_second_factor.py", "test_passkeys.py", "test_throttle.py",
    "test_tablets.py", "test_links.py", "test_email_change.py", "test_settings.py",
    "test_editing.py", "test_printing.py", "test_sitemap.py", "test_every_fact.py",
    "browser/test_exhibitions.py",
)  # fmt: skip
BOTH = ("both_databases", "several_connections")  # marks that say so for a single test of these files
TOGETHER = ("tests/browser/test_pages", "tests/browser/", "tests/demo/test_loader")
SETTINGS = {"TESTING": True, "WTF_CSRF_ENABLED": False, "JOBS_IN_PROCESS": False, "DEMO": False,
            "BASE_URL": "http://portal.example", "LOW_DISK_BYTES": 0, "DURABLE": False}  # fmt: skip

# The same examples in every run: what a change broke fails for whoever changed it, not for the next one.
settings.register_profile("repeatable", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
settings.register_profile("searching", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=3000)
settings.load_profile("repeatable")
passwords.HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)  # 30 ms each time otherwise
passwords.NOBODY = passwords.hashed("nobody’s")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "several_connections: commits for real, on a copy of the database of its own")
    config.addinivalue_line("markers", "both_databases: though it asks for pages")
    config.addinivalue_line("markers", "sqlite_alone: about the files of SQLite")
    if not hasattr(config, "workerinput"):  # once, not in each process of xdist: pages would be English otherwise
        compile_catalogues()


def pytest_collection_finish() -> None:
    """Lets the garbage collector pass over what stays to the end: modules and thousands of collected tests."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """With `-n 2`: what shares a served portal or a loaded demo is done by one process, and begun first."""
    from xdist.scheduler import LoadScopeScheduling

    class Scheduling(LoadScopeScheduling):  # type: ignore[misc]
        def _split_scope(self, nodeid: str) -> str:
            return next((start for start in TOGETHER if nodeid.startswith(start)), nodeid)

    return Scheduling(config, log)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "database" in metafunc.fixturenames:
        path = metafunc.definition.path
        pages = any(path.match(pattern) for pattern in PAGES)
        both = not pages or any(metafunc.definition.get_closest_marker(mark) for mark in BOTH)
        both = both and not metafunc.definition.get_closest_marker("sqlite_alone")
        metafunc.parametrize("database", DATABASES if both else DATABASES[:1], indirect=True, scope="session")


@pytest.fixture(scope="session")
def database(request: pytest.FixtureRequest) -> str:
    """Its kind; pytest_generate_tests chooses."""
    return str(request.param)


@pytest.fixture(scope="session")
def postgres_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real PostgreSQL server of this process alone, in a folder with a short name: its socket lies there."""
    lock = tmp_path_factory.getbasetemp().parent / "pgserver.lock"
    with TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as folder, postgres_server(folder, lock) as url:
        yield url


@pytest.fixture(scope="session")
def application(
    database: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Flask]:
    """On a migrated database with regions, calendars and programmes, to which no test commits."""
    overrides: dict[str, Any] = dict(SETTINGS)
    if database == "postgresql":
        overrides["SQLALCHEMY_DATABASE_URI"] = request.getfixturevalue("postgres_url")
    app = filled(overrides, tmp_path_factory.mktemp(database))
    app.test_client_class = Browser
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def isolated(application: Flask, request: pytest.FixtureRequest) -> Iterator[Connection | None]:
    """The database as it was filled; the connection that all share, unless the test asks for several."""
    several = request.node.get_closest_marker("several_connections")
    with own_copy(application) if several else one_transaction(application) as connection:
        yield connection


@pytest.fixture
def app(application: Flask, isolated: Connection | None) -> Iterator[Flask]:
    """The application, in which only the regions, their calendars and the programmes are there."""
    forget_everything(application)
    with application.app_context():
        yield application
        db.session.remove()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def cast(app: Flask) -> Cast:
    """Anna, Ben, Carla, Dana, Emil and their schools."""
    return Cast(app)


@pytest.fixture
def searching(app: Flask) -> SearchingCast:
    """The cast; the classes of Carla in Hessen and of Emil in Bursa look for partners."""
    return SearchingCast(app)
