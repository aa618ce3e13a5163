"""What visitors' tests share: published works on chosen days, and a visitor who sees every change at once."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any, cast

import pytest
from flask import Flask
from sqlalchemy import event
from werkzeug.test import TestResponse

from portal.accounts.models import Person
from portal.contributions.actions.publishing import reindex
from portal.contributions.models import Contribution, Medium
from portal.core.db import db, only_reading
from portal.core.web.page_cache import PublicPages
from portal.site.views.cards import card_cache
from tests.cast import Cast

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)

Visit = Callable[..., TestResponse]
Publish = Callable[..., Contribution]


@pytest.fixture
def visit(app: Flask) -> Visit:
    """Opens a page as somebody without a session."""
    card_cache.cards.clear()
    pages = cast(PublicPages, app.wsgi_app)

    def get(path: str, **headers: str) -> TestResponse:
        pages.pages.clear()
        pages.looked = 0
        fields = {name.replace("_", "-"): value for name, value in headers.items()}
        answer = app.test_client().get(path, headers=fields, buffered=True)
        only_reading.set(False)
        return answer

    return get


@pytest.fixture
def publish(cast: Cast) -> Publish:
    """Publishes a work `minutes` after noon, where visitors find it."""

    def make(
        title: str = "Der Fluss", *, author: Person | None = None, minutes: int = 0, **changes: Any
    ) -> Contribution:
        contribution = cast.contribution(author, status="published", title=title)
        contribution.published_at = NOON + timedelta(minutes=minutes)
        for name, value in changes.items():
            setattr(contribution, name, value)
        reindex(contribution)
        db.session.commit()
        return contribution

    return make


def picture(contribution: Contribution, alt: str = "") -> Medium:
    """A picture of a work; nothing lies in the store."""
    sizes = {"full": (1600, 1200), "thumbnail": (480, 360)}
    files = {name: {"key": name, "mime": "image/webp", "width": w, "height": h} for name, (w, h) in sizes.items()}
    medium = Medium(contribution=contribution, kind="image", name="p.jpg", alt=alt, files=files, n_bytes=1, sha256="0")
    db.session.add(medium)
    contribution.revision += 1
    db.session.commit()
    return medium


@contextmanager
def statements() -> Iterator[list[str]]:
    """What reaches the database meanwhile."""
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        seen.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
