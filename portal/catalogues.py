"""Compiles the catalogues: whole under their name, or not at all."""

import os
import struct
from contextlib import suppress
from gettext import GNUTranslations
from pathlib import Path
from tempfile import NamedTemporaryFile

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from portal.spaces import spaced

FOLDER = Path(__file__).parents[1] / "translations"


def compile_catalogues(folder: Path = FOLDER) -> None:
    """Compiles each catalogue that is newer than its compiled form, or whose compiled form cannot be read."""
    for source in folder.glob("*/LC_MESSAGES/messages.po"):
        target = source.with_suffix(".mo")
        if not (_is_newer(target, source) and _is_whole(target)):
            _compile(source, target)


def _compile(source: Path, target: Path) -> None:
    """Under another name first: what is interrupted here leaves the language as it was."""
    with source.open("rb") as text:
        catalogue = with_spaces(read_po(text, locale=source.parent.parent.name))
    with NamedTemporaryFile(dir=target.parent, suffix=".mo.tmp", delete=False) as file:
        write_mo(file, catalogue)
        file.flush()
        os.fsync(file.fileno())
        os.fchmod(file.fileno(), 0o644)  # the server may run as another user
    Path(file.name).replace(target)


def with_spaces(catalogue: Catalog) -> Catalog:
    """The catalogue with the no-break spaces of its language, wherever ordinary ones were typed."""
    for message in catalogue:
        if message.id:
            forms = message.string if isinstance(message.string, tuple | list) else [message.string or ""]
            joined = tuple(spaced(form, str(catalogue.locale)) for form in forms)
            message.string = joined if message.pluralizable else joined[0]
    return catalogue


def _is_newer(target: Path, source: Path) -> bool:
    return target.exists() and target.stat().st_mtime >= source.stat().st_mtime


def _is_whole(target: Path) -> bool:
    with suppress(OSError, ValueError, struct.error, IndexError), target.open("rb") as file:
        GNUTranslations(file)
        return True
    return False


if __name__ == "__main__":
    compile_catalogues()
