"""Prints how much of each kind of module the tests reach, and fails when it falls below what was reached before."""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

# Per cent of branches, just below what was measured; raised whenever more is measured, never lowered.
GATES = {"rules": 98.0, "solver": 91.0, "queries": 97.0, "actions": 97.0, "core/web": 98.0, "portal": 91.0}
HEAD = f"{'':10}{'files':>6}{'lines':>9}{'branches':>10}{'gate':>7}"


@dataclass
class Group:
    """What was counted in the modules of one kind."""

    n_files: int = 0
    lines: int = 0
    lines_reached: int = 0
    branches: int = 0
    branches_reached: int = 0

    def add(self, facts: dict[str, Any]) -> None:
        self.n_files += 1
        self.lines += facts["num_statements"]
        self.lines_reached += facts["covered_lines"]
        self.branches += facts["num_branches"]
        self.branches_reached += facts["covered_branches"]

    @property
    def percent(self) -> float:
        return 100.0 * self.branches_reached / self.branches if self.branches else 100.0

    def row(self, name: str, gate: float) -> str:
        lines = 100.0 * self.lines_reached / self.lines if self.lines else 100.0
        return f"{name:10}{self.n_files:6}{lines:8.1f}%{self.percent:9.1f}%{gate:6.1f}%"


def groups_of(path: str) -> Iterator[str]:
    """The kinds a module belongs to: `portal/schools/queries/lists.py` to "queries" and "portal"."""
    parts = PurePath(path).with_suffix("").parts
    yield "portal"
    yield from (name for name in ("rules", "solver", "queries", "actions") if name in parts)
    if parts[1:3] == ("core", "web"):
        yield "core/web"


def counted(report: dict[str, Any]) -> dict[str, Group]:
    groups = {name: Group() for name in GATES}
    for path, facts in report["files"].items():
        for name in groups_of(path):
            groups[name].add(facts["summary"])
    return groups


def main() -> int:
    """Reads what `coverage json -o -` writes; 1 when a gate is shut."""
    groups = counted(json.load(sys.stdin))
    print(HEAD, *(groups[name].row(name, gate) for name, gate in GATES.items()), sep="\n")
    shut = [name for name, gate in GATES.items() if round(groups[name].percent, 1) < gate]
    print(*(f"Fewer branches of {name} are reached than before." for name in shut), sep="\n", end="")
    return int(bool(shut))


if __name__ == "__main__":
    sys.exit(main())
