"""Measures each page beside bare Flask answering as many bytes, the two in turn, so that both meet the same machine."""

import gzip
from collections import defaultdict
from dataclasses import dataclass, field
from statistics import median

from scripts.bench.load import Ask, Load, Run
from scripts.bench.pages import Page
from scripts.bench.servers import Running

CONNECTIONS = 16
WARM_UP = 0.7  # seconds, for both processes to have seen every address


@dataclass
class Figures:
    """What was measured of one page: "bare" Flask, "warm", "cold", and cold with one connection "alone"."""

    page: Page
    n_bytes: int
    n_packed: int
    statements: int
    runs: defaultdict[str, list[Run]] = field(default_factory=lambda: defaultdict(list))
    cpu_ms: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    def ratios(self, kind: str) -> list[float]:
        """To bare Flask in the same minute, for each run."""
        return [run.per_second / bare.per_second for run, bare in zip(self.runs[kind], self.runs["bare"], strict=True)]

    def ratio(self, kind: str) -> float:
        return median(self.ratios(kind))

    def spread(self, kind: str) -> tuple[float, float]:
        return min(self.ratios(kind)), max(self.ratios(kind))

    def per_second(self, kind: str) -> float:
        return median(run.per_second for run in self.runs[kind])

    def p(self, kind: str, share: float) -> float:
        """Milliseconds within which this share of the visitors is answered."""
        return median(run.quantile(share) for run in self.runs[kind])

    def cpu(self, kind: str) -> float:
        """Milliseconds of processor time for each answer."""
        return median(self.cpu_ms[kind])


@dataclass(frozen=True)
class Bench:
    """The two servers and the visitors."""

    load: Load
    portal: Running
    bare: Running
    seconds: float

    def look(self, page: Page, statements: int) -> Figures:
        """The size of a page, as sent and compressed."""
        headers = {"Cookie": page.cookie} if page.cookie else {}
        status, _fields, body = self.portal.get(page.paths[0], **headers)
        if status != 200:
            raise LookupError(f"{page.paths[0]} answers {status}")
        return Figures(page, len(body), len(gzip.compress(body, 6)), statements)

    def measure(self, figures: Figures) -> None:
        """One run of everything, bare Flask first."""
        page = figures.page
        self._run(figures, "bare", self.bare, [Ask(f"/{figures.n_bytes}")])
        if page.is_for_everybody:
            self._run(figures, "warm", self.portal, [Ask(path) for path in page.paths])
        made_anew = [Ask(path, page.cookie, is_numbered=page.is_for_everybody) for path in page.paths]
        self._run(figures, "cold", self.portal, made_anew)
        figures.runs["alone"].append(
            self.load.run(self.portal.port, asks=made_anew, connections=1, seconds=self.seconds / 2)
        )

    def _run(self, figures: Figures, kind: str, server: Running, asks: list[Ask]) -> None:
        self.load.run(server.port, asks=asks, connections=CONNECTIONS, seconds=WARM_UP)
        before = server.cpu_seconds()
        run = self.load.run(server.port, asks=asks, connections=CONNECTIONS, seconds=self.seconds)
        figures.cpu_ms[kind].append((server.cpu_seconds() - before) / len(run.times) * 1000)
        figures.runs[kind].append(run)
