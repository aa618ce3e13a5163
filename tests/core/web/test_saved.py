"""Where people are sent after something was saved."""

import pytest
from flask import Flask

from portal.core.web.saved import own_path, wants_json


@pytest.mark.parametrize("target", ["/", "/de/desk", "/de/gallery?region=bursa&language=tr", "/fr/search?q=%2F%2Fevil"])
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
