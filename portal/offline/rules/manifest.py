"""The list of all files of a folder with their SHA-256: made of what is sent, while it is sent."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

Entry = tuple[str, Iterable[bytes]]  # as in core/storage/archive.py


def with_manifest(entries: Iterable[Entry], about: dict[str, Any]) -> Iterator[Entry]:
    """The same entries, then `manifest.json` with `about`, and `SHA256SUMS`, which `sha256sum -c` reads."""
    files: list[dict[str, Any]] = []
    for name, parts in entries:
        digest = hashlib.sha256()
        sizes: list[int] = []
        yield name, _hashed(parts, digest, sizes)
        files.append({"name": name, "bytes": sum(sizes), "sha256": digest.hexdigest()})
    yield "manifest.json", [as_json({**about, "files": files})]
    yield "SHA256SUMS", ["".join(f"{file['sha256']}  {file['name']}\n" for file in files).encode()]


def as_json(facts: Any) -> bytes:
    """Readable by people too; the same facts are the same bytes."""
    return (json.dumps(facts, ensure_ascii=False, indent=1) + "\n").encode()


def _hashed(parts: Iterable[bytes], digest: Any, sizes: list[int]) -> Iterator[bytes]:
    for part in parts:
        digest.update(part)
        sizes.append(len(part))
        yield part
