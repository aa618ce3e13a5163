"""What events do by themselves: they tell teachers of their calls, and end these at the deadline."""

from portal.core.jobs.queue import enqueue
from portal.events.actions import calls
from portal.events.actions.events import end_call
from portal.events.queries.concerned import calls_over

TOLD_AT_ONCE = 200  # teachers; nobody else who writes waits longer than for their emails


def announce_calls() -> None:
    """Goes on at once while there are more to be told."""
    if calls.announce(TOLD_AT_ONCE):
        enqueue(announce_calls)


def end_calls() -> None:
    for event in calls_over():
        end_call(event)
