"""When, where and with how many somebody wants a visit to take place."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Wish:
    """`numbers` as `n_students_guest`; what is missing stays as it is."""

    first_day: date
    last_day: date
    place: str
    numbers: Mapping[str, int]
