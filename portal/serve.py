"""The production server: `python -m portal.serve`; with `--prepare` it makes the installation ready first.

gunicorn looks after the processes; inside each, waitress takes in requests completely before a thread of the
application begins, so that slow clients cost a little memory and nobody's time.
"""

import logging
import os
import resource
import sys
import tempfile
import time
from typing import Any

import waitress
from environs import Env
from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.workers.base import Worker
from waitress import wasyncore

from portal import prepare
from portal.app import create_app
from portal.contributions.rules import MOST_FILES
from portal.core.jobs.queue import start_worker, stop_worker
from portal.core.web.headers import room_on_disk
from portal.core.web.request_limits import channel

THREADS = 8
GRACE = 20  # seconds for answers under way when the server stops
CONNECTIONS = 2000  # per process


class WaitressWorker(Worker):  # type: ignore[misc]
    """One process: waitress on gunicorn's socket."""

    def run(self) -> None:
        app: Flask = self.app.callable
        if app.config["JOBS_IN_PROCESS"]:
            start_worker(app)
        waiting: dict[int, Any] = {}
        tempfile.tempdir = str(app.extensions["store"].incoming())  # /tmp may be memory
        server = waitress.create_server(app, map=waiting, sockets=[s.sock for s in self.sockets], **options(app))
        server.channel_class = channel(lambda: room_on_disk(app))
        while self.alive and self.ppid == os.getppid():
            self.turn(waiting)
        server.del_channel(waiting)  # takes no more visitors, answers those it has
        end = time.monotonic() + GRACE
        while is_busy(server) and time.monotonic() < end:
            self.turn(waiting)
        server.task_dispatcher.shutdown()
        stop_worker(app)

    def turn(self, waiting: dict[int, Any]) -> None:
        """One look at all connections; tells gunicorn that this process lives."""
        self.notify()
        wasyncore.loop(timeout=0.5, use_poll=True, map=waiting, count=1)

    def handle_quit(self, sig: int, frame: Any) -> None:
        self.handle_exit(sig, frame)  # Ctrl-C reaches every process; answers under way are still finished


def is_busy(server: Any) -> bool:
    """Whether somebody waits for an answer or for its end."""
    return any(channel.requests or channel.total_outbufs_len for channel in server.active_channels.values())


class Server(BaseApplication):  # type: ignore[misc]
    """gunicorn, set up by the portal instead of a command line."""

    def load_config(self) -> None:
        env = Env()
        address = f"{env.str('HOST', '127.0.0.1')}:{env.int('PORT', 8000)}"
        facts = {
            "bind": address,
            "workers": env.int("WORKERS", 2),
            "worker_class": WaitressWorker,
            "preload_app": True,  # loaded once, memory shared
            "timeout": 60,
            "graceful_timeout": GRACE + 10,
            "loglevel": "warning",
            "control_socket_disable": True,
            "proc_name": "portal",
            "when_ready": lambda _arbiter: print(f"European Dialogue Portal: http://{address}", flush=True),
        }
        for name, value in facts.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        return create_app()


def options(app: Flask) -> dict[str, Any]:
    """How waitress works for the portal."""
    largest = (MOST_FILES + 1) * app.config["MAX_FILE_BYTES"]  # one form with all its files
    return {
        "threads": THREADS,
        "ident": None,
        "connection_limit": CONNECTIONS,
        "channel_timeout": 60,
        "cleanup_interval": 10,
        "max_request_body_size": largest,
        "outbuf_high_watermark": max(2**30, largest),  # slow readers wait at a temporary file, not at a thread
        # waitress would drop what a trusted proxy says; the application decides whom it believes.
        "clear_untrusted_proxy_headers": not app.config["TRUSTED_PROXIES"],
    }


def open_many_files() -> None:
    """Every connection is an open file; the usual soft limit of 1024 is too low."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 8 * CONNECTIONS
    resource.setrlimit(resource.RLIMIT_NOFILE, (wanted if hard == resource.RLIM_INFINITY else min(hard, wanted), hard))


def serve(server: BaseApplication) -> None:
    """Answers until it is told to stop."""
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # a queue for a moment is no news
    open_many_files()
    server.run()


if __name__ == "__main__":
    if "--prepare" in sys.argv:
        prepare.main()
    serve(Server())
