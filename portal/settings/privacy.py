"""Nobody else on the machine reads what the portal keeps, whatever the umask of whoever starts it."""

import os
from contextlib import suppress
from pathlib import Path

from sqlalchemy import make_url

from portal.settings.folder import make_folder

OTHERS = 0o077  # bits of a mode: all that the group and everybody may do
JOURNALS = ("", "-wal", "-shm", "-journal")  # what SQLite puts beside its file


def close_to_others(folder: Path, database: str) -> None:
    """Servers, commands and jobs all pass here: from now on what this process makes is its own.

    An installation from before is closed: its folder last, so that what was interrupted is done again.
    """
    os.umask(OTHERS)
    make_folder(folder)
    was_open = folder.stat().st_mode & OTHERS
    for path in [*(folder.rglob("*") if was_open else folder.iterdir()), *_database_files(database), folder]:
        _close(path)


def _database_files(url: str) -> list[Path]:
    """Of SQLite, wherever it lies."""
    address = make_url(url)
    is_file = address.get_backend_name() == "sqlite" and address.database
    return [Path(f"{address.database}{ending}") for ending in JOURNALS] if is_file else []


def _close(path: Path) -> None:
    """What belongs to somebody else, or has just gone, stays as it is."""
    with suppress(PermissionError, FileNotFoundError):
        mode = path.lstat().st_mode
        if mode & OTHERS and not path.is_symlink():
            path.chmod(mode & 0o7777 & ~OTHERS)
