"""Where settings are written down: the environment, and `portal.env` for what the environment does not say."""

import os
from pathlib import Path

from dotenv.parser import parse_stream

from portal.settings.errors import CannotStart

NAME = "portal.env"  # beside DATA_DIR, or in the folder where the command runs


def load_file() -> None:
    """Adds what the file says to the environment, which wins; afterwards PORTAL_ENV names the file."""
    if path := _file():
        values = _read(path)
        if values.get("DATA_DIR"):
            values["DATA_DIR"] = str(path.parent / values["DATA_DIR"])
        for name, value in {**values, "PORTAL_ENV": str(path)}.items():
            os.environ.setdefault(name, value)


def data_folder() -> Path:
    """The folder of the installation that the settings speak of; it need not exist."""
    load_file()
    return Path(os.environ.get("DATA_DIR") or "data").resolve()


def _file() -> Path | None:
    """PORTAL_ENV; portal.env beside DATA_DIR; or that of the working directory when it speaks of the same folder."""
    if given := os.environ.get("PORTAL_ENV"):
        return Path(given).resolve()
    data = Path(os.environ.get("DATA_DIR") or "data").resolve()
    beside, here = data.parent / NAME, Path(NAME).resolve()
    if beside.exists():
        return beside
    is_mine = here.exists() and (here.parent / _read(here).get("DATA_DIR", "data")).resolve() == data
    return here if is_mine else None


def _read(path: Path) -> dict[str, str]:
    """Names and values as systemd and shells know them; nothing in a value is replaced."""
    try:
        with path.open(encoding="utf-8") as file:
            lines = list(parse_stream(file))
    except (OSError, UnicodeDecodeError) as error:
        raise CannotStart(f"The settings file {path} cannot be read ({error}): correct it or PORTAL_ENV.") from error
    for line in lines:
        if line.error or (line.key and line.value is None):
            raise CannotStart(f"Line {line.original.line} of {path} is not NAME=value: correct it.")
    return {line.key: line.value for line in lines if line.key and line.value is not None}
