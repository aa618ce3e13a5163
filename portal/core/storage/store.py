"""Where files are stored: a small interface, and its implementation on a local disk."""

import os
import re
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol
from uuid import uuid4

KEY = re.compile(r"[0-9a-f]{2}/[0-9a-f]{2}/[0-9a-f]{32}(\.[a-z0-9]{1,5})?")
FOLDER = "kept"  # as in every installation
ORIGINALS = "originals"
ORIGINAL = re.compile(r"[0-9a-f]{32}")

StoredName = str  # of a file that is to be removed, in whichever folder it lies: "kept/…" or "originals/…"


@dataclass(frozen=True)
class StoredFile:
    key: str
    n_bytes: int
    stored_at: float  # seconds since the epoch


def kept_file(key: str) -> StoredName:
    return f"{FOLDER}/{key}"


def original_file(name: str) -> StoredName:
    return f"{ORIGINALS}/{name}"


class Store(Protocol):
    """Stores files under generated keys; a file that has its key survives a crash."""

    def incoming(self) -> Path:
        """A local folder for files on their way in; never served."""

    def adopt(self, path: Path, suffix: str) -> str:
        """Moves a file out of `incoming` into the store and returns its key; `suffix` like ".webp"."""

    def open(self, key: str) -> BinaryIO:
        """The seekable content; raises FileNotFoundError."""

    def path(self, key: str) -> Path:
        """A local file with the content, only to be read; it may be gone."""

    def delete(self, key: str) -> None:
        """Removes the content; no error when it is already gone."""

    def remove(self, name: StoredName) -> None:
        """Removes a file for good, whichever folder it lies in; no error when it is already gone."""

    def keep_original(self, path: Path) -> str:
        """Moves an upload out of `incoming` to where it waits to be decoded; returns its name there. Never served."""

    def original(self, name: str) -> Path:
        """A local file with the upload, only to be read; it may be gone."""

    def drop_original(self, name: str) -> None:
        """Removes an upload; no error when it is already gone."""

    def originals(self, older_than: float) -> list[str]:
        """The names of the uploads that came more than so many seconds ago."""

    def find(self, key: str) -> StoredFile | None:
        """What is known of a file without reading it; None when it is not there."""

    def stored(self) -> Iterator[StoredFile]:
        """All files."""

    def left_behind(self, before: float) -> list[StoredFile]:
        """What lies in `incoming` since an earlier moment (seconds since the epoch), by its name there."""

    def drop_incoming(self, name: str) -> None:
        """Removes it; no error when it is already gone."""


class DiskStore:
    """Files in two levels of folders under `root`, each complete before it has its name."""

    def __init__(self, root: Path, *, durable: bool = True) -> None:
        self.root, self.durable = root, durable

    def incoming(self) -> Path:
        folder = self.root / "incoming"  # beside the stored files: a rename must not cross file systems
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def adopt(self, path: Path, suffix: str) -> str:
        token = uuid4().hex
        key = f"{token[:2]}/{token[2:4]}/{token}{suffix}"
        target = self.path(key)
        self._move(path, target)
        for folder in target.parent.parents[:2]:  # they may just have been made
            self._flush(folder)
        return key

    def path(self, key: str) -> Path:
        if not KEY.fullmatch(key):
            raise FileNotFoundError(key)
        return self.root / FOLDER / key

    def open(self, key: str) -> BinaryIO:
        return self.path(key).open("rb")

    def delete(self, key: str) -> None:
        path = self.path(key)
        path.unlink(missing_ok=True)
        if path.parent.exists():
            self._flush(path.parent)

    def remove(self, name: StoredName) -> None:
        folder, _, rest = name.partition("/")
        with suppress(FileNotFoundError):  # a name that no file can have keeps no other one from being removed
            self.delete(rest) if folder == FOLDER else self.drop_original(rest)

    def keep_original(self, path: Path) -> str:
        name = uuid4().hex
        self._move(path, self.original(name))
        self._flush(self.root)  # the folder may just have been made
        return name

    def original(self, name: str) -> Path:
        if not ORIGINAL.fullmatch(name):
            raise FileNotFoundError(name)
        return self.root / ORIGINALS / name

    def drop_original(self, name: str) -> None:
        self.original(name).unlink(missing_ok=True)

    def originals(self, older_than: float) -> list[str]:
        oldest, names = time.time() - older_than, []
        for path in (self.root / ORIGINALS).glob("*"):
            with suppress(FileNotFoundError):  # it has just been decoded
                if path.stat().st_mtime < oldest:
                    names.append(path.name)
        return names

    def find(self, key: str) -> StoredFile | None:
        try:
            facts = self.path(key).stat()
        except FileNotFoundError:
            return None
        return StoredFile(key, facts.st_size, facts.st_mtime)

    def stored(self) -> Iterator[StoredFile]:
        for path in (self.root / FOLDER).glob("??/??/*"):
            key = "/".join(path.parts[-3:])
            if KEY.fullmatch(key) and (file := self.find(key)):
                yield file

    def left_behind(self, before: float) -> list[StoredFile]:
        found = []
        for path in self.incoming().iterdir():
            with suppress(FileNotFoundError):  # a request has just ended
                facts = path.stat()
                found.append(StoredFile(path.name, facts.st_size, facts.st_mtime))
        return [file for file in found if file.stored_at < before]

    def drop_incoming(self, name: str) -> None:
        (self.incoming() / name).unlink(missing_ok=True)

    def _move(self, path: Path, target: Path) -> None:
        """The content reaches the disk before its new name does."""
        target.parent.mkdir(parents=True, exist_ok=True)
        self._flush(path)
        path.rename(target)
        self._flush(target.parent)

    def _flush(self, path: Path) -> None:
        """Makes a file's content, or a folder's list of names, survive a power cut."""
        if not self.durable:
            return
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
