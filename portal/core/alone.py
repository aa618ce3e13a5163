"""One process at a time on one database, for what two of them must not do together: migrating, loading facts."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import NullPool, create_engine, make_url, text

NUMBER = 7_301_926  # of the lock in PostgreSQL; any that nobody else uses in this database


@contextmanager
def alone(database_url: str, folder: Path) -> Iterator[None]:
    """Waits for whoever came first. The lock ends with its process, however that ends."""
    is_shared = make_url(database_url).get_backend_name() == "postgresql"
    with _in_postgresql(database_url) if is_shared else _in_folder(folder):
        yield


@contextmanager
def _in_postgresql(url: str) -> Iterator[None]:
    """Nodes may have folders of their own: they meet in the database. The lock lasts as long as this connection."""
    with create_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT").connect() as connection:
        connection.execute(text("SELECT pg_advisory_lock(:number)"), {"number": NUMBER})
        yield


@contextmanager
def _in_folder(folder: Path) -> Iterator[None]:
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "prepare.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
