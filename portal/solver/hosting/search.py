"""The best choice of families: branches on what the linear relaxation leaves open, and keeps what proves the result."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from portal.solver.hosting.columns import Column, columns_of
from portal.solver.hosting.problem import Hosting
from portal.solver.hosting.program import Relaxed, relaxed
from portal.solver.hosting.proof import Branch, Proof, proves
from portal.solver.hosting.units import Pair, Task, task_of

MOST_NODES = 2000  # then the best so far is given, without a proof
MOST_COLUMNS = 200_000  # that all nodes look at; the same
ALMOST = 1e-6


@dataclass(frozen=True)
class Stays:
    """Who stays where: `hosts` by guest. Unproven only where the search was broken off."""

    hosts: Mapping[int, int]
    is_proven: bool


@dataclass
class Search:
    """The best choice so far of a task, and how often it was looked for."""

    most_nodes: int = MOST_NODES
    best: int = -1
    chosen: list[Pair] = field(default_factory=list)
    n_nodes: int = 0
    n_columns: int = 0

    def prove(self, task: Task, placed: list[Pair], base: int) -> Proof:
        """Looks through all choices; `placed` are the units that have their family, worth `base`."""
        self.n_nodes += 1
        columns = columns_of(task).all
        self.n_columns += len(columns)
        found = self._look(task, columns, placed, base)
        if base + found.duals.bound(task) <= self.best or self.is_over:
            return found.duals
        unit, host = _most_open(columns, found.shares)
        inside = self.prove(task.fixed(unit, host), [*placed, (unit, host)], base + task.worth[unit, host])
        return Branch(unit, host, inside, self.prove(task.without(unit, host), placed, base))

    @property
    def is_over(self) -> bool:
        return self.n_nodes >= self.most_nodes or self.n_columns >= MOST_COLUMNS

    def begin(self, task: Task) -> None:
        """Each unit by itself, whatever it wishes: broken off soon, a search still places all who can be."""
        self._look(task, [column for column in columns_of(task).all if len(column.units) == 1], [], 0)

    def _look(self, task: Task, columns: Sequence[Column], placed: list[Pair], base: int) -> Relaxed:
        found = relaxed(task, columns)
        whole = [column for column, share in zip(columns, found.shares, strict=True) if share > 1 - ALMOST]
        self._keep([*placed, *_pairs(whole)], base + sum(column.worth for column in whole))
        return found

    def _keep(self, pairs: list[Pair], worth: int) -> None:
        if worth > self.best:
            self.best, self.chosen = worth, pairs


def best_stays(hosting: Hosting, most_nodes: int = MOST_NODES) -> Stays:
    """As many guests placed as possible, then the most points; the same for the same guests and hosts."""
    units, task = task_of(hosting)
    search = Search(most_nodes)
    search.begin(task)
    proof = search.prove(task, [], 0)
    hosts = {guest: host for unit, host in search.chosen for guest in units[unit]}
    return Stays({**hosting.pinned, **hosts}, proves(proof, task, search.best))


def _pairs(columns: Sequence[Column]) -> list[Pair]:
    return [(unit, column.host) for column in columns for unit in sorted(column.units)]


def _most_open(columns: Sequence[Column], shares: Sequence[float]) -> Pair:
    """Of which it is least clear whether the unit is in the family."""
    share: dict[Pair, float] = {}
    for column, part in zip(columns, shares, strict=True):
        for unit in column.units if part > ALMOST else ():
            share[unit, column.host] = share.get((unit, column.host), 0.0) + part
    return min(share, key=lambda pair: (abs(share[pair] - 1 / 2), pair))
