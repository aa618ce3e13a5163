"""A real portal for a real browser: server processes, a post office and Chromium."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

HOUSE = Path(__file__).parent.parent.parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@dataclass
class PostOffice:
    """Keeps every letter that the portal sends."""

    mails: list[tuple[str, str]] = field(default_factory=list)  # recipient, text

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        content = envelope.content if isinstance(envelope.content, bytes) else b""
        body = message_from_bytes(content, policy=policy.default).get_body()
        self.mails.append((envelope.rcpt_tos[0], body.get_content() if body else ""))
        return "250 OK"

    def link_for(self, recipient: str, part: str) -> str:
        """The path in the first letter to this address whose link contains `part`; waits for it."""
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            for to, text in self.mails:
                found = re.search(rf"https?://[^/\s]+(/\S*{part}\S*)", text)
                if to == recipient and found:
                    return found[1]
            time.sleep(0.1)
        raise AssertionError(f"no letter with {part} for {recipient}: {self.mails}")


@dataclass
class Site:
    """A running portal."""

    url: str
    post: PostOffice
    environment: dict[str, str]

    def flask(self, *arguments: str) -> str:
        """Runs a command of the administrator."""
        command = [sys.executable, "-m", "flask", "--app", "wsgi", *arguments]
        return subprocess.run(
            command, cwd=HOUSE, env=self.environment, check=True, capture_output=True, text=True
        ).stdout


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Uses the system's Chromium where there is one."""
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    return {**browser_type_launch_args, "executable_path": path, "args": args}


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """An empty portal with the six regions."""
    yield from _serve(tmp_path / "site", demo=False)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A portal with the demo."""
    yield from _serve(tmp_path_factory.mktemp("demo"), demo=True)


def _serve(folder: Path, *, demo: bool) -> Iterator[Site]:
    office = PostOffice()
    controller = Controller(office, hostname="127.0.0.1", port=_free_port())
    controller.start()
    port = _free_port()
    environment = {
        **os.environ,
        "DATA_DIR": str(folder),
        "DEMO": str(int(demo)),
        "PORT": str(port),
        "BASE_URL": f"http://127.0.0.1:{port}",
        "MAIL_URL": f"smtp://127.0.0.1:{controller.port}",
        "LOW_DISK_MB": "0",
    }
    subprocess.run([sys.executable, "-m", "portal.prepare"], cwd=HOUSE, env=environment, check=True)
    server = subprocess.Popen(
        [sys.executable, "-m", "portal.serve"], cwd=HOUSE, env=environment, start_new_session=True
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}/healthz")
        yield Site(f"http://127.0.0.1:{port}", office, environment)
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(20)
        controller.stop()


def _wait_for(url: str) -> None:
    for _ in range(200):
        try:
            urllib.request.urlopen(url, timeout=2).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"no answer from {url}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
