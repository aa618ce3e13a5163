"""Notes what is read while something is made that is to be kept: every statement of this thread, and the day."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, event
from sqlalchemy.engine import Compiled
from sqlalchemy.engine.cursor import FullyBufferedCursorFetchStrategy

from portal.core.changes.statements import Plan, tables_named
from portal.core.changes.values import Read
from portal.core.clock import depends_on_time


class Recording:
    """What was read, and until when that is good whatever the database says."""

    def __init__(self, since: int) -> None:
        self.since = since  # the last change that was surely there to be read
        self.reads: set[Read] = set()
        self.until: datetime | None = None
        self.reads_anew = False  # what the session has already, too

    def note(self, reads: Iterable[Read], until: datetime | None) -> None:
        self.reads.update(reads)
        if until:
            self.expires(until)

    def of(self, reads: Iterable[Read]) -> "Recording":
        """The same with only these reads."""
        part = Recording(self.since)
        part.note(reads, self.until)
        return part

    def expires(self, until: datetime) -> None:
        self.until = min(until, self.until or until)


recording_now: ContextVar[Recording | None] = ContextVar("recording_now", default=None)
_plans: WeakKeyDictionary[Compiled, Plan] = WeakKeyDictionary()


@contextmanager
def recording(since: int) -> Iterator[Recording]:
    """Inside another recording, that one notes the same."""
    outer = recording_now.get()
    made = Recording(min(since, outer.since) if outer else since)
    before = recording_now.set(made), depends_on_time.set(made.expires)
    try:
        yield made
    finally:
        recording_now.reset(before[0])
        depends_on_time.reset(before[1])
    if outer:
        outer.note(made.reads, made.until)


@event.listens_for(Engine, "after_cursor_execute")
def note_reads(_connection: Any, cursor: Any, sql: str, _parameters: Any, context: Any, is_many: bool) -> None:
    """Reads the result at once: its keys tell which rows of joined tables were read."""
    recorded = recording_now.get()
    if recorded is None or cursor.description is None or is_many or context.isinsert or context.isupdate:
        return
    rows = cursor.fetchall()
    context.cursor_fetch_strategy = FullyBufferedCursorFetchStrategy(cursor, cursor.description, rows)
    if context.compiled is None:
        recorded.note(map(Read, tables_named(sql)), None)
    else:
        recorded.note(_plan(context.compiled).reads(_values(context), rows), None)


def _values(context: Any) -> dict[str, Any]:
    """By the names that the statement gave them; those of an IN are a list again."""
    values = dict(context.compiled_parameters[0])
    return values | {name: [values[one] for one in several] for name, several in context._expanded_parameters.items()}


def _plan(compiled: Compiled) -> Plan:
    if compiled not in _plans:
        _plans[compiled] = Plan(compiled)
    return _plans[compiled]
