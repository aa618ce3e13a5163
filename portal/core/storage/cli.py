"""Commands about stored files."""

import time

import click
from flask.cli import AppGroup

from portal.core.storage.comparison import Comparison, compared
from portal.core.storage.streaming import the_store

files = AppGroup("files", help="Uploaded files.")


@files.command("check")
@click.option("--remove", is_flag=True, help="Removes the files that no row names any more.")
@click.option("--hours", default=24, type=click.IntRange(min=1), help="How old those must be: uploads go on meanwhile.")
def check(remove: bool, hours: int) -> None:
    """Compares the stored files with the database, in both directions; exit code 1 when one is missing or cut off."""
    found = compared(the_store(), stored_before=time.time() - hours * 3600)
    for line in lines(found):
        click.echo(line)
    if remove:
        for file in found.unreferenced:
            the_store().delete(file.key)
        click.echo(f"removed: {len(found.unreferenced)}")
    raise SystemExit(1 if found.missing or found.cut_off else 0)


def lines(found: Comparison) -> list[str]:
    return [
        *(f"missing: {file.key} ({file.row})" for file in found.missing),
        *(f"other size: {file.key} ({file.row})" for file in found.cut_off),
        *(f"unreferenced: {file.key} ({file.n_bytes} bytes)" for file in found.unreferenced),
        f"files: {found.n_files}, missing: {len(found.missing)}, of another size: {len(found.cut_off)}, "
        f"unreferenced: {len(found.unreferenced)}",
    ]
