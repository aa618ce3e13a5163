"""Operators look after accounts from the command line."""

from flask import Flask
from sqlalchemy import select

from portal.accounts.models import Person
from portal.accounts.queries.people import find_by_email
from portal.core.clock import now
from portal.core.db import db
from portal.core.mail.models import Email
from portal.core.web.access import Role
from portal.people.cli import people
from tests.builders.accounts import steps_with
from tests.builders.sign_in import person_of, session_of
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


def test_an_invited_address_and_name_have_the_spelling_of_forms(app: Flask) -> None:
    arguments = ["invite", "Erik@XN--MLLER-KVA.example\u200b", "--role", "administrator", "--name", "Erik\u202e"]
    assert app.test_cli_runner().invoke(people, arguments).exit_code == 0
    erik = find_by_email("erik@müller.example")
    assert erik is not None
    assert (erik.email, erik.name) == ("erik@müller.example", "Erik")


def test_accounts_of_one_address_in_two_spellings_become_one(cast: Cast) -> None:
    """As migration 0029 leaves them."""
    double = Person(role=Role.TEACHER, name="Carla", claimed_email=cast.carla.email, email_confirmed_at=now())
    typed_only = Person(role=Role.TEACHER, name="Nora", claimed_email=cast.carla.email)
    db.session.add_all([double, typed_only])
    cast.school_class.teacher = double
    db.session.commit()
    numbers = double.id, typed_only.id
    result = cast.app.test_cli_runner().invoke(people, ["merge", "Carla@school.example"])
    assert (result.exit_code, result.output) == (0, "1 merged.\n")
    assert cast.school_class.teacher_id == cast.carla.id
    assert [db.session.get(Person, number) is None for number in numbers] == [True, False]


def test_without_a_language_a_coordinator_is_written_to_and_reads_in_that_of_the_region(app: Flask) -> None:
    app.test_cli_runner().invoke(people, ["invite", "d@region.example", "--role", "coordinator", "--region", "bursa"])
    dana = find_by_email("d@region.example")
    assert dana is not None
    assert (dana.language, dana.read_languages) == ("tr", ["tr"])


def test_what_is_wrong_is_said_and_nothing_changes(cast: Cast) -> None:
    runner = cast.app.test_cli_runner()
    for arguments, why in [
        (["invite", "x@y.example", "--role", "coordinator"], "at least one region"),
        (["invite", "x@y.example", "--role", "coordinator", "--region", "atlantis"], "Unknown: atlantis"),
        (["invite", "nobody", "--role", "administrator"], "not an email address"),
        (["invite", "x@y.example", "--role", "student"], "student"),
        (["invite", "carla@school.example", "--role", "administrator"], "account with this email address already"),
    ]:
        result = runner.invoke(people, arguments)
        assert result.exit_code != 0
        assert why in result.output
    assert db.session.scalars(select(Email)).all() == []


def test_the_list_shows_adults_only(cast: Cast) -> None:
    output = cast.app.test_cli_runner().invoke(people, ["list"]).output
    assert "dana@school.example\tDana\tde\tactive\thessen de en fr" in output
    assert "Anna" not in output


def test_somebody_is_suspended_and_reinstated_without_a_browser(cast: Cast) -> None:
    runner, address = cast.app.test_cli_runner(), "carla@school.example"
    assert runner.invoke(people, ["suspend", address]).exit_code != 0  # without a reason
    assert runner.invoke(people, ["suspend", address, "--reason", "Stolen laptop"]).exit_code == 0
    assert cast.carla.suspended_at is not None
    again = runner.invoke(people, ["suspend", address, "--reason", "Stolen laptop"])
    assert "Somebody else was faster" in again.output
    assert runner.invoke(people, ["reinstate", address]).exit_code == 0
    assert cast.carla.suspended_at is None
    assert steps_with(cast.carla) == [("suspend", None, "Stolen laptop"), ("reinstate", None, "")]


def test_roles_change_and_sessions_end_without_a_browser(cast: Cast) -> None:
    runner = cast.app.test_cli_runner()
    task = ["role", "dana@school.example", "--role", "coordinator", "--region", "bursa"]
    assert runner.invoke(people, task).exit_code == 0
    assert (cast.dana.region_keys, cast.dana.read_languages) == (["bursa"], ["tr"])
    before = session_of(cast.dana)
    assert runner.invoke(people, ["end-sessions", "dana@school.example"]).exit_code == 0
    assert person_of(before) is None
    nobody = runner.invoke(people, ["end-sessions", "nobody@school.example"])
    assert "no account with this address" in nobody.output
