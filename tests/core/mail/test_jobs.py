"""Emails are sent through a real SMTP server, once, and wait through every failure."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, update

from portal.core.clock import now
from portal.core.db import db
from portal.core.mail.actions import claim_next
from portal.core.mail.jobs.delivery import deliver
from portal.core.mail.jobs.smtp import compose
from portal.core.mail.models import Email
from portal.core.mail.queries import outbox_state
from portal.core.mail.rules import CLAIM, MAX_ATTEMPTS, Failure
from tests.builders.mail_server import MailServer, open_mail_server
from tests.builders.races import at_once
from tests.builders.retention import erase

NOBODY_LISTENS = "smtp://127.0.0.1:1"


@pytest.fixture
def mail_server(app: Flask) -> Iterator[MailServer]:
    with open_mail_server() as server:
        app.config["MAIL_URL"], app.config["MAIL_FROM"] = server.url, "Portal <portal@hessen.example>"
        yield server
    app.config["MAIL_URL"] = ""


def write(recipient: str = "carla@school.example", subject: str = "Grüße aus Łódź", **facts: Any) -> int:
    text = "Guten Tag,\n\nПривет İstanbul\n.\n"
    email = Email(
        event=f"{recipient} {subject}", recipient=recipient, language="pl", subject=subject, text=text, **facts
    )
    db.session.add(email)
    db.session.flush()
    number = email.id
    db.session.commit()
    return number


def email_of(number: int) -> Email:
    db.session.expire_all()
    return db.session.get_one(Email, number)


def make_due() -> None:
    db.session.execute(update(Email).values(due_at=now()))
    db.session.commit()


def test_a_domain_with_umlauts_travels_as_every_server_reads_it(mail_server: MailServer, app: Flask) -> None:
    app.config["MAIL_FROM"] = "Portal <portal@müller.example>"
    write("carla@köln.example")
    assert deliver() == 1
    (message,) = mail_server.messages
    assert (message["From"], message["To"]) == ("Portal <portal@xn--mller-kva.example>", "carla@xn--kln-sna.example")


def test_an_email_arrives_with_proper_headers_and_every_alphabet(mail_server: MailServer) -> None:
    number = write()
    assert deliver() == 1
    (message,) = mail_server.messages
    assert (message["From"], message["To"]) == ("Portal <portal@hessen.example>", "carla@school.example")
    assert (message["Subject"], message["Content-Language"]) == ("Grüße aus Łódź", "pl")
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Message-ID"].startswith(f"<letter-{number}-")
    assert message["Message-ID"].endswith("@hessen.example>")
    assert message["Date"].datetime.utcoffset() is not None
    assert message.get_content_type() == "text/plain"
    assert message.get_content().replace("\r\n", "\n") == "Guten Tag,\n\nПривет İstanbul\n.\n"
    assert email_of(number).sent_at is not None


def test_a_sent_email_is_not_sent_again(mail_server: MailServer) -> None:
    write()
    deliver()
    make_due()
    assert deliver() == 0
    assert len(mail_server.messages) == 1


def test_without_a_mail_server_emails_wait(app: Flask) -> None:
    number = write()
    assert deliver() == 0
    assert (email_of(number).attempts, email_of(number).sent_at) == (0, None)


def test_the_outbox_survives_a_dead_server_and_says_why(app: Flask, mail_server: MailServer) -> None:
    app.config["MAIL_URL"] = NOBODY_LISTENS
    first, second = write("a@x.example"), write("b@x.example")
    before = now()
    assert deliver() == 0
    assert (email_of(first).attempts, email_of(second).attempts) == (1, 0)  # one attempt tells enough about a server
    assert "refused" in email_of(first).error
    assert email_of(first).due_at >= before + timedelta(seconds=55)
    app.config["MAIL_URL"] = mail_server.url
    make_due()
    assert deliver() == 2
    assert sorted(m["To"] for m in mail_server.messages) == ["a@x.example", "b@x.example"]
    assert email_of(first).error == ""


def test_a_refused_email_does_not_hold_up_the_others(mail_server: MailServer) -> None:
    mail_server.refuses.add("gone@x.example")
    gone, here = write("gone@x.example"), write("here@x.example")
    assert deliver() == 1
    assert email_of(here).sent_at is not None
    assert email_of(gone).sent_at is None
    assert "550" in email_of(gone).error


def test_after_the_last_attempt_an_email_stays_unsent_with_its_error(mail_server: MailServer) -> None:
    mail_server.replies["busy@x.example"] = "451 4.3.0 try again"
    number = write("busy@x.example")
    for _ in range(MAX_ATTEMPTS + 2):
        make_due()
        deliver()
    assert (email_of(number).attempts, email_of(number).sent_at) == (MAX_ATTEMPTS, None)
    assert (email_of(number).failure, email_of(number).error) == (Failure.LATER, "451 4.3.0 try again")
    assert email_of(number).given_up_at is not None


@pytest.mark.parametrize(
    ("reply", "failure"),
    [
        ("550 5.1.1 User unknown", Failure.NO_MAILBOX),
        ("550 nobody here", Failure.NO_MAILBOX),
        ("552 5.2.2 Mailbox full", Failure.MAILBOX_FULL),
        ("554 5.7.1 Blocked", Failure.REFUSED),
    ],
)
def test_what_is_refused_for_good_is_not_tried_again(mail_server: MailServer, reply: str, failure: Failure) -> None:
    mail_server.replies["gone@x.example"] = reply
    number = write("gone@x.example")
    deliver()
    make_due()
    deliver()
    email = email_of(number)
    assert (email.attempts, email.failure, email.error) == (1, failure, reply)
    assert outbox_state() == {"ok": True, "waiting": 0, "overdue_seconds": 0, "given_up": 1}


def test_a_sender_that_the_server_does_not_take_costs_no_email(mail_server: MailServer) -> None:
    mail_server.replies["portal@hessen.example"] = "550 5.7.1 not allowed to send as this"
    first, second = write("a@x.example"), write("b@x.example")
    deliver()
    assert (email_of(first).failure, email_of(second).attempts) == (Failure.SENDER, 0)
    mail_server.replies.clear()
    make_due()
    assert deliver() == 2


def test_a_long_subject_arrives_with_every_blank(mail_server: MailServer) -> None:
    """Where one encoded word ends and the next begins, a blank is lost when both are folded by the standard library."""
    subject = (
        "Волгу нашей the Опубликовано 8Б и world школе Класс Реки и вышло и rivers и world школе из Опубликовано нашей"
    )
    write(subject=subject)
    deliver()
    assert mail_server.messages[0]["Subject"] == subject


def test_emails_of_a_kind_that_can_be_turned_off_say_where_in_their_headers(mail_server: MailServer) -> None:
    address = "http://portal.example/de/emails/off/" + "x" * 120
    write(unsubscribe=address)
    write("b@x.example")
    deliver()
    one, duty = mail_server.messages
    assert one["List-Unsubscribe"] == f"<{address}>"
    assert one["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert duty["List-Unsubscribe"] is None


def test_a_line_break_in_a_header_sends_nothing(mail_server: MailServer) -> None:
    damaged = write("a@x.example\nBcc: victim@x.example"), write("b@x.example", "Hello\r\nBcc: victim@x.example")
    assert deliver() == 0
    assert mail_server.messages == []
    assert all(email_of(number).error for number in damaged)


@pytest.mark.several_connections
def test_processes_that_deliver_at_once_send_every_email_once(app: Flask, mail_server: MailServer) -> None:
    for number in range(20):
        write(f"reader{number}@x.example")

    at_once(app, [deliver] * 4)
    assert sorted(m["To"] for m in mail_server.messages) == sorted(f"reader{n}@x.example" for n in range(20))


def test_a_claimed_email_comes_back_when_its_process_was_killed(mail_server: MailServer) -> None:
    number = write()
    assert claim_next() is not None
    db.session.commit()  # and then the process dies
    assert deliver() == 0
    again = claim_next(now() + CLAIM + timedelta(seconds=1))
    assert again is not None
    assert again.id == number


def test_no_transaction_is_open_while_the_mail_server_answers(app: Flask, mail_server: MailServer) -> None:
    write()
    email = claim_next()
    db.session.commit()
    assert email is not None
    compose(email, "portal@x.example")
    assert not db.session().in_transaction()


@pytest.mark.several_connections
def test_while_the_mail_server_answers_every_process_knows_that_the_email_is_taken(
    app: Flask, mail_server: MailServer
) -> None:
    seen = []

    def look() -> None:
        with app.app_context():
            seen.append(db.session.scalar(select(Email.attempts)))

    write()
    mail_server.meanwhile = look
    assert deliver() == 1
    assert seen == [1]


def test_the_outbox_knows_when_it_is_late(app: Flask, mail_server: MailServer) -> None:
    assert outbox_state() == {"ok": True, "waiting": 0, "overdue_seconds": 0, "given_up": 0}
    write(due_at=now() - timedelta(minutes=16))
    assert (outbox_state()["ok"], outbox_state()["waiting"]) == (False, 1)
    app.config["MAIL_URL"] = ""  # nobody expects emails to be sent
    assert outbox_state()["ok"] is True


def test_old_sent_emails_are_forgotten_and_waiting_ones_never(mail_server: MailServer) -> None:
    write("a@x.example", sent_at=now() - timedelta(days=91))
    waiting = write("b@x.example", created_at=now() - timedelta(days=400))
    recent = write("c@x.example", sent_at=now() - timedelta(days=1))
    assert erase("emails") == 1
    assert set(db.session.scalars(select(Email.id))) == {waiting, recent}
