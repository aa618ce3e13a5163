"""Commands about people: coordinators and administrators are invited from here."""

import click
from flask.cli import AppGroup

from portal.accounts.actions import invitations, second_factor
from portal.accounts.queries.links import Purpose, link
from portal.accounts.queries.people import all_adults, find_by_email
from portal.config import LANGUAGES
from portal.core.db import db
from portal.core.refusal import Refused
from portal.core.web.access import Role
from portal.regions.queries import all_regions

people = AppGroup("people", help="Accounts of adults.")

INVITED = click.Choice([role.value for role in (Role.COORDINATOR, Role.ADMINISTRATOR, Role.TEACHER)])


@people.command("invite")
@click.argument("email")
@click.option("--role", type=INVITED, required=True)
@click.option("--name", default="", help="As others see it; the invited person can change it.")
@click.option("--region", "regions", multiple=True, help="Region a coordinator acts for; may be repeated.")
@click.option("--reads", multiple=True, type=click.Choice(LANGUAGES), help="Language a coordinator reads; repeatable.")
@click.option("--language", type=click.Choice(LANGUAGES), default="de", help="Of the invitation and the account.")
def invite(email: str, role: str, name: str, regions: tuple[str, ...], reads: tuple[str, ...], language: str) -> None:
    """Invites EMAIL and prints the link, in case the mail does not arrive."""
    _check(email, Role(role), regions)
    languages = reads or (language,) if role == Role.COORDINATOR else ()
    try:
        person = invitations.invite(
            email=email, role=Role(role), name=name, language=language, regions=regions, reads=languages
        )
    except Refused:
        raise click.ClickException("This address has an account already.") from None
    db.session.commit()
    click.echo(f"Invitation for {person.email}: {link(Purpose.INVITATION, person)}")


@people.command("list")
def show() -> None:
    """Lists all adults."""
    for person in all_adults():
        state = "confirmed" if person.email_confirmed_at else "not confirmed"
        about = " ".join([*sorted(person.region_keys), *sorted(person.read_languages)])
        click.echo("\t".join((person.role, person.mailbox or "", person.name, person.language, state, about)))


@people.command("reset-second-factor")
@click.argument("email")
def reset_second_factor(email: str) -> None:
    """Removes apps, passkeys and recovery codes of EMAIL, for somebody who lost them; signs out everywhere."""
    person = find_by_email(email)
    if person is None:
        raise click.ClickException("There is no account with this address.")
    second_factor.reset(person)
    db.session.commit()
    click.echo(f"{person.email} sets up a second factor anew at the next login.")


def _check(email: str, role: Role, regions: tuple[str, ...]) -> None:
    unknown = sorted(set(regions) - set(all_regions()))
    if "@" not in email.strip("@"):
        raise click.BadParameter("This is not an email address.", param_hint="EMAIL")
    if unknown:
        known = ", ".join(all_regions())
        raise click.BadParameter(f"Unknown: {', '.join(unknown)}. Known: {known}", param_hint="--region")
    if role == Role.COORDINATOR and not regions:
        raise click.BadParameter("A coordinator needs at least one region.", param_hint="--region")
