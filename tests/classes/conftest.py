"""Browsers whose requests stand alone, as in real life."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from portal.db import db, only_reading


class Browser(FlaskClient):
    """The test's open transaction, people and language do not leak into a request, nor the request's into the test."""

    def open(self, *args: Any, **kwargs: Any) -> Any:
        db.session.rollback()
        with self.application.app_context():
            answer = super().open(*args, **kwargs)
        only_reading.set(False)
        return answer


@pytest.fixture
def app(app: Flask) -> Iterator[Flask]:
    app.test_client_class = Browser
    yield app
    app.test_client_class = None
