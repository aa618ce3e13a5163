"""Opens an installation for servers and commands: checked first, and said plainly when that cannot be."""

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask
from sqlalchemy.exc import DBAPIError

from portal.app import create_app
from portal.config import known_names, read_settings
from portal.core.db import db
from portal.core.installation.kinds import Kind, becomes_demo, kind_of, refuse_new
from portal.core.installation.looking import DatabaseClosed, shown
from portal.core.installation.schema import refuse_older
from portal.core.logs.setup import init_log
from portal.legal.queries.texts import missing_facts
from portal.settings.errors import CannotStart
from portal.settings.spelling import misspelt

NEVER_AGAIN = 3  # gunicorn starts no further process after one that ended so


@contextmanager
def told_plainly(exit_code: int = 1) -> Iterator[None]:
    """Ends the program with the sentences of CannotStart, and with one for a disk or database that fails."""
    try:
        yield
    except CannotStart as reason:
        _end(str(reason), exit_code)
    except (OSError, sqlite3.Error, DBAPIError) as error:
        words = str(getattr(error, "orig", error)).strip().splitlines()[0]
        _end(f"The portal cannot start ({words}): see to room on the disk and to who may read and write.", exit_code)


def open_app(*, needs_database: bool = True) -> Flask:
    """The application on an installation that is there, belongs to the settings and is up to date.

    A process that takes the place of another one need not have the database: it will wait for it like the others.
    """
    values = read_settings()
    init_log(values["LOG_FORMAT"])
    announce(values)
    try:
        check(values)
    except DatabaseClosed as reason:
        if needs_database:
            raise
        print(reason, file=sys.stderr)
        return create_app()
    app = create_app()
    announce_gaps(app)
    return app


def check(values: dict[str, Any]) -> None:
    folder, url = values["DATA_DIR"], values["SQLALCHEMY_DATABASE_URI"]
    if is_command("backup", "restore"):
        return
    kind = kind_of(folder, url)
    refuse_new(kind, folder)
    becomes_demo(kind, folder, wish=values["DEMO"])
    if kind is Kind.IN_USE and "BASE_URL" not in os.environ:
        print(f"BASE_URL is not set: links in mails and on cards lead to {values['BASE_URL']}.", file=sys.stderr)
    if not is_command("db"):
        refuse_older(url)


def announce(values: dict[str, Any]) -> None:
    """Which installation this is, and what in its settings looks wrong."""
    source = f", settings from {os.environ['PORTAL_ENV']}" if "PORTAL_ENV" in os.environ else ""
    database = shown(values["SQLALCHEMY_DATABASE_URI"])
    for sentence in (f"Portal in {values['DATA_DIR']}, database {database}{source}", *misspelt(known_names())):
        print(sentence, file=sys.stderr)


def announce_gaps(app: Flask) -> None:
    """What the legal pages need and nobody has told; commands do not repeat it."""
    if is_command():
        return
    with app.app_context():
        if missing := missing_facts():
            places = f"{app.config['BASE_URL']}/en/administration/legal/facts"
            print(f"The legal pages do not say yet: {', '.join(missing)}. Tell it on {places}.", file=sys.stderr)
        db.engine.dispose()  # processes that are forked from this one open their own connections


def is_command(*words: str) -> bool:
    """Whether `flask` runs, with these words: `flask --app wsgi db upgrade`."""
    asked = f"{' '.join(sys.argv)} "
    return os.environ.get("FLASK_RUN_FROM_CLI") == "true" and " ".join(("", *words, "")) in asked


def _end(sentences: str, exit_code: int) -> None:
    print(sentences, file=sys.stderr)
    raise SystemExit(exit_code)
