"""Runs the portal as in production, in processes of its own with a mail server beside them."""

import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.builders.mail_server import MailServer, free_port, open_mail_server

ROOT = Path(__file__).parent.parent.parent
SECONDS = 20  # until an email or the first answer must be there


@dataclass
class Site:
    """A running portal."""

    url: str
    mail_server: MailServer
    environment: dict[str, str]

    def flask(self, *arguments: str) -> str:
        """Runs a command of the administrator."""
        return run("flask", "--app", "wsgi", *arguments, environment=self.environment)

    def link_for(self, recipient: str, part: str) -> str:
        """The path in the first email to this address whose link contains `part`; waits for it."""
        link = re.compile(rf"https?://[^/\s]+(/\S*{part}\S*)")
        deadline = time.monotonic() + SECONDS
        while time.monotonic() < deadline:
            mine = [message.get_content() for message in self.mail_server.messages if message["To"] == recipient]
            if matches := [match[1] for text in mine if (match := link.search(text))]:
                return matches[0]
            time.sleep(0.05)
        raise AssertionError(f"no email with {part} for {recipient}")


def run(module: str, *arguments: str, environment: dict[str, str]) -> str:
    """What a module prints that is run as a program."""
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True).stdout


def prepare(folder: Path, *, demo: bool) -> None:
    """Migrates and fills the database of an installation in this folder."""
    run("portal.prepare", environment={**os.environ, "DATA_DIR": str(folder), "DEMO": str(int(demo))})


@contextmanager
def served(folder: Path, *, demo: bool, name: str = "127.0.0.1") -> Iterator[Site]:
    """The installation in this folder, until the end of the context; `name` of this machine in its address."""
    port = free_port()
    url = f"http://{name}:{port}"
    with open_mail_server() as mail_server:
        facts = {"DATA_DIR": str(folder), "DEMO": str(int(demo)), "PORT": str(port), "BASE_URL": url,
                 "MAIL_URL": mail_server.url, "LOW_DISK_MB": "0"}  # fmt: skip
        site = Site(url, mail_server, {**os.environ, **facts})
        command = [sys.executable, "-m", "portal.serve"]
        server = subprocess.Popen(command, cwd=ROOT, env=site.environment, start_new_session=True)
        try:
            _wait_for(f"{url}/healthz")
            yield site
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait(SECONDS)


def _wait_for(url: str) -> None:
    deadline = time.monotonic() + 2 * SECONDS
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(url, timeout=2).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError(f"no answer from {url}")
