"""Reads what the demo tells: schools, classes, projects and contributions in six languages."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "content"
REGIONS = {
    "de": "hessen",
    "fr": "aquitaine",
    "it": "emilia_romagna",
    "pl": "wielkopolska",
    "ru": "jaroslawl",
    "tr": "bursa",
}


@dataclass(frozen=True)
class Story:
    """The demo's content in one language."""

    language: str
    schools: list[dict[str, Any]]
    classes: list[dict[str, Any]]
    projects: list[dict[str, Any]]
    works: list[dict[str, Any]]
    comments: list[str]

    @property
    def region_key(self) -> str:
        return REGIONS[self.language]


def stories() -> list[Story]:
    return [_read(language) for language in REGIONS]


def _read(language: str) -> Story:
    told = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    comments = [comment["text"] for comment in told["comment"]]
    return Story(language, told["school"], told["class"], told["project"], told["contribution"], comments)
