"""Jobs survive restarts, run in the application's context, and emails are sent within a second of their action."""

import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from ctypes import c_ulong, py_object, pythonapi
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask, current_app
from sqlalchemy import select

from portal.accounts.models import Attempts
from portal.accounts.rules.throttle import WINDOW
from portal.app import create_app
from portal.core.clock import now
from portal.core.db import db
from portal.core.feature import Schedule
from portal.core.jobs import worker as worker_module
from portal.core.jobs.cli import jobs as commands
from portal.core.jobs.loops import PLACES, loops
from portal.core.jobs.places import Place
from portal.core.jobs.queue import Jobs, enqueue, has_threads, init_jobs, start_worker, status, stop_worker
from portal.core.mail.actions import write_email
from portal.core.mail.feature import FEATURE
from tests.builders.mail_server import open_mail_server
from tests.builders.retention import erase

pytestmark = pytest.mark.several_connections
SIGN = threading.Event()  # that a worker works


def note(word: str) -> None:
    db.session.add(Attempts(bucket=f"{word} in {current_app.name}"))  # any row will do; the queue commits it


def give_sign() -> None:
    SIGN.set()


def fail() -> None:
    raise ValueError("this job is broken")


@pytest.fixture
def jobs(app: Flask) -> Iterator[Jobs]:
    """The queue with two more jobs, and empty at first."""
    before = app.extensions["jobs"]
    init_jobs(app, [Schedule(every_hour=[note, fail, give_sign]), FEATURE.schedule])
    queue: Jobs = app.extensions["jobs"]
    queue.huey.storage.flush_all()
    yield queue
    queue.huey.storage.close()
    app.extensions["jobs"] = before


@pytest.fixture
def worker(app: Flask, jobs: Jobs) -> Iterator[None]:
    SIGN.clear()
    start_worker(app)
    yield
    stop_worker(app)


def wait_for(result_of: Callable[[], Any], seconds: float = 5) -> Any:
    end = time.monotonic() + seconds
    while not (result := result_of()) and time.monotonic() < end:
        time.sleep(0.02)
    return result


def noted() -> list[str]:
    words = list(db.session.scalars(select(Attempts.bucket).order_by(Attempts.bucket)))
    db.session.rollback()
    return words


def test_a_job_runs_in_the_context_of_the_app_and_is_committed(app: Flask, worker: None) -> None:
    enqueue(note, "Anna")
    assert wait_for(noted) == ["Anna in portal.app"]


def test_a_broken_job_does_not_stop_the_others(app: Flask, worker: None) -> None:
    enqueue(fail)
    enqueue(note, "Ben")
    assert wait_for(noted) == ["Ben in portal.app"]


def test_jobs_wait_in_a_file_until_somebody_works(app: Flask, jobs: Jobs) -> None:
    enqueue(note, "Carla")
    again = Jobs(app)  # as after a restart
    assert again.huey.storage.queue_size() == 1
    again.huey.storage.close()


def test_one_process_starts_one_worker(app: Flask, worker: None) -> None:
    assert wait_for(lambda: threading.active_count() > 3)
    before = threading.active_count()
    start_worker(app)
    assert threading.active_count() == before


def test_emails_are_sent_within_a_second_of_the_commit(app: Flask, worker: None) -> None:
    with open_mail_server() as server:
        app.config["MAIL_URL"] = server.url
        write_email(
            event="1", to="a@x.example", language="de", template="accounts/mail/confirm_email.txt", link="http://x"
        )
        enqueue(give_sign)
        assert SIGN.wait(5)
        assert server.messages == []  # somebody works, but the action is not committed yet
        with db.session.begin_nested():
            pass
        db.session.commit()
        assert wait_for(lambda: server.messages, 1.5)
        app.config["MAIL_URL"] = ""


def test_an_action_without_emails_asks_for_no_delivery(app: Flask, jobs: Jobs) -> None:
    app.config["MAIL_URL"] = "smtp://127.0.0.1:1"
    db.session.add(Attempts(bucket="x"))
    db.session.commit()
    app.config["MAIL_URL"] = ""
    assert jobs.huey.storage.queue_size() == 0


def test_a_broken_queue_does_not_break_the_action(app: Flask, jobs: Jobs) -> None:
    jobs.huey.storage.sql("drop table task", commit=True)
    app.config["MAIL_URL"] = "smtp://127.0.0.1:1"
    write_email(event="1", to="a@x.example", language="de", template="accounts/mail/confirm_email.txt", link="http://x")
    with pytest.raises(sqlite3.OperationalError):
        enqueue(note, "Dana")
    db.session.commit()
    app.config["MAIL_URL"] = ""
    jobs.huey.storage.close()
    Path(app.config["DATA_DIR"] / "jobs.db").unlink()
    jobs.huey.storage.initialize_schema()


def test_at_night_old_failures_are_forgotten(app: Flask) -> None:
    db.session.add_all([Attempts(bucket="old", until=now() - WINDOW), Attempts(bucket="new", until=now() + WINDOW)])
    assert erase("failed_sign_ins") == 1
    assert db.session.scalars(select(Attempts.bucket)).all() == ["new"]


def test_the_state_of_the_queue(app: Flask, jobs: Jobs) -> None:
    assert status() == {"ok": False, "waiting": 0, "heartbeat_seconds": None}  # nobody has ever worked
    enqueue(note, "Emil")
    jobs.huey.storage.put_data("heartbeat", str(time.time() - 50).encode())
    assert status() == {"ok": False, "waiting": 1, "heartbeat_seconds": 50}  # within a minute
    jobs.beat()
    assert status() == {"ok": True, "waiting": 1, "heartbeat_seconds": 0}


def test_the_command_line_tells_the_state(app: Flask, jobs: Jobs) -> None:
    nobody = app.test_cli_runner().invoke(commands, ["status"])
    assert (nobody.exit_code, nobody.output) == (1, "waiting: 0, last sign of life: never\n")
    jobs.beat()
    somebody = app.test_cli_runner().invoke(commands, ["status"])
    assert (somebody.exit_code, somebody.output) == (0, "waiting: 0, last sign of life: 0 s ago\n")


# --- workers that die ---


def kill(thread: threading.Thread) -> None:
    """Ends a thread for real, wherever it is."""
    assert thread.ident
    pythonapi.PyThreadState_SetAsyncExc(c_ulong(thread.ident), py_object(SystemExit))


ON_PURPOSE = pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")


@ON_PURPOSE
def test_threads_that_die_are_replaced(app: Flask, jobs: Jobs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker_module, "BEAT", 0.05)
    jobs.repeated = [rest]
    start_worker(app)
    worker = jobs.worker
    assert worker
    try:
        consumer, loop = worker.consumer_thread, worker.loops[0].thread
        assert loop
        kill(consumer)
        kill(loop)
        assert wait_for(lambda: worker.consumer_thread is not consumer)
        assert wait_for(lambda: worker.loops[0].thread is not loop)
        enqueue(note, "Anna")
        assert wait_for(noted) == ["Anna in portal.app"]
    finally:
        stop_worker(app)


@ON_PURPOSE
def test_a_worker_whose_threads_can_not_be_replaced_gives_no_sign_of_life(
    app: Flask, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker_module, "BEAT", 0.05)
    start_worker(app)
    worker = jobs.worker
    assert worker
    try:
        monkeypatch.setattr(worker, "_start_consumer", fail)
        kill(worker.consumer_thread)
        assert wait_for(lambda: not worker.consumer_thread.is_alive())
        time.sleep(0.1)  # the last sign of life may be under way
        jobs.huey.storage.put_data("heartbeat", b"0")
        time.sleep(0.2)
        assert status()["ok"] is False
    finally:
        stop_worker(app)


def rest() -> bool:
    return False


# --- jobs that are repeated ---

WORKING: list[str] = []


def work_alone() -> bool:
    WORKING.append(threading.current_thread().name)
    time.sleep(0.01)
    return True


def test_a_repeated_job_has_two_threads_on_a_machine_however_many_processes_there_are(app: Flask, jobs: Jobs) -> None:
    stopping = threading.Event()
    several = [loop for _process in range(3) for loop in loops(app, [work_alone], stopping)]
    for loop in several:
        loop.keep_running()
    try:
        assert wait_for(lambda: sum(loop.place.held is not None for loop in several) == PLACES)
        holder = next(loop for loop in several if loop.place.held)
        holder.stopping = stopped = threading.Event()
        stopped.set()
        assert wait_for(lambda: not holder.thread or not holder.thread.is_alive())
        assert wait_for(lambda: sum(loop.place.held is not None for loop in several) == PLACES)
    finally:
        stopping.set()
        for loop in several:
            loop.join(5)


def test_a_place_is_free_again_when_its_process_dies(tmp_path: Path) -> None:
    code = "import sys; from pathlib import Path; from portal.core.jobs.places import Place\n"
    code += "place = Place(Path(sys.argv[1]), 'x'); print(place.take(), flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", code, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout
        assert other.stdout.readline() == "True\n"
        place = Place(tmp_path, "x")
        assert not place.take()
        other.kill()
        other.wait()
    assert place.take()
    assert place.take()
    place.leave()


def test_the_first_request_of_a_process_starts_its_worker(tmp_path: Path) -> None:
    app = create_app({"JOBS_IN_PROCESS": True, "TESTING": True}, tmp_path)
    assert app.extensions["jobs"].pid == 0
    app.test_client().get("/healthz")
    with app.app_context():
        assert status()["heartbeat_seconds"] == 0
    stop_worker(app)


@pytest.mark.parametrize(("options", "has"), [({}, False), ({"enable-threads": True}, True), ({"threads": b"9"}, True)])
def test_uwsgi_without_threads_is_given_no_jobs(
    monkeypatch: pytest.MonkeyPatch, options: dict[str, object], has: bool
) -> None:
    """A thread would stand still between two requests, perhaps with the lock of the database."""
    monkeypatch.setitem(sys.modules, "uwsgi", SimpleNamespace(opt=options))
    assert has_threads() == has


def test_what_somebody_asked_for_waits_for_a_database_that_is_away(app: Flask) -> None:
    def ask() -> None:
        locked = sqlite3.OperationalError("database is locked")
        locked.sqlite_errorcode = sqlite3.SQLITE_BUSY
        raise locked

    jobs = Jobs(app)
    jobs.huey.storage.flush_all()
    jobs.add(ask)
    jobs.tasks[ask]()
    jobs.huey.execute(jobs.huey.dequeue())
    assert jobs.huey.scheduled_count() == 1
    jobs.huey.storage.flush_all()
