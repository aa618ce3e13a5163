"""Whose word counts about where a request comes from, and where the portal stands."""

import re
from pathlib import Path
from typing import Any, cast

import pytest
from flask import Flask, request
from flask.testing import FlaskClient

from portal.app import create_app
from portal.core.web.page_cache import PageCache
from portal.core.web.proxies import PublicAddress, init_proxies
from tests.builders.sign_in import WRONG

HTTPS = {"BASE_URL": "https://portal.example", "SESSION_COOKIE_SECURE": True, "JOBS_IN_PROCESS": False}
BROWSER = {
    "X-Forwarded-For": "203.0.113.9",
    "X-Forwarded-Proto": "https",
    "Referer": "https://portal.example/de/sign-in",
    "Sec-Fetch-Site": "same-origin",
}
FORWARDED = {
    "X-Forwarded-For": "198.51.100.7, 203.0.113.9",
    "X-Forwarded-Proto": "http",
    "X-Forwarded-Host": "evil.example",
}


@pytest.mark.parametrize(
    ("trusted", "seen"),
    [
        (0, "127.0.0.1 https portal.example"),  # whoever sends such headers may be anybody
        (1, "203.0.113.9 https portal.example"),
        (2, "198.51.100.7 https portal.example"),
    ],
)
def test_trusted_proxies_say_who_asks_and_base_url_says_where(trusted: int, seen: str) -> None:
    app = Flask("behind proxies")
    app.config.update(HTTPS, TRUSTED_PROXIES=trusted)
    app.add_url_rule("/", "show", lambda: f"{request.remote_addr} {request.scheme} {request.host}")
    init_proxies(app)
    assert app.test_client().get("/", headers=FORWARDED).text == seen


@pytest.fixture
def https_site(app: Flask, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    """A browser in front of a portal on https."""
    address = cast(PublicAddress, cast(PageCache, app.extensions["page_cache"]).app)
    monkeypatch.setattr(address, "scheme", "https")
    monkeypatch.setattr(address, "host", "portal.example")
    monkeypatch.setitem(app.config, "SESSION_COOKIE_SECURE", True)
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", True)
    return app.test_client()


def sign_in(site: FlaskClient, told: dict[str, str]) -> int:
    """The status of an answer to somebody who mistypes the password."""
    https: Any = {"base_url": "https://portal.example", "headers": {**BROWSER, **told}}
    token = re.search(r'name="csrf_token" value="([^"]+)"', site.get("/de/sign-in", **https).text)
    assert token
    typed = {"csrf_token": token[1], "email": "carla@school.example", "password": WRONG}
    return site.post("/de/sign-in", data=typed, **https).status_code


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"Host": "127.0.0.1:8000"},  # the default of nginx
        {"Host": ""},
        {"Host": "a b"},
        {"Host": "www.portal.example", "Referer": "https://www.portal.example/de/sign-in"},
        {"X-Forwarded-Proto": "http"},
        {"Referer": ""},
        {"Sec-Fetch-Site": "none"},
    ],
    ids=str,
)
def test_no_proxy_makes_a_form_say_that_the_session_has_ended(https_site: FlaskClient, told: dict[str, str]) -> None:
    assert sign_in(https_site, told) == 422


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_form_of_another_site_is_refused_even_with_a_token(https_site: FlaskClient, site: str) -> None:
    assert sign_in(https_site, {"Sec-Fetch-Site": site}) == 400


@pytest.mark.parametrize(
    ("trusted", "headers", "words"),
    [
        (1, BROWSER, ""),
        (1, {"X-Forwarded-Proto": "https"}, "the proxy hides who asks"),
        (2, BROWSER, "1 addresses in X-Forwarded-For"),
        (1, {"X-Forwarded-For": "203.0.113.9"}, "BASE_URL counts"),
        (0, BROWSER, "TRUSTED_PROXIES is 0"),
    ],
)
def test_a_proxy_that_hides_something_is_complained_of_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, trusted: int, headers: dict[str, str], words: str
) -> None:
    client = create_app({**HTTPS, "TRUSTED_PROXIES": trusted}, tmp_path).test_client()
    client.get("/de/nowhere", headers=headers)
    client.get("/de/nowhere", headers=headers)
    said = [record.getMessage() for record in caplog.records]
    assert len(said) == bool(words)
    assert words in "".join(said)


@pytest.mark.parametrize("path", ["/de", "//evil.example/de", "/de/gallery/"])
def test_no_redirect_names_a_host(client: FlaskClient, path: str) -> None:
    answer = client.get(path, headers={"Host": "evil.example"})
    assert not answer.headers.get("Location", "/").startswith(("http", "//"))
