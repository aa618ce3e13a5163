"""Prints what was measured beside what was aimed at."""

from typing import Any

from scripts.bench.measuring import Figures

COLUMNS = {"page": "<31", "warm/s": ">8", "ratio": ">6", "cold/s": ">8", "ratio (spread)": ">17", "CPU": ">7",
           "p50 1": ">7", "p50": ">6", "p99": ">6", "SQL": ">5", "KB": ">5", "gz": ">5", " aims": ""}  # fmt: skip
LEGEND = (
    "warm: kept pages; cold: made anew; ratio: to bare Flask answering as many bytes, median of the runs (lowest–highest)\n"
    "CPU: milliseconds of processor time of a cold answer, times those of bare Flask; p50 1: at one connection, cold;\n"
    "p50, p99: milliseconds at 16 connections, cold; SQL: statements; KB, gz: size, and compressed"
)
LARGEST, LARGEST_COMPRESSED = 45_000, 9_000  # bytes of a page


def lines(results: list[Figures]) -> list[str]:
    return [_row(list(COLUMNS)), *(_row(_cells(figures)) for figures in results)]


def misses(figures: Figures) -> list[str]:
    """Which aims were not met."""
    aim = figures.page.aim
    is_missed = {
        f"warm ≥ {aim.warm}": bool(aim.warm) and figures.ratio("warm") < aim.warm,
        f"cold ≥ {aim.cold}": bool(aim.cold) and figures.ratio("cold") < aim.cold,
        f"p50 < {aim.p50_ms} ms": bool(aim.p50_ms) and figures.p("alone", 0.5) >= aim.p50_ms,
        f"SQL ≤ {aim.statements}": bool(aim.statements) and figures.statements > aim.statements,
        "≤ 45 KB": figures.n_bytes > LARGEST,
        "≤ 9 KB compressed": figures.n_packed > LARGEST_COMPRESSED,
    }
    return [name for name, missed in is_missed.items() if missed]


def as_json(figures: Figures) -> dict[str, Any]:
    """Everything, medians of the runs."""
    kinds = [kind for kind in ("bare", "warm", "cold", "alone") if figures.runs[kind]]
    return {
        "page": figures.page.name,
        "bytes": figures.n_bytes,
        "bytes_compressed": figures.n_packed,
        "statements": figures.statements,
        "missed": misses(figures),
        "per_second": {kind: figures.per_second(kind) for kind in kinds},
        "p50_ms": {kind: figures.p(kind, 0.5) for kind in kinds},
        "p99_ms": {kind: figures.p(kind, 0.99) for kind in kinds},
        "ratio": {kind: [figures.ratio(kind), *figures.spread(kind)] for kind in kinds if kind in ("warm", "cold")},
        "cpu_ms": {kind: figures.cpu(kind) for kind in kinds if kind != "alone"},
    }


def _cells(figures: Figures) -> list[str]:
    missed, (low, high) = misses(figures), figures.spread("cold")
    warm = [f"{figures.per_second('warm'):.0f}", f"{figures.ratio('warm'):.2f}"] if figures.runs["warm"] else ["", ""]
    return [
        figures.page.name,
        *warm,
        f"{figures.per_second('cold'):.0f}",
        f"{figures.ratio('cold'):.2f} ({low:.2f}–{high:.2f})",
        f"{figures.cpu('cold') / figures.cpu('bare'):.1f}×",
        f"{figures.p('alone', 0.5):.1f}",
        f"{figures.p('cold', 0.5):.0f}",
        f"{figures.p('cold', 0.99):.0f}",
        str(figures.statements),
        f"{figures.n_bytes / 1000:.0f}",
        f"{figures.n_packed / 1000:.1f}",
        " not met: " + ", ".join(missed) if missed else " met",
    ]


def _row(cells: list[str]) -> str:
    return "".join(f"{cell:{width}}" for cell, width in zip(cells, COLUMNS.values(), strict=True))
