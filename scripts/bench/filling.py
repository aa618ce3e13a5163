"""Fills an empty portal with as many contributions as wanted."""

import os
from pathlib import Path
from random import Random

from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import func, select, text

from portal.accounts.models import Person
from portal.app import create_app
from portal.catalogues import compile_catalogues
from portal.consent.actions import load_facts as load_consent_rules
from portal.contributions.models import Contribution, Medium
from portal.core.db import db
from portal.core.installation.schema import MIGRATIONS
from portal.holidays.actions.entries import load_facts as load_calendars
from portal.regions.actions import load_facts as load_regions
from scripts.bench.contributions import BulkWriter
from scripts.bench.meetings import meet
from scripts.bench.people import Country, settle
from scripts.bench.texts import vocabularies

WORKS_PER_SCHOOL = 67  # 100,000 contributions come from about 1,500 schools
SEED = 1992


def portal_with(n_contributions: int, folder: Path, url: str = "") -> Flask:
    """The application on a database with this many contributions; filled only when it is still empty."""
    app = empty_portal(folder, url)
    with app.app_context():
        if not db.session.scalar(select(func.count(Contribution.id))):
            _fill(n_contributions)
    return app


def empty_portal(folder: Path, url: str = "") -> Flask:
    """The application with its regions, and with what its database holds already."""
    os.environ.update({"DATA_DIR": str(folder), "DATABASE_URL": url, "DEMO": "0"})  # the server will read them too
    compile_catalogues()
    app = create_app({"JOBS_IN_PROCESS": False})
    with app.app_context():
        upgrade(directory=str(MIGRATIONS))
        load_regions()
        load_calendars()
        load_consent_rules()
        db.session.commit()
    return app


def _fill(n_contributions: int) -> None:
    chance = Random(SEED)
    country = Country(max(24, n_contributions // WORKS_PER_SCHOOL), vocabularies())
    settle(country, chance)
    writer = BulkWriter(country, n_contributions, chance)
    writer.open_projects()
    writer.hand_in()
    meet()
    if db.engine.dialect.name == "postgresql":
        for model in (Person, Contribution, Medium):
            _count_on(model.__tablename__)
        db.session.execute(text("ANALYZE"))  # its own housekeeping would do so within minutes
        db.session.commit()


def _count_on(table: str) -> None:
    """New rows get numbers after those that were written with their own."""
    query = f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table}"
    db.session.execute(text(query))
