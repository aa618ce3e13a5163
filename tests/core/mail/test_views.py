"""The outbox is the administrator's, and only in the demo it shows the text of emails."""

from collections.abc import Iterator

import pytest
from flask import Flask

from portal.accounts.actions.sign_in import ask_for_link
from portal.core.clock import now
from portal.core.db import db
from portal.core.mail.models import Email
from tests.cast import Cast
from tests.page_reading import words


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


def test_ada_reads_in_a_sentence_why_an_email_did_not_arrive(cast: Cast) -> None:
    facts = {"failure": "no_mailbox", "error": "550 nobody here", "given_up_at": now(), "attempts": 1}
    db.session.add(Email(event="1", recipient="gone@x.example", language="de", subject="S", text="T", **facts))
    db.session.commit()
    page = words(cast.signed_in(cast.ada).get("/en/outbox"))
    assert "this address has no mailbox. Please check how it is spelled." in page
    assert "The mail server’s own words: 550 nobody here" in page


def test_nobody_else_may_look(cast: Cast) -> None:
    for person in (cast.anna, cast.carla, cast.dana):
        assert cast.signed_in(person).get("/en/outbox").status_code == 403
    assert cast.signed_in(None).get("/en/outbox").status_code == 303
