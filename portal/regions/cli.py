"""Commands about regions."""

import click
from flask.cli import AppGroup

from portal.core.db import db
from portal.regions.actions import load_facts

regions = AppGroup("regions", help="Partner regions.")


@regions.command("load")
def load() -> None:
    """Adds the six regions on a new installation; changes nothing later."""
    added = load_facts()
    db.session.commit()
    click.echo(f"regions: {added} added")
