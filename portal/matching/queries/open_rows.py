"""Reads searches as columns of plain values, a part at a time, without an object for each."""

import gc
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, Text, cast, select

from portal.core.db import db
from portal.matching.models import PartnerSearch
from portal.matching.rules.coding import FIELDS, Coding, Columns
from portal.matching.rules.searches import Status
from portal.solver.attributes import Attributes

AT_ONCE = 5000
NAMES = ("id", "teacher_id", "status", *FIELDS)
NOBODY = 0
PARSED: dict[str, Callable[[str], Any]] = {
    "languages": json.loads,
    "practise": lambda text: frozenset(json.loads(text)),
    "topics": lambda text: frozenset(json.loads(text)),
    "welcome": lambda text: frozenset(json.loads(text)),
    "starts_on": date.fromisoformat,
    "ends_on": date.fromisoformat,
}  # columns read as text → as in a profile


@dataclass(frozen=True)
class Rows:
    """Searches in numbers; all arrays have the same order."""

    ids: NDArray[np.int64]
    teachers: NDArray[np.int64]
    is_open: NDArray[np.bool_]
    classes: Attributes

    def only(self, chosen: NDArray[np.bool_]) -> "Rows":
        return Rows(self.ids[chosen], self.teachers[chosen], self.is_open[chosen], self.classes.at(chosen))

    def also(self, more: "Rows") -> "Rows":
        """These, then the others."""
        ids, teachers = np.concatenate([self.ids, more.ids]), np.concatenate([self.teachers, more.teachers])
        return Rows(ids, teachers, np.concatenate([self.is_open, more.is_open]), self.classes.also(more.classes))


class _Parsed(dict[str, Any]):
    """Text → what it says, read once: many classes say the same."""

    def __init__(self, parse: Callable[[str], Any]) -> None:
        self.parse = parse

    def __missing__(self, text: str) -> Any:
        said = self[text] = self.parse(text)
        return said


def read_rows(coding: Coding, condition: ColumnElement[bool]) -> Rows:
    """In any order; the memory needed beside the result does not grow with their number."""
    with _without_collection():
        parts = [_rows(coding, columns) for columns in _columns(condition)]
    if not parts:
        return _rows(coding, dict.fromkeys(NAMES, ()))
    return Rows(
        ids=np.concatenate([part.ids for part in parts]),
        teachers=np.concatenate([part.teachers for part in parts]),
        is_open=np.concatenate([part.is_open for part in parts]),
        classes=parts[0].classes.also(*(part.classes for part in parts[1:])),
    )


@contextmanager
def _without_collection() -> Iterator[None]:
    """Rows hold no cycles, but so many of them have the garbage collector look at all objects of the process."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _rows(coding: Coding, columns: Columns) -> Rows:
    return Rows(
        ids=np.array(columns["id"], np.int64),
        teachers=np.array([number or NOBODY for number in columns["teacher_id"]], np.int64),
        is_open=np.array([status == Status.OPEN for status in columns["status"]], np.bool_),
        classes=coding.of(columns),
    )


def _columns(condition: ColumnElement[bool]) -> Iterator[Columns]:
    parsed = {name: _Parsed(parse) for name, parse in PARSED.items()}
    query = select(*(_plain(name) for name in NAMES)).where(condition)
    for rows in db.session.connection().execute(query.execution_options(yield_per=AT_ONCE)).partitions():
        columns: dict[str, Any] = dict(zip(NAMES, zip(*rows, strict=True), strict=True))
        for name, known in parsed.items():
            columns[name] = list(map(known.__getitem__, columns[name]))
        yield columns


def _plain(name: str) -> ColumnElement[Any]:
    """A column as the database keeps it; the text of JSON, days and codes is not made into anything."""
    column: ColumnElement[Any] = getattr(PartnerSearch, name)
    return cast(column, Text) if name in (*PARSED, "form", "status") else column
