"""Commands about holidays."""

import json
from pathlib import Path

import click
from flask.cli import AppGroup
from flask_babel import gettext

from portal.core.db import db
from portal.core.tabular.reporting import complaint
from portal.core.tabular.rows import UnreadableListError
from portal.holidays.actions.importing import import_list
from portal.holidays.labels.import_report import TITLES, counts, report_lines
from portal.holidays.rules.lists.formats import FORMATS
from portal.regions.queries import all_regions

holidays = AppGroup("holidays", help="The school years of the regions.")


@holidays.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--region", help="Take over this region only; rows that do not say where they apply concern it.")
@click.option("--dry-run", is_flag=True, help="Report only, change nothing.")
@click.option("--json", "as_json", is_flag=True, help="Report in one line of JSON, for scripts.")
def import_(file: Path, region: str | None, dry_run: bool, as_json: bool) -> None:
    """Takes a published list of holidays over: all of it or, when it breaks off, nothing."""
    if region and region not in all_regions():
        raise click.BadParameter(gettext("Known regions: %(keys)s", keys=", ".join(all_regions())))
    try:
        report = import_list(file, region)
    except UnreadableListError as error:
        raise click.ClickException(complaint(file.name, error, FORMATS, TITLES)) from None
    words = json.dumps(counts(file.name, report)) if as_json else "\n".join(report_lines(file.name, report))
    if dry_run:
        db.session.rollback()
    else:
        db.session.commit()
    click.echo(words)
    if dry_run and not as_json:
        click.echo(gettext("Nothing has been changed: this was a trial."))
