"""A portal with the demo, loaded once for all tests of this folder; they only read."""

from collections.abc import Iterator

import pytest
from flask import Flask

from portal.core.db import db
from portal.core.installation.markers import mark
from portal.demo.loader import load_once
from tests.cast import Browser
from tests.databases import filled

OVERRIDES = {"TESTING": True, "JOBS_IN_PROCESS": False, "LOW_DISK_BYTES": 0, "DURABLE": False}


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    folder = tmp_path_factory.mktemp("demo")
    mark(folder, f"sqlite:///{folder / 'portal.db'}")
    app = filled(OVERRIDES, folder)
    app.test_client_class = Browser
    with app.app_context():
        load_once()
    return app


@pytest.fixture
def demo(loaded: Flask) -> Iterator[Flask]:
    with loaded.app_context():
        yield loaded
        db.session.remove()
        db.engine.dispose()
