"""No request goes silent: reminders at half time, ends when the time is over or a class looks no longer.

What somebody works on at the same moment is left for the next hour; every step is taken once, however often this runs.
"""

from portal.partnering.actions import automatic
from portal.partnering.queries.locks import live_and_due, live_and_overdue, live_and_resting, live_without_search


def remind() -> None:
    for request in live_and_due():
        automatic.remind(request)


def expire() -> None:
    for request in live_and_overdue():
        automatic.expire(request)
    for request in live_and_resting():
        automatic.give_more_time(request)


def end() -> None:
    for request in live_without_search():
        automatic.end(request)
