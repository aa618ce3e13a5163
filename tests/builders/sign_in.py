"""Signs in as people do, with Carla’s password or a link from an email."""

import re
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from portal.core.mail.models import Email

PASSWORD = "drei Bäche im Mai"
WRONG = "wrong, wrong, wrong"


def sign_in(
    client: FlaskClient, email: str = "carla@school.example", password: str = PASSWORD, **more: Any
) -> TestResponse:
    return client.post("/de/sign-in", data={"email": email, "password": password}, **more)


def without_token(page: str) -> str:
    """A page without what differs from form to form."""
    return re.sub(r'name="csrf_token" value="[^"]*"', "", page)


def is_in(client: FlaskClient) -> bool:
    return client.get("/en/settings").status_code == 200


def path_in(mail: Email) -> str:
    match = re.search(r"http://portal\.example(/\S+/\S+/\S+)", mail.text)
    assert match
    return match[1]
