"""How much memory a server takes while something is done to it."""

import time
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

PAUSE = 0.1  # seconds


class Watch:
    """Looks again and again at the processes under `pid`, the server's first one; figures in MB of their own share.

    `before` and `peak` are of the server; `helpers` is the peak of the programs it starts to open a file.
    """

    def __init__(self, pid: int) -> None:
        self.pid, self.stopped = pid, Event()
        self.before, self.helpers_before = _megabytes(pid)
        self.peak, self.helpers = self.before, self.helpers_before
        self.thread = Thread(target=self._look, daemon=True)

    def __enter__(self) -> "Watch":
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stopped.set()
        self.thread.join()

    def _look(self) -> None:
        while not self.stopped.is_set():
            server, helpers = _megabytes(self.pid)
            self.peak, self.helpers = max(self.peak, server), max(self.helpers, helpers)
            time.sleep(PAUSE)


def _megabytes(pid: int) -> tuple[int, int]:
    server = helpers = 0
    for process in _below(pid):
        with suppress(OSError):
            is_helper = b"portal.core.storage.decode" in Path(f"/proc/{process}/cmdline").read_bytes()
            rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
            share = next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))
            server, helpers = (server, helpers + share) if is_helper else (server + share, helpers)
    return server // 1024, helpers // 1024


def _below(pid: int) -> list[int]:
    found, waiting = [], [pid]
    while waiting:
        found.append(waiting.pop())
        with suppress(OSError):
            for children in Path(f"/proc/{found[-1]}/task").glob("*/children"):
                waiting += [int(child) for child in children.read_text().split()]
    return found
