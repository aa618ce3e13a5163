"""The production server: `python -m portal.serve`; with `--prepare` it makes the installation ready first.

Granian accepts connections outside Python and gives each request a thread of its own, in which the body arrives as a
stream: slow clients cost a little memory and nobody's time (docs/decisions/0009).
"""

import gc
import multiprocessing
import os
import resource
import signal
import socket
import sys
import time
from _thread import interrupt_main
from contextlib import suppress
from ctypes import CDLL
from pathlib import Path
from signal import (
    SIG_BLOCK,
    SIGINT,
    SIGKILL,
    SIGTERM,
    SIGUSR1,
    pthread_kill,
    pthread_sigmask,
    sigtimedwait,
    sigwaitinfo,
    struct_siginfo,
)
from threading import Thread, main_thread
from typing import Any

from flask import Flask
from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels

from portal import prepare
from portal.config import read_settings
from portal.core.db import db
from portal.core.feature import read_ahead
from portal.core.jobs.queue import start_worker, status, stop_worker, the_jobs
from portal.core.jobs.supervision import PR_SET_PDEATHSIG
from portal.settings.errors import CannotStart
from portal.settings.folder import try_writing
from portal.start import open_app, told_plainly

CONNECTIONS = 1000  # per process; each has a thread while a request is worked on
M_ARENA_MAX = -8  # of malloc.h
SAME_LOG: dict[str, Any] = {"formatters": {}, "handlers": {}, "loggers": {"_granian": {}}}  # as all others
MAIN_FIRST = 2  # seconds
PATIENCE = 30_000  # milliseconds for the head of a request
SILENCE = 60  # seconds until a client that sends nothing is asked whether it is still there


def serve(app: Flask) -> None:
    """Answers until it is told to stop; `app` is loaded once and shared by the processes."""
    host, port = app.config["HOST"], app.config["PORT"]
    multiprocessing.set_start_method("fork", force=True)
    is_announced = multiprocessing.Lock()

    def begin() -> Flask:
        """Runs in every process."""
        CDLL(None).prctl(PR_SET_PDEATHSIG, SIGKILL)  # or it would hold the port when the main process is killed
        pthread_sigmask(SIG_BLOCK, {SIGINT, SIGTERM})
        signal.signal(SIGUSR1, lambda *_: None)
        Thread(target=stop_once, daemon=True).start()
        if app.config["JOBS_IN_PROCESS"]:
            start_worker(app)
        Thread(target=read_ahead, args=(app,), daemon=True).start()
        Thread(target=accompany).start()
        return app

    def accompany() -> None:
        while not ask_silent_clients() and main_thread().is_alive():
            time.sleep(0.02)
        if is_announced.acquire(block=False):
            print(f"European Dialogue Portal: http://{host}:{port}", flush=True)
        main_thread().join()
        stop_worker(app)

    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))  # every connection is an open file
    gc.freeze()  # what was loaded stays shared by the processes
    with suppress(AttributeError):  # a C library without it
        CDLL(None).mallopt(M_ARENA_MAX, 2)  # threads share what others have freed, instead of hoarding it
    Granian(
        "portal", address=free_address(host, port), port=port, workers=app.config["WORKERS"], interface=Interfaces.WSGI,
        http=HTTPModes.http1, http1_settings=HTTP1Settings(header_read_timeout=PATIENCE), log_level=LogLevels.error,
        log_dictconfig=SAME_LOG,
        backpressure=CONNECTIONS, blocking_threads=CONNECTIONS, respawn_failed_workers=True,
        workers_kill_timeout=app.config["STOP_SECONDS"],
    ).serve(target_loader=begin, wrap_loader=False)  # fmt: skip


def stop_once() -> None:
    """Passes the first SIGTERM on to the main thread, where all signals are blocked.

    A service manager sends it to every process, the main process once more, an impatient person again: the third one
    would stall Granian with all requests under way. Ctrl-C reaches every process, too; the main one tells the others.
    """
    wait_for_main_process()
    interrupt_main(SIGTERM)
    pthread_kill(main_thread().ident or 0, SIGUSR1)  # wakes it, to find that it was interrupted


def wait_for_main_process() -> None:
    """Returns once the main process asks for the end, or a little after anybody else has.

    Told at the same time by a service manager, it must know of the end first, or it takes this one for crashed.
    """
    asked: struct_siginfo | None = sigwaitinfo({SIGTERM})
    end = time.monotonic() + MAIN_FIRST
    while asked and asked.si_pid != os.getppid() and (left := end - time.monotonic()) > 0:
        asked = sigtimedwait({SIGTERM}, left)


def ask_silent_clients() -> bool:
    """Has the system ask silent clients whether they still exist; False while this process does not listen yet.

    An upload of a phone that lost its network would wait for ever. Connections inherit it from the listening socket.
    """
    for entry in Path("/proc/self/fd").iterdir():
        with suppress(OSError):  # no socket
            connection = socket.socket(fileno=int(entry.name))
            is_listening = connection.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN)
            if is_listening:
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, SILENCE)
            connection.detach()
            if is_listening:
                return True
    return False


def free_address(host: str, port: int) -> str:
    """The numbers of the host, on which nobody listens yet: Granian would share the port with another server."""
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        socket.create_server(address, family=family).close()
    except OSError as error:
        raise CannotStart(
            f"Nothing can listen on {host}, port {port} ({error.strerror}): end what listens there, "
            "or choose another HOST or PORT."
        ) from error
    return str(address[0])


def refuse_silent_queue(app: Flask) -> None:
    """Leaves no connection open: what a fork shares with its parent, SQLite takes for its own."""
    try:
        with app.app_context():
            status()
            the_jobs().huey.storage.close()
    except Exception as error:  # of whatever library keeps the queue
        raise CannotStart(
            f"The job queue does not answer ({error}): see whether Redis runs, or correct REDIS_URL."
        ) from error


def read_before_forking(app: Flask) -> None:
    """What every process reads ahead is read once and shared: one that takes the place of a lost one has it at once."""
    reader = Thread(target=read_ahead, args=(app,))
    reader.start()
    reader.join()
    with app.app_context():
        db.engine.dispose()  # the processes open connections of their own


def opened() -> Flask:
    """The application with all that it needs, made ready before when that was asked for."""
    with told_plainly():
        values = read_settings()
        free_address(values["HOST"], values["PORT"])
        if "--prepare" in sys.argv:
            prepare.main()
        app = open_app()
        try_writing(values["DATA_DIR"])
        refuse_silent_queue(app)
        read_before_forking(app)
    return app


if __name__ == "__main__":
    serve(opened())
