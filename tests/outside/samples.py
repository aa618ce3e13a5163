"""What is handed in: files with what is expected of each, texts cut into pieces, and naughty strings."""

import base64
import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.outside.browsing import Upload


@dataclass(frozen=True)
class Sample:
    """A file of a collection; `expected` and `note` as its list says."""

    kind: str
    expected: str
    note: str
    upload: Upload


def files(folder: Path) -> Iterator[Sample]:
    """Every row of MANIFEST.csv; what no disk would hold under its own name lies in KIND.json as name and base64."""
    packed = {path.stem: _unpacked(path) for path in folder.glob("*.json")}
    with (folder / "MANIFEST.csv").open(encoding="utf-8", newline="") as manifest:
        for row in csv.DictReader(manifest):
            kind, name = row["kind"], row["file"].partition("/")[2]
            content = packed[kind][name] if kind in packed else folder / row["file"]
            yield Sample(kind, row["expected"], row["note"], Upload(name, content))


def _unpacked(path: Path) -> dict[str, bytes]:
    return {item["name"]: base64.b64decode(item["base64"]) for item in json.loads(path.read_text(encoding="utf-8"))}


def texts(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Language, title and text of every piece: pieces are parted by an empty line, the first line is the title."""
    for path in sorted(folder.glob("*.txt")):
        for piece in path.read_text(encoding="utf-8").split("\n\n"):
            title, _, text = piece.strip().partition("\n")
            if title:
                yield path.stem, title, text or title


def naughty_strings(folder: Path) -> list[str]:
    strings: list[str] = json.loads((folder / "blns.json").read_text(encoding="utf-8"))
    with (folder / "confusable_identifiers.csv").open(encoding="utf-8", newline="") as file:
        return [*strings, *(row["lookalike"] for row in csv.DictReader(file))]
