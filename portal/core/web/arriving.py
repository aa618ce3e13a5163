"""Large bodies on their way into this process: from whom, and how much of the disk they will take together."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from werkzeug.exceptions import TooManyRequests

MOST_AT_ONCE = 3  # of one person: what more phones and windows does somebody send from?


class Arriving:
    """Counts bodies while they are read; a thread each."""

    def __init__(self) -> None:
        self.lock, self.n_bytes = Lock(), 0
        self.senders: Counter[str] = Counter()

    @contextmanager
    def body(self, sender: str, n_bytes: int) -> Iterator[None]:
        """Raises TooManyRequests when this sender sends several others already."""
        with self.lock:
            if self.senders[sender] >= MOST_AT_ONCE:
                raise TooManyRequests
            self._count(sender, 1, n_bytes)
        try:
            yield
        finally:
            with self.lock:
                self._count(sender, -1, -n_bytes)

    def _count(self, sender: str, n_bodies: int, n_bytes: int) -> None:
        self.n_bytes += n_bytes
        self.senders[sender] += n_bodies
        if not self.senders[sender]:
            del self.senders[sender]
