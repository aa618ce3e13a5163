"""The gate of coverage: what it counts, and when it shuts."""

import io
import json
import sys

import pytest

from scripts.coverage_gate import GATES, counted, main


def report(**branches: int) -> dict[str, object]:
    """Files of ten branches each, so many of them reached."""
    summary = {"num_statements": 20, "covered_lines": 20, "num_branches": 10}
    names = {name: f"portal/{name.replace('__', '/')}.py" for name in branches}
    return {"files": {names[name]: {"summary": {**summary, "covered_branches": n}} for name, n in branches.items()}}


def test_a_module_counts_for_its_kind_wherever_it_lies() -> None:
    groups = counted(report(classes__rules=10, classes__rules__names=9, classes__views=0, core__web__forms=5))
    assert {name: (group.n_files, group.percent) for name, group in groups.items() if group.n_files} == {
        "rules": (2, 95.0),
        "core/web": (1, 50.0),
        "portal": (4, 60.0),
    }


@pytest.mark.parametrize(("reached", "shut"), [(10, 0), (5, 1)])
def test_it_shuts_below_what_was_reached_before(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], reached: int, shut: int
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(json.dumps(report(classes__rules=reached))))
    assert main() == shut
    said = capsys.readouterr().out
    assert [name in said for name in GATES] == [True] * len(GATES)
    assert ("Fewer branches of rules" in said) == bool(shut)
