"""Native grades and the ages that belong to them, read from data/grades.csv."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parents[1] / "data" / "grades.csv"


@dataclass(frozen=True)
class Grade:
    """A school year as its country names it; `mean_age` is that of its students on 1 September."""

    key: str
    country: str
    region_key: str
    track: str  # of a kind of school
    year: int  # of learning, from 1
    label: str  # in `language`, never translated
    language: str
    age_from: int
    age_to: int
    mean_age: float


@cache
def all_grades() -> dict[str, Grade]:
    """Every grade by key, in the order of the file."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return {row["row_key"]: _from_row(row) for row in csv.DictReader(file)}


def grades_of(region_key: str, country: str = "") -> list[Grade]:
    """The grades of a region; a region that is not in the file uses those of its country, or has none."""
    own = [grade for grade in all_grades().values() if grade.region_key == region_key]
    return own or [grade for grade in all_grades().values() if grade.country == country]


def nearest_grade(region_key: str, age: float, country: str = "") -> Grade | None:
    """The grade whose students are closest to this age in years; of equals the region's main track."""
    return min(grades_of(region_key, country), key=lambda grade: abs(grade.mean_age - age), default=None)


def mean_age(grade_key: str | None, age_from: int, age_to: int) -> float:
    """Mean age of a class in years on 1 September: of its grade, or the middle of its ages."""
    grade = all_grades().get(grade_key or "")
    return grade.mean_age if grade else (age_from + age_to + 1) / 2


def grade_after(grade: Grade, years: int = 1) -> Grade | None:
    """The grade in which the same students are so many years later; None when they have left that kind of school."""
    same_way = (each for each in all_grades().values() if _way(each) == _way(grade))
    return next((each for each in same_way if each.year == grade.year + years), None)


def _way(grade: Grade) -> tuple[str, str, str]:
    return grade.country, grade.region_key, grade.track


def _from_row(row: dict[str, str]) -> Grade:
    return Grade(
        key=row["row_key"],
        country=row["country"],
        region_key=row["region_key"],
        track=row["track"],
        year=int(row["school_year_no"]),
        label=row["native_label"],
        language=row["country"].lower(),  # the same letters for all six countries of the file
        age_from=int(row["age_from"]),
        age_to=int(row["age_to"]),
        mean_age=float(row["mean_age_sept1"]),
    )
