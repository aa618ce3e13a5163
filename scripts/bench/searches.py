"""How long a class waits for the partners that fit it best, among more and more classes that look, and what it costs."""

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from flask import Flask

from portal.accounts.models import Person
from portal.core.db import db
from portal.matching.models import PartnerSearch
from portal.matching.queries.matches import SHOWN, best_for
from portal.matching.queries.pool import the_pool
from scripts.bench.filling import empty_portal
from scripts.bench.looking import fill
from scripts.bench.pages import cookie
from scripts.bench.servers import Running

SIZES = (1_000, 10_000, 100_000)
ASKED, VISITS, SEED = 300, 50, 7
MOST = {"p50": 30.0, "page": 30.0, "happiest": 60.0, "memory": 200.0}  # milliseconds and MB among the most classes
VIEWS = {"page": "", "happiest": "?view=happiest"}
HEAD = (
    f"{'open classes':>12}{'p50':>8}{'p99':>8}{'CPU':>8}{'growth':>8}{'reading':>9}{'page':>8}{'happiest':>10}"
    f"{'memory':>8}  aims"
)
LEGEND = (
    f"the best {SHOWN} of all open classes for {ASKED} classes in turn: milliseconds on the clock, and of the processor (median);\n"
    "growth: of the p50, times the one before; reading: seconds of the processor until a process knows all classes;\n"
    f"page, happiest: milliseconds of the processor for a whole page of the server, and for the one of whom we fit best (mean of {VISITS});\n"
    "memory: MB of the server's process after that"
)


@dataclass(frozen=True)
class Searched:
    """What was measured among so many classes, as in the legend."""

    n_classes: int
    p50: float
    p99: float
    cpu: float
    reading: float
    page: float
    happiest: float
    memory: float


def searched(number: int) -> Searched:
    """Fills a portal of its own with so many open searches and asks."""
    with TemporaryDirectory(prefix="bench", ignore_cleanup_errors=True) as name:
        app = empty_portal(Path(name))
        with app.app_context():
            fill(number)
            start = time.process_time()
            the_pool()
            reading = time.process_time() - start
        times, cpu = zip(*_times(app, number), strict=True)
        shares = quantiles(times, n=100)
        return Searched(number, shares[49], shares[98], median(cpu), reading, **_visited(app, number))


def lines(measured: list[Searched]) -> list[str]:
    return [HEAD, *(_line(one, before) for one, before in zip(measured, [None, *measured[:-1]], strict=True))]


def _line(one: Searched, before: Searched | None) -> str:
    growth, most = (one.p50 / before.p50, one.n_classes / before.n_classes) if before else (0.0, 0.0)
    aims = {f"growth ≤ {most:.0f}": growth <= most} if before else {}
    if one.n_classes >= SIZES[-1]:
        aims |= {f"{name} ≤ {least:.0f}": getattr(one, name) <= least for name, least in MOST.items()}
    said = ", ".join(f"{aim}: {'met' if is_met else 'not met'}" for aim, is_met in aims.items())
    grown = f"{growth:.1f}×" if before else ""
    return (
        f"{one.n_classes:>12,}{one.p50:>8.1f}{one.p99:>8.1f}{one.cpu:>8.1f}{grown:>8}{one.reading:>9.2f}"
        f"{one.page:>8.1f}{one.happiest:>10.1f}{one.memory:>8.0f}  {said}"
    ).rstrip()


def _times(app: Flask, number: int) -> Iterator[tuple[float, float]]:
    """On the clock, and of the processor."""
    for search_id in _some(number, ASKED):
        with app.app_context():
            search = db.session.get_one(PartnerSearch, search_id)
            start, worked = time.perf_counter(), time.thread_time()
            best_for(search)
            yield (time.perf_counter() - start) * 1000, (time.thread_time() - worked) * 1000


def _visited(app: Flask, number: int) -> dict[str, float]:
    """Teachers open the pages of their classes on a server with one process."""
    with app.app_context():
        searches = [db.session.get_one(PartnerSearch, search_id) for search_id in _some(number, VISITS)]
        teachers = {search.teacher_id: db.session.get_one(Person, search.teacher_id) for search in searches}
        cookies = {number: cookie(app, teacher) for number, teacher in teachers.items()}
        visits = [(f"/de/partner-search/{search.id}", cookies[search.teacher_id]) for search in searches]
    os.environ["JOBS_IN_PROCESS"] = "0"
    with Running("portal.serve", "/de/", workers=1) as server:
        cpu = {name: _cpu(server, visits, view) for name, view in VIEWS.items()}
        return {**cpu, "memory": server.memory()["Rss"]}


def _cpu(server: Running, visits: list[tuple[str, str]], view: str) -> float:
    """Milliseconds for each; the first visit reads what a process keeps."""
    for path, known in visits[:1]:
        server.get(path + view, Cookie=known)
    before = server.cpu_seconds()
    statuses = [server.get(path + view, Cookie=known)[0] for path, known in visits]
    if {*statuses} != {200}:
        raise LookupError(f"the pages answer {statuses}")
    return (server.cpu_seconds() - before) / len(visits) * 1000


def _some(number: int, limit: int) -> list[int]:
    """Numbers of searches."""
    return Random(SEED).sample(range(1, number + 1), min(limit, number))
