"""Commands about background jobs."""

from functools import partial

import click
from flask import current_app
from flask.cli import AppGroup

from portal.core.jobs.queue import start_worker, status, stop_worker, the_jobs
from portal.core.jobs.supervision import supervise

jobs = AppGroup("jobs", help="Background jobs: mail, housekeeping.")


@jobs.command("work")
def work() -> None:
    """Works on the queue and prepares uploads until stopped (for an installation with JOBS_IN_PROCESS=false).

    A worker that dies is started again.
    """
    app = current_app._get_current_object()  # type: ignore[attr-defined]
    the_jobs().huey.storage.close()  # the worker opens its own connection
    supervise(partial(start_worker, app), partial(stop_worker, app))


@jobs.command("status")
def show() -> None:
    """Says whether a worker lives; exit status 1 when none has shown a sign of life for a while."""
    state = status()
    age = state["heartbeat_seconds"]
    click.echo(f"waiting: {state['waiting']}, last sign of life: {'never' if age is None else f'{age} s ago'}")
    raise SystemExit(0 if state["ok"] else 1)
