"""Whose word counts about where a request comes from; about where it goes nobody's does."""

import pytest
from flask import Flask, request

from portal.core.web.proxies import init_own_host, init_proxies

FORWARDED = {
    "Host": "evil.example",
    "X-Forwarded-For": "198.51.100.7, 203.0.113.9",
    "X-Forwarded-Proto": "http",
    "X-Forwarded-Host": "evil.example",
    "X-Original-Host": "evil.example",
    "Forwarded": "host=evil.example",
}


def behind(trusted: int) -> Flask:
    app = Flask("behind proxies")
    app.config["TRUSTED_PROXIES"], app.config["BASE_URL"] = trusted, "https://portal.example:8443"
    app.add_url_rule("/", "show", lambda: f"{request.remote_addr} {request.url}")
    init_own_host(app)
    init_proxies(app)
    return app


@pytest.mark.parametrize(
    ("trusted", "address"),
    [
        (0, "127.0.0.1"),  # whoever sends such headers may be anybody
        (1, "203.0.113.9"),
        (2, "198.51.100.7"),
    ],
)
def test_only_trusted_proxies_say_from_where_and_nobody_says_for_whom(trusted: int, address: str) -> None:
    answer = behind(trusted).test_client().get("/", headers=FORWARDED)
    assert answer.text == f"{address} https://portal.example:8443/"


def test_a_request_without_a_host_is_one_to_this_portal() -> None:
    answer = behind(0).test_client().get("/", environ_overrides={"HTTP_HOST": ""})
    assert answer.text == "127.0.0.1 https://portal.example:8443/"
