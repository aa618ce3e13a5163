"""How far a computation is: it reports a number from 0 to 1, and what it has found so far."""

from collections.abc import Callable

Report = Callable[[float], None]


def ignore(_news: object) -> None:
    """A report that nobody reads."""


def part(report: Report, start: float, end: float) -> Report:
    """The report of a step that lies between two points of the whole."""
    return lambda progress: report(start + (end - start) * progress)


def rising(report: Report) -> Report:
    """Of a computation that has to do some steps again: what was done before stays done."""
    highest = 0.0

    def tell(progress: float) -> None:
        nonlocal highest
        highest = max(highest, progress)
        report(highest)

    return tell
