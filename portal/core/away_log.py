"""What the log says while database or queue are away: one line a second of all processes, however much fails."""

import logging
import time
from threading import Lock

from flask import Flask

from portal.core.connections import is_away, is_redis_away

SPEAKERS = (
    "huey", "huey.consumer", "huey.consumer.Scheduler", "huey.consumer.Worker", "sqlalchemy.pool.impl.QueuePool"
)  # fmt: skip


class OneLine(logging.Filter):
    """Cuts a record about what is away down to its reason, and drops it too soon after the last one."""

    def __init__(self) -> None:
        super().__init__()
        self.seconds, self.said_at, self.dropped, self.lock = 1, 0.0, 0, Lock()

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if record.exc_info else None
        who = _who_is_away(error)
        if error is None or not who:
            return True
        with self.lock:
            if time.monotonic() - self.said_at < self.seconds:
                self.dropped += 1
                return False
            dropped, self.dropped, self.said_at = self.dropped, 0, time.monotonic()
        record.msg = f"{who} is away: {_reason(error)} (since the last such line {dropped} more)"
        record.args, record.exc_info, record.exc_text = (), None, None
        return True


ONE_LINE = OneLine()  # all that speak share it


def shorten_log(app: Flask) -> None:
    """For the application, its queue and the pool of connections; processes share the seconds."""
    ONE_LINE.seconds = app.config["WORKERS"]
    for logger in (app.logger, *map(logging.getLogger, SPEAKERS)):
        logger.addFilter(ONE_LINE)


def _who_is_away(error: BaseException | None) -> str:
    """The pool tells errors of psycopg as they are."""
    if is_redis_away(error):
        return "The job queue"
    return "The database" if is_away(error) or type(error).__module__.startswith("psycopg") else ""


def _reason(error: BaseException) -> str:
    """Its first line: the statement, which follows, holds what people typed."""
    lines = str(getattr(error, "orig", None) or error).splitlines()
    return lines[0] if lines else type(error).__name__
