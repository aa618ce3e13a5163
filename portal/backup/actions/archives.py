"""Writes and reads archives: each is complete before it has its name, and nothing is believed that one says."""

import hashlib
import io
import os
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from portal.backup.rules import MANIFEST, MOST_MANIFEST, BrokenBackup, Manifest, Member, is_allowed, manifest_of

PIECE = 1024 * 1024  # bytes
PRIVATE = 0o600


@contextmanager
def new_archive(path: Path) -> Iterator[tarfile.TarFile]:
    """Has its name once it is whole and on the disk; nothing is left of one that fails."""
    part = path.with_suffix(".part")
    try:
        with os.fdopen(os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, PRIVATE), "wb") as file:
            with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as archive:
                yield archive
            file.flush()
            os.fsync(file.fileno())
        part.rename(path)
        flush_folder(path.parent)
    finally:
        part.unlink(missing_ok=True)


def add(archive: tarfile.TarFile, manifest: Manifest, name: str, path: Path) -> None:
    """Raises FileNotFoundError when the file has gone."""
    with path.open("rb") as file:
        reading = _Hashed(file)
        entry = _entry(name, os.fstat(file.fileno()).st_size)
        archive.addfile(entry, reading)
    manifest.members[name] = Member(entry.size, reading.sha256.hexdigest())


def finish(archive: tarfile.TarFile, manifest: Manifest) -> None:
    data = manifest.as_json()
    archive.addfile(_entry(MANIFEST, len(data)), io.BytesIO(data))


def read(path: Path) -> Iterator[tuple[str, IO[bytes]]]:
    """All members in turn; raises BrokenBackup at anything that has no place in a backup."""
    with told_as_broken(), tarfile.open(path, "r:") as archive:
        for entry in archive:
            content = archive.extractfile(entry) if entry.isreg() and is_allowed(entry.name) else None
            if content is None:
                raise BrokenBackup(f"{entry.name!r} has no place in a backup")
            yield entry.name, content


@contextmanager
def told_as_broken() -> Iterator[None]:
    try:
        yield
    except (tarfile.TarError, EOFError) as error:
        raise BrokenBackup(f"it is no whole archive ({error})") from error


def checked(path: Path) -> Manifest:
    """The manifest, once every member is what it says. Raises BrokenBackup."""
    members: dict[str, Member] = {}
    manifest = None
    with told_as_broken():
        for name, content in read(path):
            if name == MANIFEST:
                manifest = manifest_of(content.read(MOST_MANIFEST))
            elif name in members:
                raise BrokenBackup(f"{name} stands in it twice")
            else:
                members[name] = _measured(content)
    if manifest is None:
        raise BrokenBackup("its end is missing")
    if wrong := sorted(name for name in members | manifest.members if members.get(name) != manifest.members.get(name)):
        raise BrokenBackup(f"{wrong[0]} is damaged or missing, and {len(wrong) - 1} more")
    return manifest


def unpack(content: IO[bytes], target: Path) -> None:
    """Writes a member to the disk, for its owner alone."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE), "wb") as file:
        while piece := content.read(PIECE):
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


class _Hashed:
    """A file that is hashed while it is read."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file, self.sha256 = file, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        piece = self.file.read(size)
        self.sha256.update(piece)
        return piece


def _measured(content: IO[bytes]) -> Member:
    reading, n_bytes = _Hashed(content), 0
    while piece := reading.read(PIECE):
        n_bytes += len(piece)
    return Member(n_bytes, reading.sha256.hexdigest())


def _entry(name: str, size: int) -> tarfile.TarInfo:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = size, PRIVATE
    return entry
