"""Whether an installation is new, in use, or the demo, and whether that is what the settings ask for."""

from enum import StrEnum
from pathlib import Path

from portal.core.installation import markers
from portal.core.installation.looking import looked_at, shown
from portal.settings.errors import CannotStart

IGNORED = {"lost+found"}  # lies in an empty file system


class Kind(StrEnum):
    NEW = "new"
    IN_USE = "in use"
    DEMO = "demo"


def kind_of(folder: Path, url: str) -> Kind:
    """Raises CannotStart when folder and database do not belong together, or the database cannot be opened."""
    with looked_at(url) as connection:
        tables = markers.tables(connection) if connection is not None else set()
    if markers.TABLE in tables or (markers.has_file(folder) and not tables):
        return Kind.DEMO
    if markers.has_file(folder):
        raise CannotStart(
            f"The demo made {folder}, but not the database {shown(url)}: name the folder of that one with DATA_DIR, "
            f"or remove {markers.FILE} from this one."
        )
    if not tables and _has_files(folder):
        raise CannotStart(
            f"{folder} has uploaded files, but the database {shown(url)} is empty: "
            "set DATABASE_URL as it was (portal.env keeps it), or restore the backup."
        )
    return Kind.IN_USE if tables or not _is_empty(folder) else Kind.NEW


def becomes_demo(kind: Kind, folder: Path, *, wish: bool | None, by_default: bool = False) -> bool:
    """Whether it is the demo, or will be; `wish` is DEMO, `by_default` holds for new ones. Raises CannotStart."""
    if kind is Kind.IN_USE and wish:
        raise CannotStart(
            f"The demo did not make {folder}, and would let anybody sign in there as anybody: leave DEMO out "
            "to serve what is there, or name an empty folder with DATA_DIR (and an empty database) for the demo."
        )
    if kind is Kind.DEMO and wish is False:
        raise CannotStart(
            f"{folder} is the demo, where anybody may have signed in as anybody: "
            "name another folder with DATA_DIR for real data, or leave DEMO out to serve the demo."
        )
    return bool(by_default if wish is None else wish) if kind is Kind.NEW else kind is Kind.DEMO


def refuse_new(kind: Kind, folder: Path) -> None:
    """Only `make run`, portal.serve --prepare and portal.prepare make an installation."""
    if kind is Kind.NEW:
        raise CannotStart(
            f"There is no installation in {folder}: name its folder with DATA_DIR or in portal.env, "
            "or make one with `make run`."
        )


def _is_empty(folder: Path) -> bool:
    return not folder.exists() or {path.name for path in folder.iterdir()} <= IGNORED


def _has_files(folder: Path) -> bool:
    kept = folder / "files" / "kept"
    return kept.exists() and any(kept.iterdir())
