"""What all forms do with what people type."""

import pytest
from flask import Flask
from wtforms import StringField, TextAreaField

from portal.core.web.forms import EmailAddress, Form, at_most, required
from portal.core.web.locale import init_locale


class Card(Form):
    """A small form."""

    name = StringField("Name", [required("Who?"), at_most(5)])
    email = StringField("Email", [EmailAddress()])
    story = TextAreaField("Story")


@pytest.fixture
def small_app() -> Flask:
    app = Flask("small")
    app.config.update(SECRET_KEY="for this test", WTF_CSRF_ENABLED=False)
    init_locale(app)
    return app


def typed(small_app: Flask, **fields: str) -> tuple[Card, dict[str, list[str]]]:
    with small_app.test_request_context(
        "/",
        headers={"Accept-Language": "en"},
        method="POST",
        data={"name": "Anna", "email": "a@school.example", **fields},
    ):
        card = Card()
        card.validate()
        return card, {name: [str(error) for error in errors] for name, errors in card.errors.items()}


def test_typed_text_arrives_clean(small_app: Flask) -> None:
    card, errors = typed(small_app, name="  Ze\u0301\x00 ")
    assert (card.name.data, errors) == ("Z\u00e9", {})


def test_a_field_of_one_line_has_one_line(small_app: Flask) -> None:
    """Titles go on into subjects of emails, where a line break would stop the email."""
    assert typed(small_app, name="a\u2028b\r\nc")[0].name.data == "a b c"


def test_a_long_text_arrives_clean_and_keeps_its_lines(small_app: Flask) -> None:
    card, _ = typed(small_app, story=" Ze\u0301\x00\r\n\u2028Ende ")
    assert card.story.data == "Z\u00e9\n\nEnde"


def test_a_name_of_blanks_is_no_name(small_app: Flask) -> None:
    """Blanks are cleaned away after they were sent: what is left must still be something."""
    assert typed(small_app, name=" \t ")[1] == {"name": ["Who?"]}


def test_too_long_is_told_with_the_limit(small_app: Flask) -> None:
    assert typed(small_app, name="Annabella")[1] == {
        "name": ["Please shorten this text. Longest possible: 5 characters."]
    }


@pytest.mark.parametrize(
    "address", ["carla", "carla@", "carla@localhost@x", "a b@school.example", "carla@school..example"]
)
def test_what_is_no_address_is_asked_again(small_app: Flask, address: str) -> None:
    assert typed(small_app, email=address)[1] == {
        "email": ["Please check the email address, for example: name@school.example"]
    }


@pytest.mark.parametrize(
    ("address", "stored"),
    [(" Carla@School.Example ", "carla@school.example"), ("çınar@okul.example", "çınar@okul.example")],
)
def test_addresses_are_stored_in_one_spelling(small_app: Flask, address: str, stored: str) -> None:
    card, errors = typed(small_app, email=address)
    assert (card.email.data, errors) == (stored, {})
