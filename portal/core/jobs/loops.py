"""Jobs that are repeated without end, by as many threads as a machine has places for them."""

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event, Thread

from flask import Flask

from portal.core.db import db
from portal.core.jobs.places import Place

PLACES = 2  # threads of a machine that repeat the same job, in however many processes
IDLE = 0.5  # seconds until a job that found nothing to do, or whose place is taken, is tried again
BROKEN = 5.0  # seconds until a job that failed is tried again

Step = Callable[[], bool]  # does one piece of work; False when there was none


class Loop:
    """One thread that repeats a job as long as it holds its place."""

    def __init__(self, app: Flask, step: Step, place: str, stopping: Event) -> None:
        self.app, self.step, self.stopping = app, step, stopping
        self.place = Place(Path(app.config["DATA_DIR"]), f"{step.__module__}.{step.__name__}-{place}")
        self.thread: Thread | None = None

    def keep_running(self) -> None:
        """Starts the thread, or another one when it has died."""
        if self.thread is None or not self.thread.is_alive():
            self.thread = Thread(target=self._run, name="loop", daemon=True)
            self.thread.start()

    def join(self, seconds: float) -> None:
        if self.thread:
            self.thread.join(seconds)

    def _run(self) -> None:
        try:
            while not self.stopping.is_set():
                self.stopping.wait(self._once() if self.place.take() else IDLE)
        finally:
            self.place.leave()

    def _once(self) -> float:
        """Seconds until the next time."""
        try:
            with self.app.app_context():
                did_something = self.step()
                db.session.commit()
            return 0 if did_something else IDLE
        except Exception:
            self.app.extensions["answers"].count_failed_job()
            self.app.logger.exception("the repeated job %s has failed", self.step.__name__)
            return BROKEN


def loops(app: Flask, steps: Sequence[Step], stopping: Event) -> list[Loop]:
    return [Loop(app, step, str(place), stopping) for step in steps for place in range(PLACES)]
