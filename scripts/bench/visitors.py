"""The mix of visitors: most see home and gallery, fewer one of thousands of contributions, while others are published."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from random import Random
from typing import Any

from flask import Flask
from sqlalchemy import select

from portal.config import LANGUAGES
from portal.contributions.models import Contribution
from portal.core.db import db
from scripts.bench.load import Ask, Load, Run
from scripts.bench.measuring import CONNECTIONS
from scripts.bench.servers import ROOT, Running

ADDRESSES, DRAWN = 6_500, 40_000  # different ones, and how often one of them is drawn
WARM_UP = 10  # seconds at a time
PACES = (0, 10, 1)  # seconds between publications; 0: none
AIM, STALE = 0.8, 1.0  # of bare Flask, at one publication a second; seconds until it is seen everywhere
LEGEND = (
    f"Zipf, {CONNECTIONS} connections; bare Flask answers as many bytes in the same order; aims at one publication "
    f"a second: ratio ≥ {AIM}, seen everywhere after {STALE} s at most"
)
HEAD = "| nodes | publications | requests/s | bare Flask | ratio | p50 | p99 | seen everywhere after | memory |"


@dataclass(frozen=True)
class Mixed:
    """What was measured at one pace of publications."""

    n_nodes: int
    pace: int
    run: Run
    bare: Run
    stale: float  # seconds until every process showed a publication, the slowest
    memory: float  # megabytes of the largest process

    @property
    def ratio(self) -> float:
        return self.run.per_second / self.bare.per_second


def mixed(app: Flask, seconds: float, n_nodes: int = 1) -> Iterator[Mixed]:
    """One measurement for each pace, on as many nodes as the database serves; the machine stays the same."""
    paths = _addresses(app)
    with ExitStack() as running:
        load = running.enter_context(Load())
        nodes = [running.enter_context(Running("portal.serve", "/de/", workers=2 // n_nodes)) for _ in range(n_nodes)]
        bare = running.enter_context(Running("scripts.bench.bare", "/1"))
        sizes = {path: len(nodes[0].get(path)[2]) for path in paths}
        drawn = Random(ADDRESSES).choices(paths, [1 / rank for rank in range(1, len(paths) + 1)], k=DRAWN)
        ports = [node.port for node in nodes]
        _warm_up(load, ports, paths)
        for pace in PACES:
            compared = _run(load, [bare.port], [f"/{sizes[path]}" for path in drawn], seconds)
            with _publications(pace, ports) as late:
                run = _run(load, ports, drawn, seconds)
            memory = max(node.memory()["Rss"] for node in nodes)
            yield Mixed(n_nodes, pace, run, compared, max(late, default=0.0), memory)


def line(one: Mixed) -> str:
    pace = f"every {one.pace} s" if one.pace else "none"
    return (
        f"| {one.n_nodes} | {pace} | {one.run.per_second:.0f} | {one.bare.per_second:.0f} | {one.ratio:.2f} "
        f"| {one.run.quantile(0.5):.1f} ms | {one.run.quantile(0.99):.1f} ms | {one.stale:.2f} s | {one.memory:.0f} MB |"
    )


def as_json(one: Mixed) -> dict[str, Any]:
    return {
        "nodes": one.n_nodes,
        "seconds_between_publications": one.pace,
        "per_second": one.run.per_second,
        "ratio": one.ratio,
        "p50_ms": one.run.quantile(0.5),
        "p99_ms": one.run.quantile(0.99),
        "seconds_to_be_seen": one.stale,
        "memory_mb": one.memory,
    }


def _addresses(app: Flask) -> list[str]:
    """The most visited first: home and gallery, then the newest contributions, all in seven languages."""
    query = select(Contribution.id).where(Contribution.published_at.is_not(None))
    with app.app_context():
        newest = db.session.scalars(query.order_by(Contribution.published_at.desc()).limit(ADDRESSES)).all()
    pages = ["/", "/gallery", *(f"/contributions/{number}" for number in newest)]
    return [f"/{lang}{page}" for page in pages for lang in LANGUAGES][:ADDRESSES]


def _warm_up(load: Load, ports: Sequence[int], paths: Sequence[str]) -> None:
    """Until every process has made nearly every page."""
    before, asks = 0.0, [Ask(path) for path in paths]
    while (now := load.run(*ports, asks=asks, connections=CONNECTIONS, seconds=WARM_UP).per_second) > before * 1.1:
        before = now


def _run(load: Load, ports: Sequence[int], paths: Sequence[str], seconds: float) -> Run:
    asks = [Ask(path) for path in paths]
    load.run(*ports, asks=asks, connections=CONNECTIONS, seconds=1)
    return load.run(*ports, asks=asks, connections=CONNECTIONS, seconds=seconds)


@contextmanager
def _publications(pace: int, ports: Sequence[int]) -> Iterator[list[float]]:
    """Meanwhile something is published every so many seconds; afterwards the list has what each publication says."""
    late: list[float] = []
    if not pace:
        yield late
        return
    command = [sys.executable, "-m", "scripts.bench.publishing", str(pace), *map(str, ports)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as coordinator:
        late += [float(coordinator.stdout.readline())] if coordinator.stdout else []  # it has begun
        yield late
        coordinator.terminate()
        late += [float(said) for said in (coordinator.stdout or [])]
