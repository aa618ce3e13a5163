"""Emails come when people want them: at once, once a day, or not; about what waits once until somebody has looked."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select, update

from portal.accounts.actions.notices import choose, note_read
from portal.accounts.jobs import write_daily_emails
from portal.accounts.models import LastNotice, Person
from portal.accounts.notifications import email_person
from portal.accounts.queries.notices import choice_of
from portal.accounts.rules.notices import Choice, News, Told, Topic, is_due, last_morning
from portal.contributions.actions.steps import take_step
from portal.contributions.jobs import announce_waiting
from portal.contributions.rules import Step
from portal.core.clock import now
from portal.core.db import db
from portal.core.mail.actions import take_back
from portal.core.mail.jobs.delivery import deliver
from portal.core.mail.models import Email
from tests.builders.mail_server import MailServer, open_mail_server
from tests.cast import Cast
from tests.page_reading import words

A_DAY, AN_HOUR = timedelta(days=1), timedelta(hours=1)


@pytest.fixture
def mail_server(app: Flask) -> Iterator[MailServer]:
    with open_mail_server() as server:
        app.config["MAIL_URL"], app.config["MAIL_FROM"] = server.url, "Portal <portal@hessen.example>"
        yield server
    app.config["MAIL_URL"] = ""


def hand_in(cast: Cast, author: Person, title: str = "Der Fluss") -> int:
    contribution = cast.contribution(author, title=title)
    take_step(contribution, Step.SUBMIT, by=author)
    db.session.commit()
    return contribution.id


def subjects(person: Person) -> list[str]:
    sent = select(Email.subject).where(Email.recipient == person.email, Email.held_for.is_(None)).order_by(Email.id)
    return list(db.session.scalars(sent))


def a_day_passes() -> None:
    """Since everything that was written and told."""
    for notice in db.session.scalars(select(LastNotice)):
        notice.at -= 2 * A_DAY
    db.session.execute(update(Email).values(created_at=now() - 2 * A_DAY, due_at=now()))
    db.session.commit()


# --- what waits ---


def test_of_a_class_carla_gets_one_email_until_she_has_looked(cast: Cast) -> None:
    hand_in(cast, cast.anna)
    hand_in(cast, cast.ben)
    assert subjects(cast.carla) == ["1 Beitrag wartet auf Sie · 8b · Flüsse verbinden"]
    cast.signed_in(cast.carla).get("/de/desk")
    hand_in(cast, cast.anna)
    assert subjects(cast.carla)[1:] == ["3 Beiträge warten auf Sie · 8b · Flüsse verbinden"]


def test_what_comes_after_the_first_was_dealt_with_is_announced_on_the_same_day(cast: Cast) -> None:
    first = cast.contribution(cast.anna)
    take_step(first, Step.SUBMIT, by=cast.anna)
    take_step(first, Step.FORWARD, by=cast.carla)
    hand_in(cast, cast.ben)
    assert len(subjects(cast.carla)) == 2


def test_what_came_while_an_email_was_unread_is_announced_a_day_later(cast: Cast) -> None:
    hand_in(cast, cast.anna)
    hand_in(cast, cast.ben, "Die Brücke")
    announce_waiting()
    assert len(subjects(cast.carla)) == 1
    a_day_passes()
    announce_waiting()
    announce_waiting()
    assert subjects(cast.carla)[1:] == ["2 Beiträge warten auf Sie · 8b · Flüsse verbinden"]
    text = db.session.scalars(select(Email.text).order_by(Email.id.desc())).first()
    assert "– Die Brücke (8b, Flüsse verbinden)" in (text or "")


def test_nothing_is_announced_twice_after_she_has_seen_it_on_her_desk(cast: Cast) -> None:
    hand_in(cast, cast.anna)
    hand_in(cast, cast.ben)
    note_read(cast.carla.id)
    a_day_passes()
    announce_waiting()
    assert len(subjects(cast.carla)) == 1


def test_coordinators_hear_of_their_region_alone(cast: Cast) -> None:
    take_step(cast.contribution(cast.anna, status="submitted"), Step.FORWARD, by=cast.carla)
    announce_waiting()
    assert subjects(cast.dana) == ["1 Beitrag wartet auf die Prüfung · 8b · Flüsse verbinden"]
    assert subjects(cast.gero) == []


NOON = datetime.fromisoformat("2026-03-02T12:00:00+00:00")


@pytest.mark.parametrize(
    ("since", "told", "expected"),
    [
        ([], None, False),
        ([NOON], None, True),
        ([NOON], Told(NOON - AN_HOUR, NOON - AN_HOUR, None), True),  # nothing of the earlier email waits any more
        ([NOON - 2 * AN_HOUR, NOON], Told(NOON - AN_HOUR, NOON - AN_HOUR, None), False),
        ([NOON - 2 * AN_HOUR, NOON], Told(NOON - AN_HOUR, NOON - A_DAY, None), True),
        ([NOON - 2 * AN_HOUR, NOON], Told(NOON - AN_HOUR, NOON - AN_HOUR, NOON - AN_HOUR / 2), True),
        ([NOON - 2 * AN_HOUR], Told(NOON - AN_HOUR, NOON - 9 * A_DAY, None), False),
    ],
)
def test_news_are_worth_an_email(since: list[datetime], told: Told | None, expected: bool) -> None:
    assert is_due(News(Topic.HANDED_IN, "x", since), told, Choice.EACH, NOON) == expected
    assert not is_due(News(Topic.HANDED_IN, "x", since), told, Choice.OFF, NOON)


def test_a_reminder_needs_no_news() -> None:
    news = News(Topic.CONFIRMATIONS, "x", [NOON - 9 * A_DAY], remind_after=3 * A_DAY)
    assert is_due(news, Told(NOON - 4 * A_DAY, NOON - 4 * A_DAY, NOON), Choice.EACH, NOON)
    assert not is_due(news, Told(NOON - A_DAY, NOON - A_DAY, None), Choice.EACH, NOON)


def test_once_a_day_means_in_the_morning_about_what_waited_in_the_night() -> None:
    night, later = last_morning() - AN_HOUR, last_morning() + timedelta(seconds=1)
    told = Told(night - A_DAY, night - A_DAY, None)
    assert is_due(News(Topic.REVIEWS, "x", [night]), told, Choice.DAILY, now())
    assert not is_due(News(Topic.REVIEWS, "x", [later]), told, Choice.DAILY, now())
    assert not is_due(News(Topic.REVIEWS, "x", [night]), Told(night - A_DAY, later, None), Choice.DAILY, now())


# --- each, daily, off ---


def decide(cast: Cast, title: str) -> None:
    contribution = cast.contribution(cast.anna, status="in_review", title=title)
    take_step(contribution, Step.PUBLISH, by=cast.dana)
    db.session.commit()


def test_who_wants_one_email_a_day_gets_everything_in_it(cast: Cast, mail_server: MailServer) -> None:
    choose(cast.carla, {Topic.DECISIONS: Choice.DAILY})
    decide(cast, "Der Fluss")
    decide(cast, "Die Brücke")
    write_daily_emails()
    assert (subjects(cast.carla), deliver()) == ([], 0)
    a_day_passes()
    write_daily_emails()
    db.session.commit()
    assert deliver() == 1
    (message,) = mail_server.messages
    assert message["Subject"] == "Tagesübersicht: 2 Nachrichten"
    text = message.get_content()
    assert "* Veröffentlicht: „Der Fluss“ · 8b · Flüsse verbinden" in text
    assert "* Veröffentlicht: „Die Brücke“ · 8b · Flüsse verbinden" in text
    assert text.count("Guten Tag") == 1
    assert text.count("\nEin Beitrag Ihrer Klasse ist jetzt für alle sichtbar.") == 2


def test_what_was_undone_is_not_in_it(cast: Cast) -> None:
    choose(cast.carla, {Topic.DECISIONS: Choice.DAILY})
    decide(cast, "Der Fluss")
    (event,) = db.session.scalars(select(Email.event).where(Email.recipient == cast.carla.email))
    take_back([event])
    a_day_passes()
    write_daily_emails()
    assert subjects(cast.carla) == []


def test_nobody_who_is_suspended_or_gone_gets_it(cast: Cast) -> None:
    choose(cast.carla, {Topic.DECISIONS: Choice.DAILY})
    decide(cast, "Der Fluss")
    cast.carla.suspended_at = now()
    a_day_passes()
    write_daily_emails()
    assert list(db.session.scalars(select(Email.id).where(Email.recipient == cast.carla.email))) == []


def test_who_wants_none_gets_none_but_what_is_a_duty(cast: Cast) -> None:
    choose(cast.carla, {Topic.DECISIONS: Choice.OFF, Topic.HANDED_IN: Choice.OFF})
    decide(cast, "Der Fluss")
    hand_in(cast, cast.anna)
    email_person(cast.carla, "accounts/mail/second_factor_changed.txt", "duty", link="x")
    assert subjects(cast.carla) == ["Der zweite Faktor Ihres Kontos wurde geändert"]


def test_everybody_chooses_in_the_settings_for_what_the_own_role_gets(cast: Cast) -> None:
    carla = cast.signed_in(cast.carla)
    assert "/de/settings/emails" in carla.get("/de/settings").text
    page = words(carla.get("/en/settings/emails"))
    assert "Students have handed in contributions" in page
    assert "Contributions wait for review" not in page
    assert carla.post("/en/settings/emails", data={"handed_in": "daily", "rounds": "off"}).status_code == 303
    assert [choice_of(cast.carla, topic) for topic in (Topic.HANDED_IN, Topic.ROUNDS, Topic.SEARCHES)] == [
        Choice.DAILY, Choice.OFF, Choice.EACH,
    ]  # fmt: skip
    assert carla.post("/en/settings/emails", data={"handed_in": "hourly"}).status_code == 422
    assert "Contributions wait for review" in words(cast.signed_in(cast.dana).get("/en/settings/emails"))


# --- one click ---


def test_the_button_of_a_mail_program_ends_emails_of_this_kind(app: Flask, cast: Cast, mail_server: MailServer) -> None:
    """RFC 8058: the program sends the form by itself, without a session."""
    app.config["WTF_CSRF_ENABLED"] = True
    hand_in(cast, cast.anna)
    deliver()
    (message,) = mail_server.messages
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    path = message["List-Unsubscribe"].removeprefix("<http://portal.example").removesuffix(">")
    stranger = app.test_client()
    assert stranger.get(path).status_code == 200
    assert choice_of(cast.carla, Topic.HANDED_IN) == Choice.EACH  # looking changes nothing
    answer = stranger.post(path, data={"List-Unsubscribe": "One-Click"})
    app.config["WTF_CSRF_ENABLED"] = False
    assert (answer.status_code, "Set-Cookie" in answer.headers) == (200, False)
    assert choice_of(cast.carla, Topic.HANDED_IN) == Choice.OFF
    assert stranger.post(path, data={"again": "1"}).status_code == 303
    assert choice_of(cast.carla, Topic.HANDED_IN) == Choice.EACH


def test_the_daily_email_ends_with_one_click_too(cast: Cast) -> None:
    choose(cast.carla, {Topic.DECISIONS: Choice.DAILY, Topic.ROUNDS: Choice.EACH})
    decide(cast, "Der Fluss")
    a_day_passes()
    write_daily_emails()
    link = db.session.scalars(select(Email.unsubscribe).where(Email.recipient == cast.carla.email)).one()
    db.session.commit()
    assert cast.signed_in(None).post(link.removeprefix("http://portal.example")).status_code == 200
    assert [choice_of(cast.carla, topic) for topic in (Topic.DECISIONS, Topic.ROUNDS)] == [Choice.OFF, Choice.EACH]


@pytest.mark.parametrize("how", ["forged", "another address"])
def test_no_link_turns_off_the_emails_of_somebody_else(cast: Cast, how: str) -> None:
    hand_in(cast, cast.anna)
    link = db.session.scalars(select(Email.unsubscribe)).first() or ""
    if how == "another address":
        cast.carla.email = "new@school.example"
        db.session.commit()
    path = link.removeprefix("http://portal.example") + ("x" if how == "forged" else "")
    assert cast.signed_in(None).post(path).status_code == 404
