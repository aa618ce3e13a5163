"""The manifest of the demo's files: what is written for `portal.demo.media`, and how two of them differ."""

import hashlib
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from portal.core.storage.ingest import IngestedFile

Manifest = dict[str, dict[str, Any]]


def described(ingested: IngestedFile, shipped: list[Path]) -> dict[str, Any]:
    """The entry of one file; `shipped` are its variants in their order, perhaps smaller than they were taken in."""
    variants = [
        {**asdict(variant), "path": path.name, "n_bytes": path.stat().st_size, "sha256": sha256(path)}
        for variant, path in zip(ingested.variants, shipped, strict=True)
    ]
    facts = asdict(ingested)
    del facts["reading"]  # in what the demo ships stands nobody's number, address or name
    return {**facts, "variants": variants}


def written(manifest: Manifest) -> str:
    """One line for each file, so that a change shows what changed."""
    lines = [f" {json.dumps(key)}: {json.dumps(entry, ensure_ascii=False)}" for key, entry in sorted(manifest.items())]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def differences(rendered: Manifest, shipped: Manifest) -> list[str]:
    """The keys whose entries are not the same, and of what they differ."""
    lines = [f"{key}: in one of both only" for key in rendered.keys() ^ shipped.keys()]
    for key in rendered.keys() & shipped.keys():
        lines += [f"{key}: {field}" for field in rendered[key] if rendered[key][field] != shipped[key][field]]
    return sorted(lines)


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
