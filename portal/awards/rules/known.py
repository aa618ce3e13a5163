"""Awards that the portal knows: their names, who was honoured, and how certain that is."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from portal.awards.rules.codes import Nominee

FILE = Path(__file__).parents[1] / "data" / "awards.toml"
OTHER = "other"  # an award that the organiser names


@dataclass(frozen=True)
class KnownAward:
    """What sources say of an award; what they do not say stays open."""

    key: str
    titles: dict[str, str]  # language → title
    mottos: dict[str, str]
    language: str  # of the original
    nominees: list[Nominee]
    sources: list[str]  # codes that `labels` has words for, or addresses of pages
    confidence: str  # a code that `labels` has words for


@cache
def known_awards() -> dict[str, KnownAward]:
    """By their keys."""
    tables = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return {key: _award(key, table) for key, table in tables.items()}


def _award(key: str, table: dict[str, object]) -> KnownAward:
    return KnownAward(key, **table)  # type: ignore[arg-type]
