"""The command that takes a published list over, the same for every feature that reads such lists."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

import click
from flask_babel import gettext

from portal.core.db import db
from portal.core.tabular.opening import Progress, told_to_nobody
from portal.core.tabular.reporting import Titles, complaint
from portal.core.tabular.rows import ListFormat, UnreadableListError

Report = TypeVar("Report")
Command = TypeVar("Command", bound=Callable[..., Any])


def import_options(region_help: str) -> Callable[[Command], Command]:
    """The argument and the options of the command, for `ListImport.run`."""
    options = (
        click.argument("file", type=click.Path(path_type=Path)),
        click.option("--region", help=region_help),
        click.option("--dry-run", is_flag=True, help="Report only, change nothing."),
        click.option("--json", "as_json", is_flag=True, help="Report in one line of JSON, for scripts."),
    )

    def add(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return add


@dataclass(frozen=True)
class ListImport(Generic[Report]):
    """How a feature takes a list over, and how it reports what became of the rows."""

    take_over: Callable[
        [Path, str | None, Progress], Report
    ]  # the file, and the only region to take over; writes, does not commit
    region_keys: Callable[[], Iterable[str]]
    formats: Sequence[ListFormat]
    titles: Titles
    counts: Callable[[str, Report], Mapping[str, str | int]]  # of the file with this name
    lines: Callable[[str, Report], Iterable[str]]

    def run(self, file: Path, region: str | None, dry_run: bool, as_json: bool) -> None:
        """Commits all of it or nothing, and prints the report."""
        self._check_region(region)
        report = self._taken_over(file, region)
        text = json.dumps(self.counts(file.name, report)) if as_json else "\n".join(self.lines(file.name, report))
        if dry_run:
            db.session.rollback()
        else:
            db.session.commit()
        click.echo(text)
        if dry_run and not as_json:
            click.echo(gettext("Nothing has been changed: this was a trial."))

    def _check_region(self, region: str | None) -> None:
        if region and region not in (keys := list(self.region_keys())):
            raise click.BadParameter(gettext("Known regions: %(keys)s", keys=", ".join(keys)))

    def _taken_over(self, file: Path, region: str | None) -> Report:
        try:
            return self.take_over(file, region, told_to_nobody)
        except UnreadableListError as error:
            raise click.ClickException(complaint(file.name, error, self.formats, self.titles)) from None
