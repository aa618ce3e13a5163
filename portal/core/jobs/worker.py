"""What a process does in the background: the threads of the queue and the repeated jobs, looked after and replaced."""

from collections.abc import Callable, Sequence
from threading import Event, Thread

from flask import Flask
from huey.consumer import Consumer

from portal.core.jobs.loops import Step, loops

BEAT = 10.0  # seconds between two signs of life
GRACE = 10.0  # seconds that running jobs may still take when the worker stops


class Worker:
    """All background threads of one process. `beat` shows a sign of life, which means that every one of them lives."""

    def __init__(
        self, app: Flask, consumer: Callable[[], Consumer], repeated: Sequence[Step], beat: Callable[[], None]
    ) -> None:
        self.app, self.make_consumer, self.beat = app, consumer, beat
        self.stopping = Event()
        self.loops = loops(app, repeated, self.stopping)
        self.consumer: Consumer = None
        self.consumer_thread = Thread()  # replaced at once: it never ran
        self.keeper = Thread(target=self._keep, name="keeper", daemon=True)

    def start(self) -> None:
        self._look_after()
        self.keeper.start()

    def stop(self) -> None:
        """Lets running jobs finish, for ten seconds at most; repeated ones are given up in between."""
        self.stopping.set()
        self.consumer.stop(graceful=True)
        for loop in self.loops:
            loop.join(GRACE)

    def _keep(self) -> None:
        while not self.stopping.wait(BEAT):
            self._look_after()

    def _look_after(self) -> None:
        """Replaces what has died, then shows a sign of life."""
        try:
            if not self.consumer_thread.is_alive():
                self._start_consumer()
            for loop in self.loops:
                loop.keep_running()
            self.beat()
        except Exception:  # a full disk, say: the next time may be better
            self.app.logger.exception("the worker can not show that it lives")

    def _start_consumer(self) -> None:
        """Returns when all its threads run, which it replaces when they break, or when it died: the queue may be away.

        What has not begun can't be stopped.
        """
        started = Event()
        self.consumer = self.make_consumer()
        self.consumer._set_signal_handlers = started.set  # its last step of starting; signals belong to the server
        self.consumer_thread = Thread(target=self.consumer.run, name="jobs", daemon=True)
        self.consumer_thread.start()
        while not started.wait(0.05) and self.consumer_thread.is_alive():
            pass
