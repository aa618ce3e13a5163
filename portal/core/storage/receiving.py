"""Receives one upload: checks what its size, its name and its first bytes tell, and keeps it until it is decoded."""

import os
import shutil
from dataclasses import dataclass
from typing import IO
from uuid import uuid4

from portal.core.storage.kinds import HEAD_BYTES, Kind, Unfit, UnfitFile, checked_format, likely_kind
from portal.core.storage.names import shown_name
from portal.core.storage.store import Store
from portal.core.storage.streaming import IncomingFile


@dataclass(frozen=True)
class ReceivedFile:
    """An upload that waits to be decoded; nothing but its first bytes has been looked at."""

    name: str  # for people only
    kind: Kind  # what it probably is
    n_bytes: int
    original: str  # its name among the store's originals


def receive(upload: IO[bytes], filename: str, *, store: Store, max_bytes: int) -> ReceivedFile:
    """Raises UnfitFile; a file that is received survives a crash."""
    name, n_bytes = shown_name(filename), upload.seek(0, os.SEEK_END)
    if not n_bytes:
        raise UnfitFile(Unfit.EMPTY)
    if n_bytes > max_bytes:
        raise UnfitFile(Unfit.TOO_LARGE)
    upload.seek(0)
    kind = likely_kind(checked_format(upload.read(HEAD_BYTES), name), name)
    return ReceivedFile(name, kind, n_bytes, _kept(upload, store))


def _kept(upload: IO[bytes], store: Store) -> str:
    """Small bodies are read into memory, larger ones lie in the store's `incoming` already."""
    if isinstance(upload, IncomingFile):
        upload.flush()
        return store.keep_original(upload.path)
    path = store.incoming() / f"{uuid4().hex}.part"
    upload.seek(0)
    with path.open("xb") as file:
        shutil.copyfileobj(upload, file)
    return store.keep_original(path)
