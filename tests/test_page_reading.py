"""A page that forgot to escape is told from one that did not."""

import pytest
from flask import Flask
from markupsafe import escape
from werkzeug.test import Client, TestResponse
from werkzeug.wrappers import Response

from tests.page_reading import NAUGHTY, harm


def page(text: str) -> TestResponse:
    return Client(Response(f"<!doctype html><title>t</title><main>{text}</main>", mimetype="text/html")).get("/")


@pytest.mark.parametrize(
    "text",
    [
        *NAUGHTY[:3],
        NAUGHTY[5],
        '<a href=" JavaScript:alert(1)">x</a>',
        '<img src="https://tracker.example/a.png" alt="">',
        '<form action="//evil.example"></form>',
        '<iframe srcdoc="x"></iframe>',
    ],
)
def test_what_breaks_out_is_found_until_it_is_escaped(text: str) -> None:
    assert harm(page(text)) != []
    assert harm(page(str(escape(text)))) == []


def test_our_own_pages_are_harmless(app: Flask) -> None:
    assert harm(app.test_client().get("/de/")) == []
