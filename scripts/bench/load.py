"""A load generator of the standard library alone: a few processes, each with keep-alive sockets and one epoll."""

import select
import socket
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import count, cycle
from multiprocessing import get_context
from time import perf_counter, time_ns

PROCESSES = 2


@dataclass(frozen=True)
class Ask:
    """A request; `is_numbered`: each is sent with a number of its own in the address, so that no answer was kept."""

    path: str
    cookie: str = ""
    is_numbered: bool = False

    def raw(self, number: int) -> bytes:
        path = f"{self.path}{'&' if '?' in self.path else '?'}n={number}" if self.is_numbered else self.path
        cookie = f"Cookie: {self.cookie}\r\n" if self.cookie else ""
        return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{cookie}\r\n".encode()


@dataclass(frozen=True)
class Run:
    """What a run measured; times in milliseconds, sorted."""

    seconds: float
    times: list[float]

    @property
    def per_second(self) -> float:
        return len(self.times) / self.seconds

    def quantile(self, share: float) -> float:
        return self.times[min(len(self.times) - 1, int(len(self.times) * share))]


class UnexpectedAnswerError(Exception):
    """The server answered something else than 200."""


class Load:
    """Visitors of a server; used as a context, because its processes stay for all runs."""

    def __init__(self) -> None:
        self.pool = ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn"))

    def __enter__(self) -> "Load":
        return self

    def __exit__(self, *_error: object) -> None:
        self.pool.shutdown()

    def run(self, *ports: int, asks: Sequence[Ask], connections: int, seconds: float) -> Run:
        """So many visitors at once, each asking again as soon as it has its answer; half of them each of two nodes."""
        shares = [share for share in _shares(connections, PROCESSES) if share]
        jobs = [
            self.pool.submit(_visit, ports[n % len(ports)], asks, share, seconds, n) for n, share in enumerate(shares)
        ]
        times = sorted(time for job in jobs for time in job.result())
        if not times:
            raise TimeoutError(f"{asks[0].path}: no answer within {seconds} s, measure for longer (--seconds)")
        return Run(seconds, times)


def _shares(connections: int, processes: int) -> list[int]:
    return [connections // processes + (n < connections % processes) for n in range(processes)]


class _Visitor:
    """One connection: what it waits for."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.missing, self.since, self.head = -1, 0.0, b""

    def ask(self, raw: bytes) -> None:
        self.missing, self.head, self.since = -1, b"", perf_counter()
        self.socket.sendall(raw)

    def has_answer(self) -> bool:
        """Reads what is there; True when the answer is complete."""
        data = self.socket.recv(262_144)
        if self.missing < 0:
            return self._begin(self.head + data)
        self.missing -= len(data)
        return not self.missing

    def _begin(self, data: bytes) -> bool:
        head, separator, body = data.partition(b"\r\n\r\n")
        if not separator:
            self.head = data
            if not data:
                raise UnexpectedAnswerError("the connection was closed")
            return False
        if b" 200 " not in head[:16]:
            raise UnexpectedAnswerError(head.decode())
        self.missing = int(head.lower().partition(b"\r\ncontent-length: ")[2].partition(b"\r\n")[0]) - len(body)
        return not self.missing


def _visit(port: int, asks: Sequence[Ask], connections: int, seconds: float, process: int) -> list[float]:
    """The times in milliseconds of all answers within `seconds`."""
    requests, times, waiting = _requests(asks, process), [], select.epoll()
    visitors = {visitor.socket.fileno(): visitor for visitor in (_Visitor(port) for _ in range(connections))}
    for number, visitor in visitors.items():
        waiting.register(number, select.EPOLLIN)
        visitor.ask(next(requests))
    end = perf_counter() + seconds
    while (moment := perf_counter()) < end:
        for number, _event in waiting.poll(end - moment):
            visitor = visitors[number]
            if visitor.has_answer():
                times.append((perf_counter() - visitor.since) * 1000)
                visitor.ask(next(requests))
    for visitor in visitors.values():
        visitor.socket.close()
    return times


def _requests(asks: Sequence[Ask], process: int) -> Iterator[bytes]:
    """The requests in turn, for ever; each process begins at another place, and no number comes twice."""
    start = len(asks) * process // PROCESSES
    turn = [*asks[start:], *asks[:start]]
    fixed = {ask: ask.raw(0) for ask in turn if not ask.is_numbered}
    for number, ask in zip(count(time_ns() // PROCESSES * PROCESSES + process, PROCESSES), cycle(turn), strict=False):
        yield fixed.get(ask) or ask.raw(number)
