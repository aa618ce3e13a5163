"""Places of a machine: of all processes of an installation on it, one thread at a time holds each."""

import hashlib
import socket
from contextlib import suppress
from pathlib import Path


class Place:
    """Held by an abstract socket, which the kernel frees when its process dies, however it dies."""

    def __init__(self, installation: Path, name: str) -> None:
        digest = hashlib.sha256(str(installation).encode()).hexdigest()[:16]
        self.address = f"\0portal-{digest}-{name}"
        self.held: socket.socket | None = None

    def take(self) -> bool:
        """Whether it is held now, or was already."""
        if self.held is None:
            taken = socket.socket(socket.AF_UNIX)
            with suppress(OSError):
                taken.bind(self.address)
                self.held = taken
                return True
            taken.close()
        return self.held is not None

    def leave(self) -> None:
        if self.held:
            self.held.close()
            self.held = None
