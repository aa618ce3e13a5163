"""Background jobs: a queue that survives restarts, worked on inside every web process or beside them.

A feature's manifest says which of its jobs run when; each runs inside the application's context and is committed at its
end. Jobs may run twice, and at the same time in two processes: they must not mind.
"""

import multiprocessing
import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any

from flask import Flask, current_app
from huey import Huey, RedisHuey, crontab
from huey.consumer import Consumer
from huey.exceptions import RetryTask
from huey.storage import SqliteStorage

from portal.core.connections import is_away
from portal.core.db import db
from portal.core.feature import Job, Schedule
from portal.core.interpreter import interpreter
from portal.core.jobs.loops import Step
from portal.core.jobs.worker import BEAT, Worker

FRESH = 4 * BEAT  # seconds; without a sign of life for longer, nobody works on the queue
AGAIN = 30  # seconds until a job that found no database is tried again
HEARTBEAT = "heartbeat"


class SafeStorage(SqliteStorage):  # type: ignore[misc]
    """What a job was asked for, such as a link for an address, leaves the file when it is taken."""

    def _create_connection(self) -> Any:
        connection = super()._create_connection()
        connection.execute("PRAGMA secure_delete=ON")
        return connection


class Jobs:
    """The queue of one application and what can be put into it."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.huey = self._storage(app)
        self.tasks: dict[Job, Any] = {}
        self.periodic: set[Job] = set()
        self.repeated: list[Step] = []
        self.worker: Worker | None = None  # of process `pid`
        self.pid, self.lock = 0, Lock()

    def add(self, job: Job, when: Any = None) -> None:
        """Makes a job known; `when` is the time table of a job that comes back by itself."""
        name = f"{job.__module__}.{job.__qualname__}"
        register = self.huey.periodic_task(when, name=name) if when else self.huey.task(name=name)
        self.tasks[job] = register(self._inside(job))
        self.periodic |= {job} if when else set()

    def consumer(self) -> Consumer:
        return Consumer(
            self.huey,
            workers=2,
            max_delay=0.5,
            health_check_interval=5,
            graceful_signal="TERM",
            shutdown_timeout=10,
        )

    def beat(self) -> None:
        """Shows that a worker lives."""
        self.huey.storage.put_data(HEARTBEAT, str(time.time()).encode())

    def _inside(self, job: Job) -> Job:
        def run(*args: Any) -> None:
            try:
                with self.app.app_context(), self._again_later(job):
                    job(*args)
                    db.session.commit()
            except Exception:
                self.app.extensions["answers"].count_failed_job()
                raise

        return run

    @contextmanager
    def _again_later(self, job: Job) -> Iterator[None]:
        """What somebody asked for waits until the database is there again; periodic jobs come back by themselves."""
        try:
            yield
        except Exception as error:
            if job in self.periodic or not is_away(error):
                raise
            raise RetryTask(delay=AGAIN) from error

    @staticmethod
    def _storage(app: Flask) -> Any:
        if app.config["REDIS_URL"]:
            return RedisHuey("portal", url=app.config["REDIS_URL"], results=False)
        path = str(app.config["DATA_DIR"] / "jobs.db")
        return Huey("portal", results=False, storage_class=SafeStorage, filename=path, fsync=app.config["DURABLE"])


def init_jobs(app: Flask, schedules: Iterable[Schedule] = ()) -> None:
    """Gives the app its queue; with JOBS_IN_PROCESS the first request of a process starts its worker."""
    jobs = app.extensions["jobs"] = Jobs(app)
    multiprocessing.set_executable(interpreter())  # of the processes in which jobs compute
    for schedule in schedules:
        for job in schedule.every_minute:
            jobs.add(job, crontab(minute="*"))
        for job in schedule.every_hour:
            jobs.add(job, crontab(minute="17"))
        for job in schedule.on_demand:
            jobs.add(job)
        jobs.repeated.extend(schedule.repeated)
    if app.config["JOBS_IN_PROCESS"] and not has_threads():
        app.logger.error("uWSGI runs no background jobs: add enable-threads, or run `flask --app wsgi jobs work`.")
    elif app.config["JOBS_IN_PROCESS"]:

        @app.before_request
        def work_here() -> None:
            start_worker(app)


def has_threads() -> bool:
    """uWSGI lets threads of ours run only if it was told to: otherwise one would stand still, perhaps with a lock."""
    server: Any = sys.modules.get("uwsgi")
    return server is None or bool({"enable-threads", "threads"} & set(server.opt))


def enqueue(job: Job, *args: Any) -> None:
    """Has a known job done soon, by whichever process is free first.

    While the queue is away, jobs that come back by themselves are left to their time: what asks for them is saved.
    """
    jobs = the_jobs()
    try:
        jobs.tasks[job](*args)
    except Exception as error:
        if job not in jobs.periodic or not is_away(error):
            raise
        current_app.logger.exception("queue")  # core/away_log.py makes a line of it


def start_worker(app: Flask) -> None:
    """Works on the queue in threads of this process; a second call in the same process does nothing.

    Must be called after the server has forked: threads don't survive a fork.
    """
    jobs: Jobs = app.extensions["jobs"]
    with jobs.lock:
        if jobs.pid == os.getpid():
            return
        jobs.pid, jobs.worker = os.getpid(), Worker(app, jobs.consumer, jobs.repeated, jobs.beat)
    jobs.worker.start()


def stop_worker(app: Flask) -> None:
    """Lets running jobs finish, for ten seconds at most."""
    jobs: Jobs = app.extensions["jobs"]
    if jobs.worker and jobs.pid == os.getpid():
        jobs.worker.stop()
        jobs.pid = 0


def is_stopping() -> bool:
    """Whether this process's worker has been told to stop: long work is to be given up and begun again later."""
    worker = the_jobs().worker
    return worker is not None and worker.stopping.is_set()


def status() -> dict[str, Any]:
    """Whether a worker lives, even when nothing waits: how many jobs wait, seconds since the last sign of life."""
    storage = the_jobs().huey.storage
    age = _heartbeat_age(storage)
    return {"ok": age is not None and age < FRESH, "waiting": storage.queue_size(), "heartbeat_seconds": age}


def the_jobs() -> Jobs:
    jobs: Jobs = current_app.extensions["jobs"]
    return jobs


def _heartbeat_age(storage: Any) -> int | None:
    if not storage.has_data_for_key(HEARTBEAT):
        return None
    return int(time.time() - float(bytes(storage.peek_data(HEARTBEAT))))
