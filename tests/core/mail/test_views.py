"""The outbox is the administrator's, and only in the demo it shows the text of emails."""

from collections.abc import Iterator

import pytest
from flask import Flask

from portal.accounts.actions.sign_in import ask_for_link
from portal.core.db import db
from tests.cast import Cast


@pytest.fixture
def demo(app: Flask) -> Iterator[None]:
    app.config["DEMO"] = True
    yield
    app.config["DEMO"] = False


def test_ada_sees_to_whom_emails_went_but_not_the_links_in_them(cast: Cast) -> None:
    ask_for_link("carla@school.example", "de")
    db.session.commit()
    page = cast.signed_in(cast.ada).get("/en/outbox").text
    assert "carla@school.example" in page
    assert "sign-in-link" not in page


def test_the_demo_shows_the_text_of_emails(cast: Cast, demo: None) -> None:
    ask_for_link("carla@school.example", "de")
    db.session.commit()
    assert "http://portal.example/de/sign-in-link/" in cast.signed_in(cast.ada).get("/en/outbox").text


def test_nobody_else_may_look(cast: Cast) -> None:
    for person in (cast.anna, cast.carla, cast.dana):
        assert cast.signed_in(person).get("/en/outbox").status_code == 403
    assert cast.signed_in(None).get("/en/outbox").status_code == 303
