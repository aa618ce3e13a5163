"""Several processes add to the same numbers; one that ends takes nothing away."""

import multiprocessing
from pathlib import Path

from portal.core.metrics.counters import Counters


def add_in_another_process(counters: Counters, times: int) -> None:
    process = multiprocessing.get_context("fork").Process(target=_add, args=(counters, times))
    process.start()
    process.join()
    assert process.exitcode == 0


def _add(counters: Counters, times: int) -> None:
    for _ in range(times):
        counters.add(("a", 1), ("b", 0.5))


def test_what_processes_add_is_one_sum(tmp_path: Path) -> None:
    counters = Counters(tmp_path, ["a", "b"])
    counters.add(("a", 1))
    for _ in range(3):
        add_in_another_process(counters, 100)
    assert counters.totals() == {"a": 301, "b": 150}
    assert len(list(tmp_path.iterdir())) == 2  # each new process goes on where an ended one has stopped


def test_a_server_that_starts_again_goes_on_counting(tmp_path: Path) -> None:
    add_in_another_process(Counters(tmp_path, ["a", "b"]), 5)
    assert Counters(tmp_path, ["a", "b"]).totals() == {"a": 5, "b": 2.5}
    assert Counters(tmp_path, ["a"]).totals() == {"a": 0}  # a version with other names


def test_without_room_on_the_disk_a_process_counts_for_itself() -> None:
    counters = Counters(Path("/proc/nowhere"), ["a"])
    counters.add(("a", 1))
    assert counters.totals() == {"a": 1}
