"""The secrets of an installation: each made at the first start, kept in its folder."""

import os
import secrets
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from portal.settings.errors import CannotStart

SHORTEST = 16  # characters
LOST_SECRET = "which ends all sessions and voids printed cards"  # noqa: S105 - no secret
LOSSES = {"answers_key": "and what families told about visits can no longer be read"}  # by the name of the file


def stored_secret(path: Path) -> str:
    """The secret of this installation, made at the first start; two starting processes agree on one.

    It has its name only when it is whole: a half-written one would end every session at the next start.
    """
    if not path.exists():
        with NamedTemporaryFile("w", dir=path.parent) as file:  # made for its owner's eyes only
            file.write(secrets.token_urlsafe(48))
            file.flush()
            os.fsync(file.fileno())
            with suppress(FileExistsError):
                os.link(file.name, path)
        folder = os.open(path.parent, os.O_RDONLY)
        os.fsync(folder)  # its name survives a power cut, too
        os.close(folder)
    return _read(path)


def _read(path: Path) -> str:
    try:
        secret = path.read_text()
    except (OSError, UnicodeDecodeError) as error:
        raise CannotStart(
            f"The secret {path} cannot be read ({error}): give it to the user who starts this."
        ) from error
    if len(secret.strip()) < SHORTEST:
        raise CannotStart(
            f"The secret {path} is empty or cut off: put it back from the backup, or remove the file; "
            f"a new one is then made, {LOSSES.get(path.name, LOST_SECRET)}."
        )
    return secret
