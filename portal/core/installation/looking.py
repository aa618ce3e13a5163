"""Looks at a database before the application is there; what is missing is not created."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import create_engine
from sqlalchemy.engine import URL, Connection, make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from portal.core.db import only_reading
from portal.settings.errors import CannotStart

PATIENCE = 5  # seconds for a server that does not answer


class DatabaseClosed(CannotStart):
    """The database does not answer, now; everything else may be right."""


@contextmanager
def looked_at(url: str) -> Iterator[Connection | None]:
    """A connection that takes no lock; None while there is no SQLite file. Raises DatabaseClosed."""
    address, token = make_url(url), only_reading.set(True)
    try:
        if is_missing(address):
            yield None
        else:
            with opened(address) as connection:
                yield connection
    except SQLAlchemyError as error:
        raise DatabaseClosed(_sentence(url, error)) from error
    finally:
        only_reading.reset(token)


def is_missing(address: URL) -> bool:
    """Whether SQLite would make the file."""
    path = Path(address.database or "")
    return address.get_backend_name() == "sqlite" and not (path.exists() and path.stat().st_size)


@contextmanager
def opened(address: URL) -> Iterator[Connection]:
    options = {} if address.get_backend_name() == "sqlite" else {"connect_timeout": PATIENCE}
    engine = create_engine(address, poolclass=NullPool, connect_args=options)
    with engine.connect() as connection:
        yield connection


def shown(url: str) -> str:
    """The address without password and options."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        return str(address.database)
    place = (address.host, address.port, address.database)
    return URL.create(address.get_backend_name(), address.username, None, *place).render_as_string()


def _sentence(url: str, error: SQLAlchemyError) -> str:
    reason = str(getattr(error, "orig", error)).strip().splitlines()[0]
    is_file = make_url(url).get_backend_name() == "sqlite"
    remedy = "its disk has room and can be written to" if is_file else "it runs, and correct DATABASE_URL"
    return f"The database {shown(url)} cannot be opened ({reason}): see whether {remedy}."
