"""Commands about people for operators without a browser: invite, list, suspend, change roles, end sessions."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click
from flask import current_app
from flask.cli import AppGroup
from flask_babel import force_locale

from portal.accounts.actions.sign_up import confirm_email
from portal.accounts.models import Person
from portal.accounts.queries.links import Purpose, link
from portal.accounts.queries.people import all_adults, find_by_login, same_address
from portal.accounts.queries.reading import languages_of
from portal.config import LANGUAGES
from portal.core.db import db
from portal.core.refusal import Refused
from portal.core.text import one_line
from portal.core.web.access import Role
from portal.people.actions import invitations, roles, standing
from portal.people.actions.entries import Grounds
from portal.people.queries.accounts import state_of_person
from portal.regions.queries import all_regions

people = AppGroup("people", help="Accounts of adults.")

ROLES = click.Choice([role.value for role in (Role.COORDINATOR, Role.ADMINISTRATOR, Role.TEACHER)])
REASON = click.option("--reason", default="", help="The person reads it in the email about it.")


def task_options(command: Callable[..., None]) -> Callable[..., None]:
    """What somebody does in the portal."""
    reads = "Language a coordinator reads; may be repeated. Without any: those of the regions."
    for option in (
        click.option("--reads", multiple=True, type=click.Choice(LANGUAGES), help=reads),
        click.option("--region", "regions", multiple=True, help="Region a coordinator acts for; may be repeated."),
        click.option("--role", type=ROLES, required=True),
    ):
        command = option(command)
    return command


@people.command("invite")
@click.argument("email")
@task_options
@click.option("--name", default="", help="As others see it; the invited person can change it.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Of the invitation and the account; else the region’s.")
def invite(email: str, name: str, language: str | None, **task: Any) -> None:
    """Invites EMAIL and prints the link, in case the mail does not arrive; adds regions to a coordinator."""
    if "@" not in email.strip("@"):
        raise click.BadParameter("This is not an email address.", param_hint="EMAIL")
    todo = _task(**task)
    language = language or next(iter(languages_of(todo.regions)), "de")
    with _saving():
        person = invitations.invite(invitations.Invitation(email, todo, one_line(name), language), by=None)
    if person.email_confirmed_at:
        click.echo(f"{person.email} acts for: {', '.join(sorted(person.region_keys))}")
    else:
        click.echo(f"Invitation for {person.email}: {link(Purpose.INVITATION, person)}")


@people.command("list")
def show() -> None:
    """Lists all adults."""
    for person in all_adults():
        state = state_of_person(person)
        about = " ".join([*sorted(person.region_keys), *sorted(person.read_languages)])
        click.echo("\t".join((person.role, person.mailbox or "", person.name, person.language, state, about)))


@people.command("suspend")
@click.argument("email")
@click.option("--reason", required=True, help="The person reads it in the email about it.")
def suspend(email: str, reason: str) -> None:
    """Signs EMAIL out everywhere; nobody can sign in until it is reinstated."""
    with _saving():
        standing.suspend(_person(email), Grounds(reason), by=None)
    click.echo(f"{email} is suspended.")


@people.command("reinstate")
@click.argument("email")
@REASON
def reinstate(email: str, reason: str) -> None:
    """Lifts the suspension of EMAIL."""
    with _saving():
        standing.reinstate(_person(email), Grounds(reason), by=None)
    click.echo(f"{email} can sign in again.")


@people.command("role")
@click.argument("email")
@task_options
@REASON
def role(email: str, reason: str, **task: Any) -> None:
    """Gives EMAIL another role, or a coordinator other regions and languages."""
    with _saving():
        roles.change_task(_person(email), _task(**task), Grounds(reason), by=None)
    click.echo(f"The role of {email} has been changed.")


@people.command("end-sessions")
@click.argument("email")
def end_sessions(email: str) -> None:
    """Signs EMAIL out on all devices."""
    with _saving():
        standing.end_sessions(_person(email), by=None)
    click.echo(f"All devices of {email} are signed out.")


@people.command("reset-second-factor")
@click.argument("email")
def reset_second_factor(email: str) -> None:
    """Removes apps, passkeys and recovery codes of EMAIL, for somebody who lost them; signs out everywhere."""
    with _saving():
        standing.reset_second_factor(_person(email), by=None)
    click.echo(f"{email} sets up a second factor anew at the next login.")


@people.command("merge")
@click.argument("email")
def merge(email: str) -> None:
    """Makes one account of those that had EMAIL in different spellings; both must have the same role."""
    people = same_address(email)
    with _saving():
        for person in people:
            confirm_email(person)
    click.echo(f"{len(people)} merged.")


def _task(role: str, regions: tuple[str, ...], reads: tuple[str, ...]) -> roles.Task:
    unknown = sorted(set(regions) - set(all_regions()))
    if unknown:
        known = ", ".join(all_regions())
        raise click.BadParameter(f"Unknown: {', '.join(unknown)}. Known: {known}", param_hint="--region")
    if role == Role.COORDINATOR and not regions:
        raise click.BadParameter("A coordinator needs at least one region.", param_hint="--region")
    return roles.Task(Role(role), regions, reads)


def _person(email: str) -> Person:
    person = find_by_login(email)
    if person is None:
        raise click.BadParameter("There is no account with this address.", param_hint="EMAIL")
    return person


@contextmanager
def _saving() -> Iterator[None]:
    """Commits what was done; a refusal is said in words."""
    try:
        yield
    except Refused as refusal:
        db.session.rollback()
        with force_locale("en"):
            words = str(current_app.extensions["refusals"][refusal.code])
        raise click.ClickException(words) from None
    db.session.commit()
