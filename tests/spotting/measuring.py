"""Precision and recall over the lines of lines.csv; `python -m tests.spotting.measuring` prints them and every error."""

import csv
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from portal.spotting.finding import find_spots

LINES = Path(__file__).parent / "lines.csv"
UNSEEN_LINES = LINES.with_name("unseen_lines.csv")  # written last; no pattern was changed because of them
MORE_LINES = LINES.with_name("more_lines.csv")  # written when the first ones were found


@dataclass
class Score:
    """How many kinds were found rightly, found wrongly and missed, with the lines of the errors."""

    right: int = 0
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / ((self.right + len(self.wrong)) or 1)

    @property
    def recall(self) -> float:
        return self.right / ((self.right + len(self.missed)) or 1)

    def add(self, line: str, expected: Counter[str], found: Counter[str]) -> None:
        self.right += (expected & found).total()
        self.wrong += [f"{kind}: {line}" for kind in (found - expected).elements()]
        self.missed += [f"{kind}: {line}" for kind in (expected - found).elements()]


def lines(path: Path = LINES) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def measured(rows: Iterable[dict[str, str]]) -> dict[str, Score]:
    """By language and by kind, and for all."""
    scores: dict[str, Score] = {}
    for row in rows:
        expected, found = Counter(row["kinds"].split()), Counter(spot.kind.value for spot in find_spots(row["line"]))
        for key in ("all", row["language"]):
            scores.setdefault(key, Score()).add(row["line"], expected, found)
        for kind in expected.keys() | found.keys():
            n_expected, n_found = Counter({kind: expected[kind]}), Counter({kind: found[kind]})
            scores.setdefault(kind, Score()).add(row["line"], n_expected, n_found)
    return scores


def print_all(path: Path) -> None:
    rows = lines(path)
    scores = measured(rows)
    print(f"{len(rows)} lines, {sum(not row['kinds'] for row in rows)} of them without contact data")
    for key, score in sorted(scores.items()):
        print(f"{key:10} precision {score.precision:.3f} recall {score.recall:.3f}")
    for error in [f"false alarm: {each}" for each in scores["all"].wrong]:
        print(error)
    for error in [f"missed: {each}" for each in scores["all"].missed]:
        print(error)


if __name__ == "__main__":
    print_all(Path(sys.argv[1]) if sys.argv[1:] else LINES)
