"""The text format of Prometheus, version 0.0.4."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

TYPE = "text/plain; version=0.0.4; charset=utf-8"
ESCAPED = str.maketrans({"\\": r"\\", '"': r"\"", "\n": r"\n"})


class Sample(NamedTuple):
    """One number; `ending` follows the name of its family."""

    ending: str
    labels: Mapping[str, str]
    number: float


class Family(NamedTuple):
    """Numbers of one meaning; the name without `portal_`."""

    name: str
    kind: str  # "counter", "gauge", "histogram"
    samples: Sequence[Sample]


def exposed(families: Iterable[Family]) -> str:
    return "".join(_lines(family) for family in families)


def _lines(family: Family) -> str:
    name = f"portal_{family.name}"
    samples = (f"{name}{one.ending}{_labels(one.labels)} {one.number:.15g}\n" for one in family.samples)
    return "".join([f"# TYPE {name} {family.kind}\n", *samples])


def _labels(labels: Mapping[str, str]) -> str:
    inside = ",".join(f'{name}="{value.translate(ESCAPED)}"' for name, value in labels.items())
    return f"{{{inside}}}" if inside else ""
