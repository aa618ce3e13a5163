"""What is saved, and where people are sent afterwards."""

import pytest
from flask import Flask, get_flashed_messages, make_response
from sqlalchemy import select

from portal.accounts.models import Attempts
from portal.core.db import db
from portal.core.web.saved import own_path, save_only, saved, wants_json


@pytest.mark.parametrize("target", ["/", "/de/desk", "/de/gallery?region=bursa&language=tr", "/fr/search?q=%2F%2Fevil",
                                    "/de/search?q=50%25%20Łódź", "/de/search?q=%FF"])  # fmt: skip
def test_paths_of_this_site_are_followed(target: str) -> None:
    assert own_path(target, "/de/desk") == target


@pytest.mark.parametrize(
    "target",
    [
        None,
        "",
        "desk",
        "https://evil.example/",
        "//evil.example/",
        "///evil.example/",
        "/\\evil.example/",
        "\\\\evil.example/",
        "/\t/evil.example/",  # browsers drop tabs and line breaks
        "/\n/evil.example/",
        "javascript:alert(1)",
        " //evil.example/",
        "/%2Fevil.example/",
        "/%252Fevil.example/",
        "/%5Cevil.example/",
        "/%09/evil.example/",
        "/de/desk%0d%0aSet-Cookie:a=b",
        "/de/desk\x85",
        "/" + "%25" * 700,
        "/%" + "25" * 900 + "5c",
        "/" + "a" * 2000,
    ],
)
def test_everything_that_leads_elsewhere_is_not(target: str | None) -> None:
    assert own_path(target, "/de/desk") == "/de/desk"


@pytest.mark.parametrize(
    ("accept", "json"),
    [
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", False),
        ("*/*", False),
        ("", False),
        ("application/json", True),
        ("application/json, text/html;q=0.5", True),
    ],
)
def test_only_who_asks_for_json_gets_it(accept: str, json: bool) -> None:
    with Flask("asks").test_request_context(headers={"Accept": accept}):
        assert wants_json() is json


def test_of_a_request_that_failed_only_what_counts_anyway_is_saved(app: Flask) -> None:
    db.session.add(Attempts(bucket="of the request"))
    save_only(lambda: db.session.add(Attempts(bucket="of the attempt")))
    db.session.rollback()
    assert db.session.scalars(select(Attempts.bucket)).all() == ["of the attempt"]


@pytest.mark.parametrize(("message", "flashed"), [("Saved.", [("success", "Saved.")]), ("", [])])
def test_people_go_on_with_a_message_when_there_is_something_to_say(
    app: Flask, message: str, flashed: list[tuple[str, str]]
) -> None:
    with app.test_request_context("/de/desk"):
        answer = make_response(saved(message, then="/de/desk"))
        assert (answer.status_code, answer.location) == (303, "/de/desk")
        assert get_flashed_messages(with_categories=True) == flashed
