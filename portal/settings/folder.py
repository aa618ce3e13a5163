"""The data folder: made where it is missing, and tried before a server relies on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from errno import EDQUOT, ENOSPC
from pathlib import Path
from tempfile import TemporaryFile

from portal.settings.errors import CannotStart

BLOCK = 4096  # bytes


def make_folder(folder: Path) -> None:
    with _said(folder):
        folder.mkdir(parents=True, exist_ok=True)


def try_writing(folder: Path) -> None:
    """A server that cannot write is not started; one that runs goes on reading."""
    with _said(folder), TemporaryFile(dir=folder) as file:
        file.write(b"?" * BLOCK)
        file.flush()


@contextmanager
def _said(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise CannotStart(f"{folder} cannot be written to ({error.strerror}): {_remedy(error)}.") from error


def _remedy(error: OSError) -> str:
    if error.errno in (ENOSPC, EDQUOT):
        return "make room on the disk"
    return "give the folder to the user who starts this, or name another one with DATA_DIR"
