"""The outbox is the administrator's, who tests, corrects and sends again; only the demo shows the text of emails."""

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

from portal.accounts.actions.sign_in import ask_for_link
from portal.core.clock import now
from portal.core.db import db
from portal.core.mail.actions import claim_next
from portal.core.mail.models import Email
from portal.core.mail.rules import MAX_ATTEMPTS
from portal.schools.models import Membership
from portal.schools.notifications import ask_school
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


def latest() -> Email:
    db.session.expire_all()
    return db.session.scalars(select(Email).order_by(Email.id.desc())).first() or pytest.fail("no email")


def correct(cast: Cast, address: str) -> TestResponse:
    email = latest()
    return cast.signed_in(cast.ada).post(f"/en/outbox/{email.id}/send-again", data={f"{email.id}-recipient": address})


@pytest.fixture
def bounced(cast: Cast) -> Email:
    """The question to Carla's school, whose address is wrong."""
    membership = db.session.get_one(Membership, (cast.carla.id, cast.school.id))
    ask_school(membership)
    email = latest()
    email.attempts, email.error = MAX_ATTEMPTS, "550 no such user"
    db.session.commit()
    return email


def test_ada_sends_herself_a_test(cast: Cast) -> None:
    assert cast.signed_in(cast.ada).post("/en/outbox/test").status_code == 303
    assert (latest().recipient, latest().subject) == ("ada@school.example", "Testnachricht des Portals")


def test_a_corrected_address_is_tried_at_once(cast: Cast, bounced: Email) -> None:
    assert correct(cast, "office@school.example").status_code == 303
    email = latest()
    assert (email.recipient, email.attempts, email.error) == ("office@school.example", 0, "")
    assert claim_next() is not None


def test_an_address_that_is_none_comes_back(cast: Cast, bounced: Email) -> None:
    answer = correct(cast, "office at school")
    assert answer.status_code == 422
    assert "office at school" in answer.text


def test_a_link_that_opens_an_account_goes_to_its_owner_alone(cast: Cast) -> None:
    ask_for_link("carla@school.example", "de")
    db.session.commit()
    assert correct(cast, "ada@school.example").status_code == 409
    assert latest().recipient == "carla@school.example"
    assert correct(cast, "carla@school.example").status_code == 303
