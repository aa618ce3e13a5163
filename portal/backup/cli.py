"""Commands that make, check and restore backups."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from flask.cli import AppGroup

from portal.backup.actions import backups
from portal.backup.rules import BrokenBackup, Manifest

backup = AppGroup("backup", help="Backups of database, files and secret.")
ARCHIVE = click.Path(exists=True, dir_okay=False, path_type=Path)


@backup.command("create")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--keep", type=click.IntRange(min=1), help="How many archives stay in the folder, the newest.")
def create(folder: Path, keep: int | None) -> None:
    """Writes an archive into FOLDER while the portal runs."""
    with told_plainly("The backup failed"):
        path, manifest = backups.create(folder, keep)
    click.echo(f"{path}: {_said(manifest)}")


@backup.command("verify")
@click.argument("archive", type=ARCHIVE)
def verify(archive: Path) -> None:
    """Reads all of ARCHIVE and checks it; exit code 1 when anything is wrong."""
    with told_plainly(f"{archive} is not usable"):
        manifest = backups.verify(archive)
    click.echo(f"{archive}: {_said(manifest)}")


@backup.command("restore")
@click.argument("archive", type=ARCHIVE)
def restore(archive: Path) -> None:
    """Fills an empty installation from ARCHIVE."""
    with told_plainly("Nothing was restored"):
        manifest = backups.restore(archive)
    click.echo(
        f"restored: {_said(manifest)}. Now start the portal with `make run` or python -m portal.serve --prepare."
    )


@contextmanager
def told_plainly(what: str) -> Iterator[None]:
    try:
        yield
    except BrokenBackup as reason:
        raise click.ClickException(f"{what}: {reason}.") from None
    except OSError as error:
        raise click.ClickException(f"{what}: {error.strerror} ({error.filename}).") from None


def _said(manifest: Manifest) -> str:
    n_files = sum(name.startswith("files/") for name in manifest.members)
    n_bytes = sum(member.n_bytes for member in manifest.members.values())
    words = f"{manifest.database} of {manifest.made_at[:19]} UTC, {n_files} files, {n_bytes / 10**6:.0f} MB"
    return f"{words}, {len(manifest.missing)} files were missing" if manifest.missing else words
