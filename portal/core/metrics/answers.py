"""Counts answers by the rule of their route and their status, and how long they took."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate
from pathlib import Path

from portal.core.metrics.counters import Counters
from portal.core.metrics.exposition import Family, Sample

STATUSES = (
    "200", "201", "202", "206", "302", "303", "304", "308", "400", "403", "404", "405", "409", "410", "413", "415",
    "416", "422", "429", "500", "503", "507", "other",
)  # fmt: skip
LIMITS = (0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0, float("inf"))  # seconds
UNKNOWN = ""  # rule of what no route answers
KEPT, FAILED = "kept", "failed"


class Answers:
    """The numbers of one installation on this machine."""

    def __init__(self, folder: Path, rules: Iterable[str]) -> None:
        self.rules = sorted({*rules, UNKNOWN})
        self.known = set(self.rules)
        self.counters = Counters(folder, [KEPT, FAILED, *self._names()])

    def count(self, rule: str, status: str, seconds: float, *, is_kept: bool) -> None:
        rule = rule if rule in self.known else UNKNOWN
        self.counters.add(
            (("status", rule, status if status in STATUSES else "other"), 1),
            (("limit", rule, LIMITS[bisect_left(LIMITS, seconds)]), 1),
            (("sum", rule), seconds),
            (KEPT, is_kept),
        )

    def count_failed_job(self) -> None:
        self.counters.add((FAILED, 1))

    def families(self) -> Iterator[Family]:
        totals = self.counters.totals()
        yield Family("page_cache_hits_total", "counter", [Sample("", {}, totals[KEPT])])
        yield Family("jobs_failed_total", "counter", [Sample("", {}, totals[FAILED])])
        requests = [
            Sample("", {"rule": rule, "status": status}, number)
            for rule in self.rules
            for status in STATUSES
            if (number := totals["status", rule, status])
        ]
        yield Family("requests_total", "counter", requests)
        yield Family("request_seconds", "histogram", [one for rule in self.rules for one in _times(rule, totals)])

    def _names(self) -> Iterator[tuple[object, ...]]:
        for rule in self.rules:
            yield from (("status", rule, status) for status in STATUSES)
            yield from (("limit", rule, limit) for limit in LIMITS)
            yield ("sum", rule)


def _times(rule: str, totals: dict[object, float]) -> Iterator[Sample]:
    """Up to each limit so many; nothing for a route that nobody has asked for."""
    numbers = list(accumulate(totals["limit", rule, limit] for limit in LIMITS))
    if numbers[-1]:
        for limit, number in zip(LIMITS, numbers, strict=True):
            yield Sample("_bucket", {"rule": rule, "le": "+Inf" if limit == LIMITS[-1] else str(limit)}, number)
        yield Sample("_sum", {"rule": rule}, totals["sum", rule])
        yield Sample("_count", {"rule": rule}, numbers[-1])
