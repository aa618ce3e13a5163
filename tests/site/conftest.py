"""What visitors' tests share: published contributions on chosen days, and a visitor who sees every change at once."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from portal.accounts.models import Person
from portal.contributions.actions.publishing import show
from portal.contributions.models import Contribution
from portal.core.db import db
from tests.builders.families import allow
from tests.builders.publishing import Publish, Visit
from tests.cast import Cast
from tests.databases import forget_pages

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


@pytest.fixture
def visit(app: Flask) -> Visit:
    """Opens a page as somebody without a session."""

    def get(path: str, **headers: str) -> TestResponse:
        forget_pages(app)
        fields = {name.replace("_", "-"): value for name, value in headers.items()}
        return app.test_client().get(path, headers=fields, buffered=True)

    return get


@pytest.fixture
def publish(cast: Cast) -> Publish:
    """Publishes a contribution `minutes` after noon, where visitors find it and read the first names of its authors."""
    allow(cast.anna, cast.filiz)

    def make(
        title: str = "Der Fluss", *, author: Person | None = None, minutes: int = 0, **changes: Any
    ) -> Contribution:
        contribution = cast.contribution(author, status="published", title=title)
        for name, value in changes.items():
            setattr(contribution, name, value)
        show(contribution, NOON + timedelta(minutes=minutes))
        db.session.commit()
        return contribution

    return make
