"""School classes in numbers: an array per attribute, so that one class is compared with all others at once."""

from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.intp]  # places of classes
Mask = NDArray[np.bool_]

ALMOST = 1e-6  # years


@dataclass(frozen=True)
class Attributes:
    """What counts of some classes, one entry per class; of a single class (`at`), arrays without a dimension.

    Bits stand for sets: bit `n` is the element with the number `n`, 62 at most.
    """

    class_id: NDArray[np.int64]
    region: NDArray[np.int8]  # its number
    levels: NDArray[np.int8]  # [language, class] → 0 not spoken, 1 (A1) to 6 (C2)
    practise: NDArray[np.int64]  # bits of languages
    fluent: NDArray[np.int64]  # bits of languages spoken well enough to practise with
    age: NDArray[np.float64]  # years
    starts: NDArray[np.int32]  # number of the first day
    ends: NDArray[np.int32]  # number of the last day
    welcome: NDArray[np.int64]  # bits of regions
    form: NDArray[np.int8]  # 0 online, 1 hybrid, 2 on site
    n_students: NDArray[np.int32]
    stage: NDArray[np.int8]  # 0 primary, 1 to 3 secondary, 4 not known
    topics: NDArray[np.int64]  # bits
    wants_funding: Mask

    def __len__(self) -> int:
        return len(self.class_id)

    def at(self, place: int | slice | Mask) -> "Attributes":
        """The class at a place, or the classes at some; for a slice nothing is copied."""
        return Attributes(**{name: values[..., place] for name, values in self._arrays().items()})

    def also(self, *more: "Attributes") -> "Attributes":
        """These classes, then the others."""
        parts = [one._arrays() for one in (self, *more)]
        return Attributes(**{name: np.concatenate([part[name] for part in parts], axis=-1) for name in parts[0]})

    def aged(self, age: float, gap: float) -> Rows:
        """The classes that are at most so many years older or younger, or hardly more, in any order."""
        bounds = (age - gap - ALMOST, age + gap + ALMOST)
        first, end = np.searchsorted(self.age, bounds, sorter=self._by_age)
        return self._by_age[first:end]

    @cached_property
    def _by_age(self) -> Rows:
        return np.argsort(self.age)

    def _arrays(self) -> dict[str, Any]:
        return {field.name: getattr(self, field.name) for field in fields(self)}
