"""Reads the contents of the demo: schools, classes, projects and contributions in six languages."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "data"
REGIONS = {
    "de": "hessen",
    "fr": "aquitaine",
    "it": "emilia_romagna",
    "pl": "wielkopolska",
    "ru": "jaroslawl",
    "tr": "bursa",
}


@dataclass(frozen=True)
class RegionContent:
    """The contents of one region, in its language."""

    language: str
    schools: list[dict[str, Any]]
    classes: list[dict[str, Any]]
    projects: list[dict[str, Any]]
    contributions: list[dict[str, Any]]
    comments: list[str]

    @property
    def region_key(self) -> str:
        return REGIONS[self.language]


def read_contents() -> list[RegionContent]:
    return [_read(language) for language in REGIONS]


def _read(language: str) -> RegionContent:
    tables = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    comments = [comment["text"] for comment in tables["comment"]]
    return RegionContent(
        language, tables["school"], tables["class"], tables["project"], tables["contribution"], comments
    )
