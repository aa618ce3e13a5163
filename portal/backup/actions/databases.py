"""Copies a database while it is in use, checks the copy, and fills an empty database from it."""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from sqlalchemy.engine import URL

from portal.backup.rules import BrokenBackup


def copy_database(address: URL, target: Path) -> None:
    """As it stands at one moment, with everything that was committed before."""
    if address.get_backend_name() == "sqlite":
        with closing(sqlite3.connect(str(address.database))) as source, closing(sqlite3.connect(target)) as copy:
            source.backup(copy)  # in one step: in pieces it begins anew at every write
    else:
        _run("pg_dump", address, "--format=custom", "--no-owner", "--no-privileges", f"--file={target}")


def check_copy(kind: str, copy: Path) -> None:
    """Raises BrokenBackup."""
    if kind != "sqlite":
        _call([_program("pg_restore"), "--list", str(copy)], {})
        return
    try:
        with closing(sqlite3.connect(f"file:{copy}?mode=ro", uri=True)) as database:
            (answer,) = database.execute("PRAGMA integrity_check").fetchone()
    except sqlite3.Error as error:
        raise BrokenBackup(f"its database cannot be read ({error})") from error
    if answer != "ok":
        raise BrokenBackup(f"its database is damaged ({answer})")


def fill_database(address: URL, copy: Path) -> None:
    """All or nothing."""
    if address.get_backend_name() == "sqlite":
        target = Path(str(address.database))
        shutil.copyfile(copy, part := target.with_name(f"{target.name}.part"))
        part.chmod(0o600)
        with part.open("rb") as file:
            os.fsync(file.fileno())
        part.rename(target)
    else:
        options = ("--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction")
        _run("pg_restore", address, *options, f"--dbname={address.database}", str(copy))


def _run(name: str, address: URL, *arguments: str) -> None:
    """The address goes by the environment: other people of the machine can read arguments."""
    query = {key: str(value) for key, value in address.query.items()}
    parts = {
        "PGHOST": address.host or query.get("host"),
        "PGPORT": str(address.port) if address.port else query.get("port"),
        "PGUSER": address.username,
        "PGPASSWORD": address.password,
        "PGDATABASE": address.database,
        "PGSSLMODE": query.get("sslmode"),
    }
    _call([_program(name), *arguments], {key: str(value) for key, value in parts.items() if value})


def _program(name: str) -> str:
    path = shutil.which(name)
    if path is None:
        raise BrokenBackup(f"{name} is missing: install postgresql-client, of the server's version or newer")
    return path


def _call(command: list[str], environment: dict[str, str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, **environment})  # noqa: S603
    if done.returncode:
        words = (done.stderr.strip().splitlines() or ["no message"])[0]
        raise BrokenBackup(words)
