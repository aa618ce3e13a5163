"""Makes, checks and restores backups."""

from pathlib import Path
from tarfile import TarFile
from tempfile import TemporaryDirectory

from flask import current_app

from portal.backup.actions import archives
from portal.backup.actions.databases import check_copy, copy_database, fill_database
from portal.backup.queries import database, is_empty, named_keys, stored_files
from portal.backup.rules import (
    DATABASE,
    MANIFEST,
    SECRETS,
    BrokenBackup,
    Manifest,
    archive_name,
    superfluous,
)
from portal.core.clock import now
from portal.core.installation.schema import steps
from portal.core.storage.store import FOLDER


def create(folder: Path, keep: int | None = None) -> tuple[Path, Manifest]:
    """A new archive in the folder: the database first, then its files, which never change. Removes older ones.

    A file that somebody removes in between is missing in the copy of the database, too, for whoever restores it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    moment = now()
    path, address = folder / archive_name(moment), database()
    schema = sorted(steps(current_app.config["SQLALCHEMY_DATABASE_URI"]))
    manifest = Manifest(moment.isoformat(), address.get_backend_name(), schema)
    with TemporaryDirectory(dir=folder, prefix=".backup") as workspace, archives.new_archive(path) as archive:
        copy_database(address, copy := Path(workspace) / DATABASE)
        named = named_keys()
        archives.add(archive, manifest, DATABASE, copy)
        copy.unlink()
        _add_files(archive, manifest)
        manifest.missing = sorted(key for key in named if f"files/{FOLDER}/{key}" not in manifest.members)
        archives.finish(archive, manifest)
    for name in superfluous([one.name for one in folder.iterdir()], keep) if keep else []:
        (folder / name).unlink()
    return path, manifest


def verify(path: Path) -> Manifest:
    """Reads all of an archive. Raises BrokenBackup."""
    manifest = archives.checked(path)
    with TemporaryDirectory(dir=path.parent, prefix=".backup") as workspace:
        check_copy(manifest.database, _database_of(path, Path(workspace)))
    return manifest


def restore(path: Path) -> Manifest:
    """Fills an empty installation: the files first, the database last, so that one that is there is whole."""
    manifest, address = verify(path), database()
    if manifest.database != address.get_backend_name():
        raise BrokenBackup(f"it holds a database of {manifest.database}, and this installation uses another one")
    data: Path = current_app.config["DATA_DIR"]
    if not is_empty():
        raise BrokenBackup(f"{data} and its database are not empty, and a backup replaces nothing: name empty ones")
    for name, content in archives.read(path):
        if name not in (DATABASE, MANIFEST):
            archives.unpack(content, data / name)
    for folder in sorted({(data / name).parent for name in manifest.members}):
        if folder.exists():
            archives.flush_folder(folder)
    with TemporaryDirectory(dir=data, prefix=".backup") as workspace:
        fill_database(address, _database_of(path, Path(workspace)))
    archives.flush_folder(data)
    return manifest


def _add_files(archive: TarFile, manifest: Manifest) -> None:
    secrets = [(name, current_app.config["DATA_DIR"] / name) for name in SECRETS]
    for name, path in [*secrets, *stored_files()]:
        try:
            archives.add(archive, manifest, name, path)
        except FileNotFoundError:
            continue  # removed meanwhile, or a secret that the environment gives


def _database_of(path: Path, folder: Path) -> Path:
    for name, content in archives.read(path):
        if name == DATABASE:
            archives.unpack(content, folder / DATABASE)
            return folder / DATABASE
    raise BrokenBackup("its database is missing")
