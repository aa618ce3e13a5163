"""A form that arrives again: after an answer that was lost, twice at once, changed meanwhile, from somebody else."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select, update
from werkzeug.datastructures import MultiDict

from portal.accounts.models import Person, SignInSession
from portal.classes.models import SchoolClass
from portal.contributions.models import Contribution
from portal.core.clock import now
from portal.core.db import Table, db
from portal.core.mail.models import Email
from portal.core.sending.models import SentForm
from portal.projects.models import Project
from portal.schools.actions.schools import index
from portal.schools.models import School
from tests.builders.forms import forms_on
from tests.builders.races import at_once
from tests.builders.retention import erase
from tests.builders.sign_in import is_in
from tests.cast import Cast
from tests.page_reading import sent_by

Typed = MultiDict[str, Any]
NEW_WORK, NEW_CLASS, REGISTER = "/de/contributions/new", "/de/classes/new", "/de/register"


def n_rows(table: type[Table]) -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(table)) or 0


def work(anna: FlaskClient, **typed: str) -> Typed:
    sent = sent_by(anna.get(NEW_WORK), "/new", title="Der Main", text="Er fließt.", **typed)
    sent.setlist("action", ["save"])
    return sent


def new_class(carla: FlaskClient) -> Typed:
    return sent_by(carla.get(NEW_CLASS), "", name="9c", grade="DE-G9-08", n_students="24")


def newcomer(visitor: FlaskClient) -> Typed:
    index(list(db.session.scalars(select(School))))
    db.session.commit()
    about = {"name": "Lena Weber", "email": "lena@school.example", "password": "drei neue Bäche"}
    return sent_by(visitor.get(REGISTER), "", title="Brücken", age="13", school="Schule am Sternenfeld", **about)


def sign_out(client: FlaskClient) -> None:
    assert client.post("/de/sign-out").status_code == 303


def end_this_device(client: FlaskClient) -> None:
    number = db.session.scalars(select(SignInSession.id)).one()
    assert client.post(f"/de/settings/devices/{number}/end").status_code == 303


def as_before(client: FlaskClient) -> FlaskClient:
    """The same browser, which has never had the answers that are on their way."""
    other = client.application.test_client()
    for cookie in client._cookies.values():  # type: ignore[union-attr]
        other.set_cookie(cookie.key, cookie.value, domain=cookie.domain)
    return other


def test_a_second_tap_is_answered_like_the_first(cast: Cast) -> None:
    anna = cast.signed_in(cast.anna)
    typed = work(anna)
    first, second = (browser.post(NEW_WORK, data=typed) for browser in (anna, as_before(anna)))
    assert (first.status_code, second.status_code, second.location) == (303, 303, first.location)
    assert n_rows(Contribution) == 1


def test_a_script_that_lost_the_answer_gets_the_same_one(cast: Cast) -> None:
    anna = cast.signed_in(cast.anna)
    typed, json = work(anna), {"Accept": "application/json"}
    lost = as_before(anna).post(NEW_WORK, data=typed, headers=json)
    again = anna.post(NEW_WORK, data=typed, headers=json)
    assert (again.status_code, again.get_json()) == (201, lost.get_json())
    assert n_rows(Contribution) == 1


def test_who_lost_the_answer_and_fills_the_form_in_once_more_makes_nothing_twice(cast: Cast) -> None:
    """Without scripts: back to the form, which the browser loads anew."""
    anna = cast.signed_in(cast.anna)
    typed, lost = work(anna), as_before(anna)
    lost.post(NEW_WORK, data=typed)
    assert anna.post(NEW_WORK, data=work(anna)).location == lost.post(NEW_WORK, data=typed).location
    assert n_rows(Contribution) == 1


def test_who_has_had_the_answer_can_do_the_same_again(cast: Cast) -> None:
    carla = cast.signed_in(cast.carla)
    for _ in range(2):
        assert carla.post(NEW_CLASS, data=new_class(carla)).status_code == 303
    assert [c.name for c in db.session.scalars(select(SchoolClass).filter_by(name="9c"))] == ["9c", "9c"]


def test_what_was_typed_after_the_first_time_is_not_lost_and_not_a_second_work(cast: Cast) -> None:
    anna = cast.signed_in(cast.anna)
    typed = work(anna)
    first = as_before(anna).post(NEW_WORK, data=typed)
    typed["text"] = "Er fließt in den Rhein."
    asked = anna.post(NEW_WORK, data=typed)
    assert asked.status_code == 409
    assert "Er fließt in den Rhein." in asked.text
    assert f'href="{first.location}"' in asked.text
    assert n_rows(Contribution) == 1
    knowingly = next(form for form in forms_on(asked.text) if "anew" in form.data)
    assert anna.post(NEW_WORK, data=knowingly.data).status_code == 303
    assert n_rows(Contribution) == 2


def test_a_key_is_worth_nothing_to_somebody_else(cast: Cast) -> None:
    anna, ben = cast.signed_in(cast.anna), cast.signed_in(cast.ben)
    typed = work(anna)
    anna.post(NEW_WORK, data=typed)
    own = ben.post(NEW_WORK, data=typed)
    assert own.status_code == 303
    assert n_rows(Contribution) == 2


@pytest.mark.both_databases
def test_an_account_is_made_once_and_its_owner_is_in_though_the_answer_was_lost(
    cast: Cast, client: FlaskClient
) -> None:
    typed, people = newcomer(client), n_rows(Person)
    first = as_before(client).post(REGISTER, data=typed)
    letters = n_rows(Email)
    second = client.post(REGISTER, data=typed)
    assert (first.status_code, second.status_code, second.location) == (303, 303, first.location)
    assert is_in(client)
    assert (n_rows(Person), n_rows(Email)) == (people + 1, letters)


def test_a_late_second_tap_of_somebody_who_is_in_by_now_leads_to_the_same_page(
    cast: Cast, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(client.application.config, "WTF_CSRF_ENABLED", True)
    typed = newcomer(client)
    first = client.post(REGISTER, data=typed)
    second = client.post(REGISTER, data=typed)
    assert (second.status_code, second.location) == (303, first.location)


def test_nobody_is_signed_in_again_after_the_sessions_were_ended(cast: Cast, client: FlaskClient) -> None:
    typed = newcomer(client)
    as_before(client).post(REGISTER, data=typed)
    person = db.session.scalars(select(Person).filter_by(claimed_email="lena@school.example")).one()
    person.end_sessions()
    db.session.commit()
    assert client.post(REGISTER, data=typed).status_code == 303
    assert not is_in(client)


@pytest.mark.parametrize("leave", [sign_out, end_this_device])
def test_who_has_logged_out_is_not_signed_in_by_the_form_that_signed_in(
    cast: Cast, client: FlaskClient, leave: Callable[[FlaskClient], None]
) -> None:
    """At a computer that a school shares, by whoever comes next: the form still lies in its history."""
    typed = newcomer(client)
    client.post(REGISTER, data=typed)
    leave(client)
    for browser in (client, client.application.test_client()):
        browser.post(REGISTER, data=typed)
        assert not is_in(browser)


@pytest.mark.several_connections
@pytest.mark.parametrize(
    ("who", "path", "table", "fill"),
    [
        ("anna", NEW_WORK, Contribution, work),
        ("carla", NEW_CLASS, SchoolClass, new_class),
        ("", REGISTER, Project, newcomer),
    ],
)
def test_taps_at_the_same_moment_make_one(
    app: Flask, cast: Cast, who: str, path: str, table: type[Table], fill: Callable[[FlaskClient], Typed]
) -> None:
    browser = cast.signed_in(getattr(cast, who, None))
    typed, before = fill(browser), n_rows(table)
    taps = at_once(app, [partial(tap, as_before(browser), path, typed) for _ in range(3)])
    assert len(set(taps)) == 1
    assert taps[0][0] == 303
    assert n_rows(table) == before + 1


def tap(browser: FlaskClient, path: str, typed: Typed) -> tuple[int, str | None]:
    answer = browser.post(path, data=typed)
    return answer.status_code, answer.location


def test_what_was_sent_is_forgotten_after_a_day(cast: Cast) -> None:
    anna = cast.signed_in(cast.anna)
    anna.post(NEW_WORK, data=work(anna))
    assert n_rows(SentForm) == 1
    assert erase("sent_forms") == 0
    db.session.execute(update(SentForm).values(at=now() - timedelta(days=1)))
    assert erase("sent_forms") == 1
    assert db.session.scalar(select(func.count()).select_from(SentForm)) == 0
