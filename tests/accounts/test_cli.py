"""Coordinators and administrators come from the command line."""

from flask import Flask
from sqlalchemy import select

from portal.accounts.cli import people
from portal.accounts.queries.people import find_by_email
from portal.core.db import db
from portal.core.mail.models import Email
from tests.cast import Cast

DANA = ["invite", "Dana@region.example", "--role", "coordinator", "--region", "bursa", "--reads", "tr", "--reads", "de"]


def test_a_coordinator_is_invited_and_the_link_is_shown(app: Flask) -> None:
    result = app.test_cli_runner().invoke(people, [*DANA, "--language", "tr", "--name", "Dana"])
    assert result.exit_code == 0
    assert "http://portal.example/tr/invitation/" in result.output
    dana = find_by_email("dana@region.example")
    assert dana is not None
    assert (dana.role, dana.name, dana.region_keys) == ("coordinator", "Dana", ["bursa"])
    assert sorted(dana.read_languages) == ["de", "tr"]
    email = db.session.scalars(select(Email)).one()
    assert (email.recipient, email.language) == ("dana@region.example", "tr")


def test_what_is_wrong_is_said_and_nothing_changes(cast: Cast) -> None:
    runner = cast.app.test_cli_runner()
    for arguments, why in [
        (["invite", "x@y.example", "--role", "coordinator"], "at least one region"),
        (["invite", "x@y.example", "--role", "coordinator", "--region", "atlantis"], "Unknown: atlantis"),
        (["invite", "nobody", "--role", "administrator"], "not an email address"),
        (["invite", "x@y.example", "--role", "student"], "student"),
        (["invite", "carla@school.example", "--role", "administrator"], "has an account already"),
    ]:
        result = runner.invoke(people, arguments)
        assert result.exit_code != 0
        assert why in result.output
    assert db.session.scalars(select(Email)).all() == []


def test_the_list_shows_adults_only(cast: Cast) -> None:
    output = cast.app.test_cli_runner().invoke(people, ["list"]).output
    assert "dana@school.example\tDana\tde\tconfirmed\thessen de en fr" in output
    assert "Anna" not in output
