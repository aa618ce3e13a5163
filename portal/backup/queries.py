"""What a backup has to hold, and whether there is room for one to come back."""

from collections.abc import Iterator
from pathlib import Path

from flask import current_app
from sqlalchemy.engine import URL, make_url

from portal.core.installation.looking import looked_at
from portal.core.installation.markers import tables
from portal.core.storage.queries import named_files
from portal.core.storage.store import FOLDER, ORIGINALS


def database() -> URL:
    return make_url(current_app.config["SQLALCHEMY_DATABASE_URI"])


def named_keys() -> set[str]:
    """Of all files that rows name."""
    return {file.key for file in named_files()}


def stored_files() -> Iterator[tuple[str, Path]]:
    """All files with their names in the archive, first the uploads that wait: they go when they are ready."""
    root: Path = current_app.config["FILES_DIR"]
    for pattern in (f"{ORIGINALS}/*", f"{FOLDER}/??/??/*"):
        for path in sorted(root.glob(pattern)):
            yield f"files/{path.relative_to(root).as_posix()}", path


def is_empty() -> bool:
    """Whether nothing would be lost: the database has no tables, the store no files."""
    with looked_at(current_app.config["SQLALCHEMY_DATABASE_URI"]) as connection:
        has_tables = connection is not None and bool(tables(connection))
    return not has_tables and next(stored_files(), None) is None
