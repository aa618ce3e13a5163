"""Background jobs: a queue that survives restarts, worked on inside every web process or beside them.

A feature's manifest says which of its jobs run when; each runs inside the application's context and is committed at its
end. Jobs may run twice, and at the same time in two processes: they must not mind.
"""

import multiprocessing
import os
import time
from collections.abc import Iterable
from threading import Event, Lock, Thread
from typing import Any

from flask import Flask, current_app
from huey import RedisHuey, SqliteHuey, crontab
from huey.consumer import Consumer

from portal.core.db import db
from portal.core.feature import Job, Schedule
from portal.core.interpreter import interpreter

FRESH = 180  # seconds; a worker shows a sign of life every minute
HEARTBEAT = "heartbeat"


class Jobs:
    """The queue of one application and what can be put into it."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.huey = self._storage(app)
        self.tasks: dict[Job, Any] = {}
        self.worker: Any = None  # the consumer that runs in process `pid`
        self.pid, self.lock = 0, Lock()
        self.add(beat, crontab(minute="*"))

    def add(self, job: Job, when: Any = None) -> None:
        """Makes a job known; `when` is the time table of a job that comes back by itself."""
        name = f"{job.__module__}.{job.__qualname__}"
        register = self.huey.periodic_task(when, name=name) if when else self.huey.task(name=name)
        self.tasks[job] = register(self._inside(job))

    def consumer(self) -> Consumer:
        return Consumer(
            self.huey,
            workers=2,
            max_delay=0.5,
            health_check_interval=5,
            graceful_signal="TERM",
            shutdown_timeout=10,
        )

    def _inside(self, job: Job) -> Job:
        def run(*args: Any) -> None:
            with self.app.app_context():
                job(*args)
                db.session.commit()

        return run

    @staticmethod
    def _storage(app: Flask) -> Any:
        if app.config["REDIS_URL"]:
            return RedisHuey("portal", url=app.config["REDIS_URL"], results=False)
        path = str(app.config["DATA_DIR"] / "jobs.db")
        return SqliteHuey("portal", filename=path, results=False, fsync=app.config["DURABLE"])


def init_jobs(app: Flask, schedules: Iterable[Schedule] = ()) -> None:
    """Gives the app its queue; with JOBS_IN_PROCESS the first request of a process starts its worker."""
    jobs = app.extensions["jobs"] = Jobs(app)
    multiprocessing.set_executable(interpreter())  # of the processes in which jobs compute
    for schedule in schedules:
        for job in schedule.every_minute:
            jobs.add(job, crontab(minute="*"))
        for job in schedule.every_hour:
            jobs.add(job, crontab(minute="17"))
    if app.config["JOBS_IN_PROCESS"]:

        @app.before_request
        def work_here() -> None:
            start_worker(app)


def enqueue(job: Job, *args: Any) -> None:
    """Has a known job done soon, by whichever process is free first."""
    the_jobs().tasks[job](*args)


def start_worker(app: Flask) -> None:
    """Works on the queue in threads of this process; a second call in the same process does nothing.

    Must be called after the server has forked: threads don't survive a fork.
    """
    jobs: Jobs = app.extensions["jobs"]
    with jobs.lock:
        if jobs.pid == os.getpid():
            return
        jobs.pid, jobs.worker = os.getpid(), jobs.consumer()
    started = Event()
    jobs.worker._set_signal_handlers = started.set  # its last step of starting; signals belong to the web server
    with app.app_context():
        beat()
    Thread(target=jobs.worker.run, name="jobs", daemon=True).start()  # replaces its threads when they break
    started.wait()  # what has not begun can't be stopped


def stop_worker(app: Flask) -> None:
    """Lets running jobs finish, for ten seconds at most."""
    jobs: Jobs = app.extensions["jobs"]
    if jobs.pid == os.getpid():
        jobs.worker.stop(graceful=True)
        jobs.pid = 0


def beat() -> None:
    """Shows that a worker lives."""
    the_jobs().huey.storage.put_data(HEARTBEAT, str(time.time()).encode())


def status() -> dict[str, Any]:
    """Whether the queue is worked on: how many jobs wait, seconds since a worker last showed a sign of life."""
    storage = the_jobs().huey.storage
    waiting = storage.queue_size()
    age = _heartbeat_age(storage)
    return {"ok": not waiting or (age is not None and age < FRESH), "waiting": waiting, "heartbeat_seconds": age}


def the_jobs() -> Jobs:
    jobs: Jobs = current_app.extensions["jobs"]
    return jobs


def _heartbeat_age(storage: Any) -> int | None:
    if not storage.has_data_for_key(HEARTBEAT):
        return None
    return int(time.time() - float(bytes(storage.peek_data(HEARTBEAT))))
