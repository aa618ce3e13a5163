"""Emails wait in the outbox, written in the transaction of the action that causes them."""

from types import SimpleNamespace

import pytest
from flask import Flask
from sqlalchemy import select

from portal.core.db import db
from portal.core.mail.actions import render_email, write_email
from portal.core.mail.models import Email
from portal.core.web.links import absolute
from tests.builders.races import at_once


def write(
    event: str = "invitation 7", to: str | None = "carla@school.example", link: str = "http://portal.example/x"
) -> None:
    write_email(event=event, to=to, language="en", template="accounts/mail/sign_in_by_link.txt", link=link)


def emails() -> list[Email]:
    return list(db.session.scalars(select(Email).order_by(Email.id)))


def test_an_email_has_subject_greeting_text_and_closing(app: Flask) -> None:
    write()
    (email,) = emails()
    assert email.subject == "Your link to log in"
    assert email.text.split("\n")[0] == "Good day,"
    assert "\nhttp://portal.example/x\n" in email.text
    foot = (
        "Legal notice: http://portal.example/en/legal/imprint",
        "Privacy notice: http://portal.example/en/legal/privacy",
    )
    assert email.text.endswith("\n".join(("European Dialogue Portal", "http://portal.example", "", *foot, "")))


def test_a_subject_is_one_line_whatever_stands_in_it(app: Flask) -> None:
    contribution = SimpleNamespace(id=1, title="Unser\u2028Dorf\x0b \x1c")
    subject, _text = render_email(
        "contributions/mail/publish.txt", "de", {"contribution": contribution, "name": "Carla"}
    )
    assert subject == "Veröffentlicht: „Unser Dorf “"


def test_no_email_links_to_what_people_have_typed(app: Flask) -> None:
    contribution = SimpleNamespace(id=1, title="http://evil.example/now carla@evil.example")
    for part in render_email("contributions/mail/publish.txt", "de", {"contribution": contribution, "name": "Carla"}):
        assert "http[:]//evil[.]example/now carla[@]evil[.]example" in part


def test_emails_are_written_in_the_language_of_their_recipient(app: Flask) -> None:
    with app.test_request_context("/tr/"):
        write_email(
            event="1", to="a@b.example", language="de", template="accounts/mail/confirm_email.txt", link="http://x"
        )
    assert emails()[0].language == "de"


def test_one_event_writes_one_email_and_the_action_goes_on(app: Flask) -> None:
    write()
    write(link="http://portal.example/second")
    write(event="another")
    db.session.commit()
    assert [email.event for email in emails()] == ["invitation 7", "another"]
    assert "second" not in emails()[0].text


@pytest.mark.several_connections
def test_the_same_event_in_two_transactions_at_once_writes_one_email(app: Flask) -> None:
    def act() -> None:
        write()
        db.session.commit()

    at_once(app, [act] * 4)
    assert len(emails()) == 1


def test_an_action_that_is_rolled_back_writes_nothing(app: Flask) -> None:
    write()
    db.session.rollback()
    assert emails() == []


def test_an_email_to_nobody_is_thrown_away(app: Flask) -> None:
    write(to=None)
    assert emails() == []


def test_links_come_from_the_settings_and_not_from_a_forged_host(app: Flask) -> None:
    with app.test_request_context("/de/", headers={"Host": "evil.example"}):
        assert absolute("accounts.sign_in", "pl") == "http://portal.example/pl/sign-in"
