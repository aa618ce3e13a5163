"""Brings the performances of one day, each on a stage already, into an order: quickly, or exactly by HiGHS."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import highspy
import numpy as np

from portal.solver.free_times import Choice
from portal.solver.relaxation import quiet_highs
from portal.solver.stages import Opening, Slot, Stages


@dataclass(frozen=True)
class Order:
    """The slots of a day; `is_best`: no order of these choices has room for more of them."""

    slots: dict[int, Slot]
    is_best: bool


def in_turn(problem: Stages, windows: Sequence[Opening], tasks: Sequence[Choice]) -> dict[int, Slot]:
    """Whatever can begin first comes first, of several what must be over first; what finds no time is left out."""
    stage_free: dict[int, int] = defaultdict(int)
    group_free: dict[int, int] = defaultdict(int)
    slots: dict[int, Slot] = {}
    waiting = {task.number: task for task in tasks}
    while waiting:
        nexts = []
        for task in waiting.values():
            stage, group = windows[task.window].stage, problem.performances[task.number].group
            place = np.searchsorted(task.starts, max(stage_free[stage], group_free[group]))
            if place < len(task.starts):
                nexts.append((int(task.starts[place]), task.end, task.number))
        if not nexts:
            break
        start, _end, number = min(nexts)
        stage, performance = windows[waiting.pop(number).window].stage, problem.performances[number]
        slots[number] = Slot(stage, start)
        stage_free[stage] = start + performance.minutes + problem.changeovers[stage]
        group_free[performance.group] = start + performance.minutes + problem.pause
    return slots


def in_best_order(problem: Stages, windows: Sequence[Opening], tasks: Sequence[Choice], seconds: float) -> Order:
    """As many as possible: a column for each possible beginning, a row for each moment of a stage and of a class."""
    columns = [(place, int(start)) for place, task in enumerate(tasks) for start in task.starts]
    rows: dict[tuple[int, int, int], list[int]] = defaultdict(list)  # kind, stage or class, moment → columns
    moments = np.unique(np.concatenate([task.starts for task in tasks]))
    for column, (place, start) in enumerate(columns):
        task = tasks[place]
        stage, performance = windows[task.window].stage, problem.performances[task.number]
        rows[0, place, 0].append(column)
        _add(rows, (1, stage), moments, (column, start, performance.minutes + problem.changeovers[stage]))
        if sum(problem.performances[each.number].group == performance.group for each in tasks) > 1:
            _add(rows, (2, performance.group), moments, (column, start, performance.minutes + problem.pause))
    highs = quiet_highs({"time_limit": max(seconds, 0.1), "mip_rel_gap": 0.0, "mip_abs_gap": 0.9})
    highs.passModel(packing_program(np.ones(len(columns)), [np.array(row) for row in rows.values() if len(row) > 1]))
    highs.run()
    is_best = highs.getModelStatus() == highspy.HighsModelStatus.kOptimal
    if highs.getInfo().primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return Order({}, False)
    chosen = np.flatnonzero(np.asarray(highs.getSolution().col_value) > 1 / 2).tolist()
    placed = [(tasks[columns[column][0]], columns[column][1]) for column in chosen]
    return Order({task.number: Slot(windows[task.window].stage, start) for task, start in placed}, is_best)


def packing_program(worth: np.ndarray, rows: Sequence[np.ndarray]) -> highspy.HighsLp:
    """The best choice of columns in whole, of each row at most one."""
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_, lp.sense_ = len(worth), len(rows), highspy.ObjSense.kMaximize
    lp.col_cost_, lp.col_lower_, lp.col_upper_ = worth, np.zeros(len(worth)), np.ones(len(worth))
    lp.row_lower_, lp.row_upper_ = np.full(len(rows), -highspy.kHighsInf), np.ones(len(rows))
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.concatenate([[0], np.cumsum([len(row) for row in rows])]).astype(np.int32)
    index = np.concatenate(rows) if rows else np.zeros(0)
    lp.a_matrix_.index_, lp.a_matrix_.value_ = index.astype(np.int32), np.ones(len(index))
    lp.integrality_ = [highspy.HighsVarType.kInteger] * len(worth)
    return lp


def _add(
    rows: dict[tuple[int, int, int], list[int]],
    row: tuple[int, int],
    moments: np.ndarray,
    taken: tuple[int, int, int],
) -> None:
    column, start, length = taken
    for moment in moments[(moments >= start) & (moments < start + length)].tolist():
        rows[(*row, moment)].append(column)
