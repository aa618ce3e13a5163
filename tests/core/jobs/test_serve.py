"""The production server as a real process, with slow, vanished and careless clients."""

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from portal.app import create_app
from portal.core.db import db
from tests.builders.uploads import picture
from tests.cast import Cast

ROOT = Path(__file__).parents[3]
KEEPALIVE = "02"  # the kind of timer in /proc/net/tcp
LARGE = 3 * 1024 * 1024  # bytes; three times the limit


class Server:
    """`python -m portal.serve` for Anna's class, with files of 1 MB at most."""

    def __init__(self, data: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as listener:
            self.port: int = listener.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.environment = {
            **os.environ, "DATA_DIR": str(data), "PORT": str(self.port), "BASE_URL": self.url, "MAX_FILE_MB": "1",
            "STOP_SECONDS": "20",  # a stop that meets a process in its first moments lasts so long
        }  # fmt: skip
        prepare = [sys.executable, "-m", "portal.prepare"]
        subprocess.run(prepare, cwd=ROOT, env=self.environment, check=True)
        self.cookie = self._anna(data)
        self.process = self.start()
        assert self.process.stdout
        self.lines = [self.process.stdout.readline() for _ in range(3)]

    def start(self) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "portal.serve"], cwd=ROOT, env=self.environment, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, start_new_session=True,
        )  # fmt: skip

    def workers(self) -> set[int]:
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return {int(number) for number in children.read_text().split()}

    def health(self) -> dict[str, object]:
        with urlopen(f"{self.url}/healthz", timeout=5) as answer:
            facts: dict[str, object] = json.load(answer)
            return facts

    def connect(self, sent: bytes) -> socket.socket:
        connection = socket.create_connection(("127.0.0.1", self.port), timeout=30)
        connection.sendall(sent)
        return connection

    @contextmanager
    def held(self, number: int, sent: bytes) -> Iterator[None]:
        """So many clients that send this and then wait."""
        connections = [self.connect(sent) for _ in range(number)]
        yield
        for connection in connections:
            connection.close()

    def anna(
        self, path: str, fields: dict[str, str] | None = None, file: bytes = b"", name: str = "a.mp4"
    ) -> tuple[int, str]:
        """Status and page that Anna gets, after redirects; with `fields` she sends a form."""
        browser = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        kind = {"Content-Type": "multipart/form-data; boundary=b"} if fields else {}
        body = form(fields, file, name) if fields else None
        browser.request("POST" if fields else "GET", path, body, {"Cookie": self.cookie, **kind})
        answer = browser.getresponse()
        page, then, new = answer.read().decode(), answer.headers["Location"], answer.headers["Set-Cookie"]
        browser.close()
        self.cookie = new.partition(";")[0] if new else self.cookie
        return self.anna(then) if then else (answer.status, page)

    def end(self) -> None:
        if self.process.poll() is None:
            self.press_ctrl_c()
            self.process.wait(timeout=30)
        assert self.process.stdout
        self.process.stdout.close()

    def press_ctrl_c(self) -> None:
        os.killpg(self.process.pid, signal.SIGINT)  # as a terminal does: to every process

    @staticmethod
    def _anna(data: Path) -> str:
        """Anna's cookie, after her class was added."""
        app = create_app({"JOBS_IN_PROCESS": False}, data)
        with app.app_context():
            cast = Cast(app)
            cookie = cast.signed_in(cast.anna).get_cookie("portal")
            db.engine.dispose()
        assert cookie
        return f"portal={cookie.value}"


def form(fields: dict[str, str], file: bytes, name: str) -> bytes:
    text = "".join(f'--b\r\nContent-Disposition: form-data; name="{n}"\r\n\r\n{v}\r\n' for n, v in fields.items())
    head = f'--b\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n\r\n'
    return text.encode() + head.encode() + file + b"\r\n--b--\r\n"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("served"))
    yield server
    server.end()


def test_it_says_what_it_serves_and_where_and_is_well(server: Server) -> None:
    folder = server.environment["DATA_DIR"]
    what, where = f"Portal in {folder}, database {folder}/portal.db\n", f"European Dialogue Portal: {server.url}\n"
    missing = "operator, representative, address, contact, officer, host"
    legal = f"The legal pages do not say yet: {missing}. Tell it on {server.url}/en/administration/legal/facts.\n"
    assert server.lines == [what, legal, where]
    assert server.health()["status"] == "ok"


def test_a_second_one_at_the_same_address_is_told(server: Server) -> None:
    second = server.start()
    output, _ = second.communicate(timeout=60)
    assert second.returncode == 1
    assert "Address already in use" in output


@pytest.mark.parametrize(
    "sent",
    [
        b"GET /de/ HTTP/1.1\r\nHost: x\r\n",
        b"POST /de/sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\na",
        b"GET /static/portal.css HTTP/1.1\r\nHost: x\r\n\r\n" * 40,
    ],
    ids=["head", "body", "reader"],
)
def test_a_slow_client_is_nobody_elses_problem(server: Server, sent: bytes) -> None:
    with server.held(150, sent):
        start = time.monotonic()
        assert server.health()["status"] == "ok"
        assert time.monotonic() - start < 5


def test_a_sender_without_network_is_noticed(server: Server) -> None:
    with server.connect(b"POST /de/sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\na") as connection:
        port = connection.getsockname()[1]
        lines = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()]
        timers = [line[5] for line in lines if line[2] == f"0100007F:{port:04X}"]
        assert [timer.partition(":")[0] for timer in timers] == [KEEPALIVE]


def test_whatever_is_sent_gets_an_answer(server: Server) -> None:
    head = b"POST /tr/sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\n"
    with server.connect(head + b"Content-Length: 30000000\r\n\r\n" + bytes(30_000_000)) as connection:
        answer = http.client.HTTPResponse(connection)
        answer.begin()
        assert answer.status == 413
        assert '<html lang="tr">' in answer.read().decode()


def test_a_body_without_end_is_answered_and_its_connection_closed(server: Server) -> None:
    head = b"POST /tr/sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\n"
    with server.connect(head + b"Content-Length: 2600000000\r\n\r\n") as connection:
        sent = 0
        with suppress(ConnectionError):
            while sent < 2_600_000_000:
                sent += connection.send(bytes(1_000_000))
        assert sent < 200_000_000


def test_too_large_a_file_costs_none_of_the_typed_text(server: Server) -> None:
    _status, page = server.anna("/pl/contributions/new")
    token, project = (found(rf'name="{name}"[^>]* value="([^"]+)"', page) for name in ("csrf_token", "project"))
    typed = {"csrf_token": token, "project": project, "title": "Wisła", "text": "Długa rzeka.", "language": "pl"}
    status, page = server.anna("/pl/contributions/new", typed, b"x" * LARGE)
    assert status == 200
    assert "Długa rzeka." in page
    assert re.search('role="alert">[^<]*a.mp4', page)
    assert '<html lang="pl">' in page


def test_a_picture_is_prepared_beside_the_pages(server: Server) -> None:
    _status, page = server.anna("/de/contributions/new")
    token, project = (found(rf'name="{name}"[^>]* value="([^"]+)"', page) for name in ("csrf_token", "project"))
    typed = {"csrf_token": token, "project": project, "title": "Fluss", "text": "", "language": "de"}
    _status, page = server.anna("/de/contributions/new", typed, picture("PNG"), "wehr.png")
    edit = found(r'action="(/de/contributions/\d+/edit)"', page)
    end = time.monotonic() + 30
    while "data-preparing" in page:
        assert time.monotonic() < end
        time.sleep(0.1)
        _status, page = server.anna(edit)
    assert re.search(r"/media/\d+/thumbnail", page)


def found(pattern: str, page: str) -> str:
    match = re.search(pattern, page)
    assert match
    return match[1]


def test_a_killed_worker_is_replaced_and_nobody_notices(server: Server) -> None:
    end = time.monotonic() + 30
    victim = max(server.workers())
    os.kill(victim, signal.SIGKILL)
    while server.workers() & {victim} or len(server.workers()) < 2:
        assert time.monotonic() < end
        time.sleep(0.01)
    for _ in range(20):
        assert server.health()["status"] == "ok"


def test_signals_stop_it_cleanly_and_what_is_under_way_is_answered(server: Server) -> None:
    under_way = server.connect(b"POST /de/nowhere HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhalf ")
    waiting = server.connect(b"GET /de/ HTTP/1.1\r\n")
    time.sleep(0.5)
    server.press_ctrl_c()
    for _ in range(3):  # a service manager, which tells every process, and somebody impatient
        os.killpg(server.process.pid, signal.SIGTERM)
        time.sleep(0.2)
    under_way.sendall(b"typed")
    assert under_way.recv(1000).startswith(b"HTTP/1.1 404 ")
    under_way.close()
    waiting.close()
    assert server.process.wait(timeout=15) == 0  # of itself, long before it would be killed
    with pytest.raises(URLError):
        server.health()


def test_no_process_outlives_a_main_process_that_is_killed(server: Server) -> None:
    server.end()  # it runs still where another process has the test before
    server.process = server.start()
    assert server.process.stdout
    for _ in range(2):
        server.process.stdout.readline()
    workers, end = server.workers(), time.monotonic() + 15
    server.process.kill()
    server.process.wait()
    while any(Path(f"/proc/{worker}").exists() for worker in workers):
        assert time.monotonic() < end
        time.sleep(0.02)
    socket.create_server(("127.0.0.1", server.port)).close()  # nobody listens any more
