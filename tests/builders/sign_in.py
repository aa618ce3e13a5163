"""Signs in as people do, with Carla’s password or a link from an email."""

import re
from datetime import timedelta
from typing import Any

import pyotp
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from portal.accounts.actions.second_factor import add_app
from portal.accounts.actions.sessions import begin
from portal.accounts.models import AuthenticatorApp, Person
from portal.accounts.queries.second_factor import secret_of
from portal.accounts.queries.sessions import find_session
from portal.accounts.rules.second_factor import new_salt
from portal.accounts.views.session import COOKIE_KEY
from portal.core.clock import now
from portal.core.db import db
from portal.core.mail.models import Email

PASSWORD = "drei Bäche im Mai"
WRONG = "wrong, wrong, wrong"


def sign_in(
    client: FlaskClient, email: str = "carla@school.example", password: str = PASSWORD, **more: Any
) -> TestResponse:
    return client.post("/de/sign-in", data={"email": email, "password": password}, **more)


def without_token(page: str) -> str:
    """A page without what differs from form to form."""
    return re.sub(r'name="(csrf_token|once)" value="[^"]*"', "", page)


def is_in(client: FlaskClient) -> bool:
    return client.get("/en/settings").status_code == 200


def code_of(person: Person, later: int = 0) -> str:
    """What the person's authenticator app shows now, or so many steps of 30 seconds later."""
    app = db.session.get_one(AuthenticatorApp, person.id)
    moment = now() + later * timedelta(seconds=30)
    return pyotp.TOTP(secret_of(person, app.salt)).at(moment)


def with_app(person: Person) -> list[str]:
    """Sets an authenticator app up, long ago; gives the recovery codes."""
    codes = add_app(person, new_salt(), step=0)
    db.session.commit()
    return codes


def session_of(person: Person) -> str:
    """The token of a new session."""
    return begin(person, "", is_remembered=True)


def person_of(token: str) -> Person | None:
    """Who is signed in by it."""
    found = find_session(token)
    return found.person if found else None


def who(client: FlaskClient) -> Person | None:
    """Whom the session of this browser is about."""
    with client.session_transaction() as session:
        return person_of(session.get(COOKIE_KEY, ""))


def path_in(mail: Email) -> str:
    match = re.search(r"http://portal\.example(/\S+/\S+/\S+)", mail.text)
    assert match
    return match[1]
