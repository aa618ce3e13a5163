"""A problem as bytes, so that it can be solved again when its classes have changed since."""

import io
import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from portal.solver.attributes import Attributes
from portal.solver.problem import Problem
from portal.solver.regions import Regions

PARTS = {"classes": Attributes, "regions": Regions}
IDS = "ids"

Arrays = Mapping[str, NDArray[Any]]


def packed(problem: Problem, ids: Sequence[int]) -> bytes:
    """The problem with what its places stand for; the same for the same input."""
    file, arrays = io.BytesIO(), {**_arrays(problem), IDS: np.array(ids, np.int64)}
    np.savez(file, **arrays)
    return zlib.compress(file.getvalue())


def unpacked(data: bytes) -> tuple[Problem, list[int]] | None:
    """The same again; None when it was packed where problems had other parts than now."""
    with np.load(io.BytesIO(zlib.decompress(data)), allow_pickle=False) as file:
        arrays: Arrays = dict(file)
    if arrays.keys() != {*_names(), IDS}:
        return None
    read = {field.name: _read(field.name, arrays) for field in fields(Problem)}
    return Problem(**read), arrays[IDS].tolist()


def is_same(data: bytes, other: bytes) -> bool:
    """Whether both hold the same problem, however they were compressed."""
    return zlib.decompress(data) == zlib.decompress(other)


def _names() -> set[str]:
    plain = {field.name for field in fields(Problem)} - PARTS.keys()
    return plain | {f"{part}.{field.name}" for part, kind in PARTS.items() for field in fields(kind)}


def _arrays(problem: Problem) -> dict[str, Any]:
    arrays: dict[str, Any] = {}
    for name, value in vars(problem).items():
        if is_dataclass(value):
            arrays |= {f"{name}.{key}": np.asarray(part) for key, part in vars(value).items()}
        else:
            arrays[name] = value if isinstance(value, np.ndarray) else np.array(json.dumps(_plain(value)))
    return arrays


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): n for key, n in value.items()}
    return list(value) if isinstance(value, Iterable) else value


def _read(name: str, arrays: Arrays) -> Any:
    if name not in PARTS:
        return _value(arrays[name])
    return PARTS[name](**{field.name: _unwrapped(arrays[f"{name}.{field.name}"]) for field in fields(PARTS[name])})


def _value(array: NDArray[Any]) -> Any:
    if array.dtype.kind != "U":
        return array
    value = json.loads(str(array))
    return [tuple(each) if isinstance(each, list) else each for each in value] if isinstance(value, list) else value


def _unwrapped(array: NDArray[Any]) -> Any:
    return array if array.ndim else array.item()
