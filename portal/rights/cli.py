"""Commands about erased accounts, for a portal that was restored from an older backup."""

import click
from flask.cli import AppGroup

from portal.accounts.queries.people import find_by_id
from portal.core.db import db
from portal.rights.actions.erasing import erase_person
from portal.rights.jobs import finish_erasures
from portal.rights.queries.requests import erased_numbers

rights = AppGroup("rights", help="Erased accounts.")


@rights.command("erased")
def show() -> None:
    """Lists the numbers of erased accounts: keep the list apart from the backups."""
    for number in erased_numbers():
        click.echo(number)


@rights.command("erase-again")
@click.argument("numbers", type=int, nargs=-1, required=True)
def erase_again(numbers: tuple[int, ...]) -> None:
    """Erases the accounts with these NUMBERS that have come back with a backup."""
    n_erased = 0
    for number in numbers:
        if person := find_by_id(number):
            erase_person(person)
            db.session.commit()
            n_erased += 1
    finish_erasures()
    db.session.commit()
    click.echo(f"erased again: {n_erased} of {len(numbers)}")
