"""Which performance on which stage on which day: an integer program whose value no programme exceeds (HiGHS).

It asks that what is on a stage in a time fits into it, whatever the order; orders that turn out impossible are
forbidden one after another.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import highspy
import numpy as np

from portal.solver.free_times import Choice, day_of
from portal.solver.relaxation import quiet_highs
from portal.solver.stages import GRID, PRIME, WISH, Opening, Programme, Stages, is_prime

INF = highspy.kHighsInf
Row = tuple[float, float, list[int], list[float]]  # least, most, columns, values


@dataclass(frozen=True)
class Allotted:
    """A choice of places, and what no choice exceeds."""

    choices: list[Choice] | None  # None: none was found in time
    bound: float


class Allotment:
    """Columns: the choices, then for each region its first, second … performance in prime time."""

    def __init__(self, problem: Stages, windows: Sequence[Opening], options: Sequence[Choice]) -> None:
        self.problem, self.windows, self.options = problem, windows, options
        self.regions = sorted({performance.region for performance in problem.performances})
        self.n_columns = len(options) + len(self.regions) * len(PRIME)
        self.rows: list[Row] = [*self._once(), *self._capacities(), *self._pauses(), *self._prime()]

    def both(self, worth: int, seconds: float, known: Programme) -> Allotted:
        """The most of both: points, and so many more for each performance."""
        values = self._points()
        values[: len(self.options)] += worth
        return self._solved(values, self.rows, seconds, known)

    def count(self, seconds: float, known: Programme) -> Allotted:
        """As many performances as possible."""
        worth = np.zeros(self.n_columns)
        worth[: len(self.options)] = 1.0
        return self._solved(worth, self.rows, seconds, known)

    def best(self, number: int, seconds: float, known: Programme) -> Allotted:
        """The most points of at least so many performances."""
        rows: list[Row] = [*self.rows, (number, INF, list(range(len(self.options))), [1.0] * len(self.options))]
        return self._solved(self._points(), rows, seconds, known)

    def forbid(self, together: Sequence[Choice]) -> None:
        """These can't all be; nor can they where some of them are in prime time in the same window besides."""
        keys = {(each.number, each.window, each.is_prime) for each in together}
        keys |= {(each.number, each.window, True) for each in together}
        columns = [c for c, each in enumerate(self.options) if (each.number, each.window, each.is_prime) in keys]
        self.rows.append((-INF, len(together) - 1, columns, [1.0] * len(columns)))

    def _points(self) -> np.ndarray:
        performances = self.problem.performances
        wishes = [WISH * (day_of(self.windows[each.window]) in performances[each.number].days) for each in self.options]
        return np.array([*wishes, *(list(PRIME) * len(self.regions))], np.float64)

    def _solved(self, worth: np.ndarray, rows: Sequence[Row], seconds: float, known: Programme) -> Allotted:
        """Goes on from a programme that is known."""
        highs = quiet_highs({"time_limit": max(seconds, 0.1), "mip_rel_gap": 0.0, "mip_abs_gap": 0.99})
        highs.passModel(_program(worth, rows, len(self.options)))
        highs.setSolution(self._values(known))
        highs.run()
        info = highs.getInfo()
        bound = info.mip_dual_bound if highs.getModelStatus() != highspy.HighsModelStatus.kInfeasible else -INF
        if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
            return Allotted(None, bound)
        values = np.asarray(highs.getSolution().col_value)[: len(self.options)]
        return Allotted([self.options[column] for column in np.flatnonzero(values > 1 / 2).tolist()], bound)

    def _values(self, known: Programme) -> highspy.HighsSolution:
        """The columns of a programme."""
        solution = highspy.HighsSolution()
        values = np.zeros(self.n_columns)
        for column, each in enumerate(self.options):
            slot, window = known.get(each.number), self.windows[each.window]
            if slot and slot.stage == window.stage and window.opens <= slot.start < window.closes:
                minutes = self.problem.performances[each.number].minutes
                values[column] = each.is_prime == is_prime(self.problem.openings, minutes, slot)
        performances = self.problem.performances
        counts = Counter(
            performances[number].region
            for number, slot in known.items()
            if is_prime(self.problem.openings, performances[number].minutes, slot)
        )
        for place, region in enumerate(self.regions):
            first = len(self.options) + place * len(PRIME)
            values[first : first + min(counts[region], len(PRIME))] = 1.0
        solution.col_value = values.tolist()
        return solution

    def _once(self) -> Iterable[Row]:
        by_number = defaultdict(list)
        for column, each in enumerate(self.options):
            by_number[each.number].append(column)
        return [(-INF, 1.0, columns, [1.0] * len(columns)) for columns in by_number.values()]

    def _capacities(self) -> Iterable[Row]:
        """What can only be between two moments of a window must have room there, changeovers included."""
        by_window = defaultdict(list)
        for column, each in enumerate(self.options):
            by_window[each.window].append(column)
        for window, columns in by_window.items():
            firsts, ends = ({of(self.options[c]) for c in columns} for of in (_first, _end))
            pairs = {(first, max(ends)) for first in firsts} | {(min(firsts), end) for end in ends}
            prime = [self.options[column] for column in columns if self.options[column].is_prime]
            pairs |= {(min(map(_first, prime)), max(map(_end, prime)))} if prime else set()
            changeover = self.problem.changeovers[self.windows[window].stage]
            for first, end in sorted(pairs):
                yield from self._room(columns, (first, end), changeover)

    def _room(self, columns: Sequence[int], times: tuple[int, int], changeover: int) -> Iterable[Row]:
        """After each comes a changeover, except after the last; the next one begins on the grid."""
        first, end = times
        inside = [
            column for column in columns if self.options[column].first >= first and self.options[column].end <= end
        ]
        lengths = [float(_on_grid(self._minutes(column) + changeover)) for column in inside]
        room = (end - first + changeover + GRID - 1) // GRID * GRID
        if _room_of_all(self.options, inside, lengths) > room:
            yield (-INF, room, inside, lengths)

    def _pauses(self) -> Iterable[Row]:
        """A class has time for its performances of a day."""
        by_group = defaultdict(list)
        for column, each in enumerate(self.options):
            group = self.problem.performances[each.number].group
            by_group[group, day_of(self.windows[each.window])].append(column)
        for columns in by_group.values():
            some = [self.options[column] for column in columns]
            if len({each.number for each in some}) > 1:
                times = min(map(_first, some)), max(map(_end, some))
                yield from self._room(columns, times, self.problem.pause)

    def _prime(self) -> Iterable[Row]:
        """A region has no more performances in prime time than there are, those that are pinned included."""
        performances = self.problem.performances
        for place, region in enumerate(self.regions):
            gains = list(range(len(self.options) + place * len(PRIME), len(self.options) + (place + 1) * len(PRIME)))
            columns = [
                c for c, each in enumerate(self.options) if each.is_prime and performances[each.number].region == region
            ]
            pinned = sum(
                performances[number].region == region
                and is_prime(self.problem.openings, performances[number].minutes, slot)
                for number, slot in self.problem.pinned.items()
            )
            yield (-INF, pinned, [*gains, *columns], [1.0] * len(gains) + [-1.0] * len(columns))

    def _minutes(self, column: int) -> int:
        return self.problem.performances[self.options[column].number].minutes


def _first(choice: Choice) -> int:
    return choice.first


def _end(choice: Choice) -> int:
    return choice.end


def _on_grid(minutes: int) -> int:
    return -(-minutes // GRID) * GRID


def _room_of_all(options: Sequence[Choice], columns: Sequence[int], lengths: Sequence[float]) -> float:
    """Room that all would take that can be there; each performance comes once."""
    return sum({options[column].number: length for column, length in zip(columns, lengths, strict=True)}.values())


def _program(worth: np.ndarray, rows: Sequence[Row], n_integers: int) -> highspy.HighsLp:
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_, lp.sense_ = len(worth), len(rows), highspy.ObjSense.kMaximize
    lp.col_cost_, lp.col_lower_, lp.col_upper_ = worth, np.zeros(len(worth)), np.ones(len(worth))
    lp.row_lower_, lp.row_upper_ = np.array([row[0] for row in rows]), np.array([row[1] for row in rows], np.float64)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.concatenate([[0], np.cumsum([len(row[2]) for row in rows])]).astype(np.int32)
    lp.a_matrix_.index_ = np.array([column for row in rows for column in row[2]], np.int32)
    lp.a_matrix_.value_ = np.array([value for row in rows for value in row[3]], np.float64)
    integer, part = highspy.HighsVarType.kInteger, highspy.HighsVarType.kContinuous
    lp.integrality_ = [integer] * n_integers + [part] * (len(worth) - n_integers)
    return lp
