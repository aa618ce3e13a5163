"""Marks what the demo made: a table in its database, which no migration creates, and before that a file in its folder.

The table decides, because people are rows: real data restored into the folder of the demo is no demo. The file alone
stands for a first start that was interrupted.
"""

import os
from contextlib import suppress
from pathlib import Path

from sqlalchemy import inspect, text
from sqlalchemy.engine import Connection, make_url

from portal.core.installation.looking import DatabaseClosed, looked_at, opened

FILE = "demo.txt"
TABLE = "demo_marker"
WORDS = "The demo made this folder: whoever opens the portal signs in here as anybody, with one click.\n"


def is_demo(url: str) -> bool:
    """False also while the database does not answer."""
    with suppress(DatabaseClosed), looked_at(url) as connection:
        return connection is not None and TABLE in tables(connection)
    return False


def has_file(folder: Path) -> bool:
    return (folder / FILE).exists()


def tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names())


def mark(folder: Path, url: str) -> None:
    """Gives a new folder and an empty database to the demo before anything else is in them; harmless when repeated."""
    with (folder / FILE).open("w") as file:
        file.write(WORDS)
        file.flush()
        os.fsync(file.fileno())
    with opened(make_url(url)) as connection, connection.begin():
        connection.execute(text(f"CREATE TABLE IF NOT EXISTS {TABLE} (made_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP)"))
