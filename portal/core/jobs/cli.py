"""Commands about background jobs."""

import click
from flask.cli import AppGroup

from portal.core.jobs.queue import beat, status, the_jobs

jobs = AppGroup("jobs", help="Background jobs: mail, housekeeping.")


@jobs.command("work")
def work() -> None:
    """Works on the queue until stopped (for an installation with JOBS_IN_PROCESS=false)."""
    beat()
    the_jobs().consumer().run()


@jobs.command("status")
def show() -> None:
    """Says whether the queue is worked on."""
    state = status()
    click.echo(f"waiting: {state['waiting']}, last sign of life: {state['heartbeat_seconds']} s ago")
    raise SystemExit(0 if state["ok"] else 1)
