"""What all forms do with what people type."""

from importlib import import_module
from pkgutil import walk_packages

import pytest
from flask import Flask
from wtforms import DateField, SelectField, StringField, TextAreaField
from wtforms.validators import Optional

import portal
from portal.core.clock import today
from portal.core.web.forms import Count, Day, EmailAddress, Form, at_most, required
from portal.core.web.locale import init_locale


class Card(Form):
    """A small form."""

    name = StringField("Name", [required("Who?"), at_most(5)])
    email = StringField("Email", [EmailAddress()])
    story = TextAreaField("Story")
    many = Count("Many", [Optional()])
    day = Day("Day", years_back=1, years_ahead=2, may_wait=True)
    colour = SelectField("Colour", choices=["red", "green"], default="red")


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


@pytest.mark.parametrize("number", ["9" * 19, "1e5", "many"])
def test_what_is_no_number_that_can_be_held_is_asked_again(small_app: Flask, number: str) -> None:
    assert typed(small_app, many=number)[1] == {"many": ["Please enter a number, for example 24."]}


@pytest.mark.parametrize("years", [-1, 0, 2])
def test_a_day_of_these_years_is_taken(small_app: Flask, years: int) -> None:
    card, errors = typed(small_app, day=f"{today().year + years}-12-31")
    assert card.day.data
    assert errors == {}


@pytest.mark.parametrize("day", ["0026-05-01", "9999-01-01", f"{today().year + 3}-01-01", f"{today().year - 2}-12-31"])
def test_a_day_of_other_centuries_is_asked_again(small_app: Flask, day: str) -> None:
    years = f"{today().year - 1} to {today().year + 2}"
    assert typed(small_app, day=day)[1] == {"day": [f"Please choose a day from the years {years}."]}


@pytest.mark.parametrize("day", ["31.12.2026", "2026-02-30", "soon"])
def test_what_is_no_day_is_asked_again(small_app: Flask, day: str) -> None:
    complaint = "Please enter a date as it is offered by the calendar of the field."
    assert typed(small_app, day=day)[1] == {"day": [complaint]}


def test_the_calendar_of_the_browser_offers_the_same_years(small_app: Flask) -> None:
    card, _ = typed(small_app)
    assert f'min="{today().year - 1}-01-01"' in card.day()
    assert f'max="{today().year + 2}-12-31"' in card.day()


def test_every_day_that_is_asked_for_has_a_range() -> None:
    """In all forms of the portal."""
    for module in walk_packages(portal.__path__, "portal."):
        if ".forms" in module.name:
            import_module(module.name)
    forms = [Form]
    for form in forms:
        forms += form.__subclasses__()
    days = {
        f"{form.__module__}.{form.__name__}.{name}": field.field_class
        for form in forms
        for name in dir(form)
        if issubclass(getattr(field := getattr(form, name), "field_class", object), DateField)
    }
    assert len(days) >= 15
    assert {name for name, field in days.items() if not issubclass(field, Day)} == set()


def test_a_choice_that_is_not_offered_is_asked_again_in_own_words(small_app: Flask) -> None:
    _, errors = typed(small_app, colour="blue")
    assert errors["colour"] == ["Please choose one of the entries of the list."]
