"""Starts servers as a person would, in processes of their own, and looks at them from outside."""

import http.client
import os
import socket
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic, sleep
from types import TracebackType

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 60  # seconds


@dataclass
class Running:
    """A server with its own port; used as a context. `module` is what Python runs."""

    module: str
    first: str = "/"  # the address asked until it answers
    port: int = field(default_factory=lambda: _free_port())
    seconds_to_answer: float = 0.0
    workers: int = 2

    def __enter__(self) -> "Running":
        begun = monotonic()
        surroundings = {**os.environ, "PORT": str(self.port), "WORKERS": str(self.workers)}
        command = [sys.executable, "-m", self.module]
        self.process = subprocess.Popen(command, env=surroundings, cwd=ROOT, stdout=subprocess.DEVNULL)
        while not self._answers():
            if self.process.poll() is not None or monotonic() - begun > PATIENCE:
                self.process.terminate()
                raise RuntimeError(f"{self.module} does not answer")
            sleep(0.01)
        self.seconds_to_answer = monotonic() - begun
        return self

    def __exit__(self, _kind: type[BaseException] | None, _error: object, _trace: TracebackType | None) -> None:
        self.process.terminate()
        self.process.wait()

    def memory(self) -> dict[str, float]:
        """Megabytes of the largest worker: resident, and its fair share of what processes have in common."""
        workers = [_memory(number) for number in _children(self.process.pid)]
        return {name: max(worker[name] for worker in workers) for name in ("Rss", "Pss")}

    def cpu_seconds(self) -> float:
        """Processor time of all its processes since they began."""
        return sum(_cpu(number) for number in [self.process.pid, *_children(self.process.pid)])

    def get(self, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        """Status, headers in lower case and body as sent."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body

    def _answers(self) -> bool:
        try:
            return self.get(self.first)[0] < 500
        except OSError:
            return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _children(number: int) -> list[int]:
    children = Path(f"/proc/{number}/task/{number}/children").read_text().split()
    return [int(child) for child in children] or [number]


def _memory(number: int) -> dict[str, float]:
    lines = [line.split() for line in Path(f"/proc/{number}/smaps_rollup").read_text().splitlines()[1:]]
    return {line[0].rstrip(":"): int(line[1]) / 1024 for line in lines}


def memory_of_this() -> float:
    """Megabytes of the process that asks."""
    return _memory(os.getpid())["Rss"]


def _cpu(number: int) -> float:
    fields = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
