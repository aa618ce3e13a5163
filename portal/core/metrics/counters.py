"""Numbers to which all processes of an installation on one machine add; they outlive the processes.

Each process adds to a file of its own, mapped into memory, and takes over that of one that has ended: so a total never
becomes smaller, which a monitor would take for a restart.
"""

import fcntl
import mmap
import os
from array import array
from collections.abc import Hashable, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from threading import Lock

MOST = 1000  # processes
Amount = tuple[Hashable, float]


class Counters:
    """One number under each name. A version with other names has files of its own."""

    def __init__(self, folder: Path, names: Sequence[Hashable]) -> None:
        self.folder, self.places = folder, {name: place for place, name in enumerate(names)}
        self.layout = sha256(repr(names).encode()).hexdigest()[:16]
        self.lock, self.pid = Lock(), 0
        self.is_shared = False  # not while the disk has no room
        self.cells = memoryview(b"").cast("d")  # of process `pid`

    def add(self, *amounts: Amount) -> None:
        with self.lock:
            cells = self._mine()
            for name, amount in amounts:
                cells[self.places[name]] += amount

    def totals(self) -> dict[Hashable, float]:
        """Of all processes, also of those that have ended."""
        with self.lock:
            cells = self._mine()
            own = [] if self.is_shared else [array("d", cells.tobytes())]
        files = (array("d", path.read_bytes()) for path in self.folder.glob(f"{self.layout}-*"))
        columns = zip(*own, *(numbers for numbers in files if len(numbers) == len(self.places)), strict=True)
        return dict(zip(self.places, map(sum, columns), strict=True))

    def _mine(self) -> "memoryview[float]":  # of its items only type checkers know, in Python 3.11
        """Files and their locks belong to one process; a fork opens its own."""
        if self.pid != os.getpid():
            self.pid, size = os.getpid(), 8 * len(self.places)
            mapped = self._taken(size)
            self.is_shared = mapped is not None
            self.cells = memoryview(mmap.mmap(-1, size) if mapped is None else mapped).cast("B").cast("d")
        return self.cells

    def _taken(self, size: int) -> mmap.mmap | None:
        """The first file that no living process holds."""
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            for number in range(MOST):
                if mapped := _mapped(self.folder / f"{self.layout}-{number}", size):
                    return mapped
        return None


def _mapped(path: Path, size: int) -> mmap.mmap | None:
    """With all its room: a mapped file must not meet a full disk. The lock lasts as long as what is mapped."""
    with path.open("a+b") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return None
        os.posix_fallocate(file.fileno(), 0, size)
        return mmap.mmap(file.fileno(), size)
