"""The production server as a real process: one line, one dead worker does not matter, Ctrl-C lets answers finish."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import pytest

HOUSE = Path(__file__).parents[3]


class Server:
    """`python -m portal.serve` on a migrated, empty portal."""

    def __init__(self, data: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as listener:
            self.port: int = listener.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        environment = {**os.environ, "DATA_DIR": str(data), "PORT": str(self.port), "BASE_URL": self.url,
                       "MAX_FILE_MB": "1"}  # fmt: skip
        flask = [sys.executable, "-m", "flask", "--app", "wsgi", "db", "upgrade"]
        subprocess.run(flask, cwd=HOUSE, env=environment, check=True, capture_output=True)
        serve = [sys.executable, "-m", "portal.serve"]
        self.process = subprocess.Popen(
            serve, cwd=HOUSE, env=environment, stdout=subprocess.PIPE, text=True, start_new_session=True
        )
        assert self.process.stdout
        self.line = self.process.stdout.readline()

    def workers(self) -> set[int]:
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return {int(number) for number in children.read_text().split()}

    def health(self) -> dict[str, object]:
        with urlopen(f"{self.url}/healthz", timeout=5) as answer:
            facts: dict[str, object] = json.load(answer)
            return facts

    def press_ctrl_c(self) -> int:
        os.killpg(self.process.pid, signal.SIGINT)  # as a terminal does: to every process
        return self.process.wait(timeout=30)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("served"))
    yield server
    if server.process.poll() is None:
        server.press_ctrl_c()
    assert server.process.stdout
    server.process.stdout.close()


def test_it_says_in_one_line_where_it_is_and_is_well(server: Server) -> None:
    assert server.line == f"European Dialogue Portal: {server.url}\n"
    assert server.health()["status"] == "ok"


def test_a_killed_worker_is_replaced_and_nobody_notices(server: Server) -> None:
    end = time.monotonic() + 30
    while len(server.workers()) < 2:  # the line is printed just before they begin
        assert time.monotonic() < end
    victim = max(server.workers())
    os.kill(victim, signal.SIGKILL)
    while server.workers() & {victim} or len(server.workers()) < 2:
        assert server.health()["status"] == "ok"
        assert time.monotonic() < end
    assert server.health()["status"] == "ok"


def test_a_slow_request_is_nobody_elses_problem(server: Server) -> None:
    slow = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(150)]
    for connection in slow:
        connection.sendall(b"POST /de/sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\na")
    start = time.monotonic()
    assert server.health()["status"] == "ok"
    assert time.monotonic() - start < 5
    for connection in slow:
        connection.close()


def test_whatever_is_sent_gets_an_answer(server: Server) -> None:
    headers = {"Content-Type": "multipart/form-data; boundary=b"}
    request = Request(f"{server.url}/tr/sign-in", bytes(30_000_000), headers)
    with pytest.raises(HTTPError) as refused, urlopen(request, timeout=30):
        pass
    with refused.value as answer:
        assert answer.status == 400
        assert '<html lang="tr">' in answer.read().decode()


def test_ctrl_c_stops_it_cleanly(server: Server) -> None:
    assert server.press_ctrl_c() == 0
    assert server.process.stdout
    assert server.process.stdout.read() == ""
    with pytest.raises(URLError):
        server.health()
