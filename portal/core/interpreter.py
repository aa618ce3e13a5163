"""Which program runs Python: under uWSGI or Apache, `sys.executable` is the server itself."""

import os
import sys
from pathlib import Path

VERSION = f"python{sys.version_info.major}.{sys.version_info.minor}"


def interpreter() -> str:
    """The interpreter of our environment."""
    own = Path(sys.executable or "/")
    folders = [Path(sys.prefix, "bin"), Path(sys.exec_prefix, "bin"), Path(sys.base_prefix, "bin"), own.parent]
    named = [folder / name for folder in folders for name in (VERSION, "python3", "python")]
    found = [path for path in (own, *named) if path.name.startswith("python") and os.access(path, os.X_OK)]
    if not found:
        raise RuntimeError(f"no {VERSION} in {sys.prefix}/bin: tell the server which environment it shall use")
    return str(found[0])


def search_path() -> str:
    """PYTHONPATH for a program of our own: the portal, and packages where this process finds them."""
    entries = [Path(__file__).parents[2], *(Path(entry).absolute() for entry in sys.path if entry)]
    return os.pathsep.join(str(entry) for entry in entries if entry.exists())
