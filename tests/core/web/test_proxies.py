"""Whose word counts about where a request comes from."""

import pytest
from flask import Flask, request

from portal.core.web.proxies import init_proxies

FORWARDED = {
    "X-Forwarded-For": "198.51.100.7, 203.0.113.9",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Host": "portal.example",
}


@pytest.mark.parametrize(
    ("trusted", "seen"),
    [
        (0, "127.0.0.1 http localhost"),  # whoever sends such headers may be anybody
        (1, "203.0.113.9 https portal.example"),
        (2, "198.51.100.7 http localhost"),  # the outer proxy says nothing about the rest
    ],
)
def test_only_trusted_proxies_are_believed(trusted: int, seen: str) -> None:
    app = Flask("behind proxies")
    app.config["TRUSTED_PROXIES"] = trusted
    app.add_url_rule("/", "show", lambda: f"{request.remote_addr} {request.scheme} {request.host}")
    init_proxies(app)
    assert app.test_client().get("/", headers=FORWARDED).text == seen
