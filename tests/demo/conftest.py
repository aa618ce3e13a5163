"""A portal with the demo, loaded once for all tests of this folder; they only read."""

import logging
from collections.abc import Iterator

import pytest
from flask import Flask
from flask_migrate import upgrade

from portal.app import create_app
from portal.core.db import db
from portal.demo.loader import load_once
from portal.funding.actions import load_facts as load_programmes
from portal.holidays.actions.entries import load_facts as load_calendars
from portal.prepare import HOUSE
from portal.regions.actions import load_facts as load_regions
from tests.cast import Browser

OVERRIDES = {"TESTING": True, "DEMO": True, "JOBS_IN_PROCESS": False, "LOW_DISK_BYTES": 0}


@pytest.fixture(scope="package")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    app = create_app(OVERRIDES, tmp_path_factory.mktemp("demo"))
    app.test_client_class = Browser
    with app.app_context():
        logging.disable(logging.INFO)
        upgrade(directory=str(HOUSE / "migrations"))
        logging.disable(logging.NOTSET)
        load_regions()
        load_calendars()
        load_programmes()
        db.session.commit()
        load_once()
    return app


@pytest.fixture
def demo(loaded: Flask) -> Iterator[Flask]:
    with loaded.app_context():
        yield loaded
        db.session.remove()
        db.engine.dispose()
